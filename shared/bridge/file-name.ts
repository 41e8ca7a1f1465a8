/** File names as they are shown and suggested: a name comes from a map's title or a stranger's file. */
import { DECEPTIVE } from "./deceptive";

/** Characters that turn text around or hide it: "gpj.argmap" must not read as "pamgra.jpg". */
const DECEIVING = new RegExp(`[${DECEPTIVE}]`, "gu");

/** The name with deceptive characters made visible. */
export function shownName(name: string): string {
  return name.replace(DECEIVING, "\u{fffd}");
}

const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST_STEM = 100;

/** A name that every system accepts for a new file, with the extension: never a path, never empty. */
export function suggestedFileName(title: string, extension: string): string {
  const bare = title.toLowerCase().endsWith(extension) ? title.slice(0, -extension.length) : title;
  const clean = bare
    .replace(DECEIVING, "")
    .replace(/[/\\:*?"<>|]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const stem = [...clean].slice(0, LONGEST_STEM).join("").trim();
  if (stem === "") return `Untitled${extension}`;
  return `${RESERVED_ON_WINDOWS.test(stem) ? `${stem} map` : stem}${extension}`;
}
