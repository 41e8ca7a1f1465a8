/** Another text comes into the map. */
import { newId } from "../../shared/basics/id";
import { withPublisher } from "../../shared/document/publisher";
import type { Source } from "../../shared/document/types";
import type { Session } from "../session/session";
import { NOTHING_CHOSEN } from "./reading";
import { showSources } from "./source-commands";

/** What is known of a text that came from outside; all of it is data. */
export type FoundText = Pick<Source, "title" | "url" | "author" | "published"> & {
  readonly publisher?: string;
  readonly text: string;
  /** What the person should know about the reading. */
  readonly note?: string;
};

const LONGEST_TITLE = 80;

/** A title from the beginning of a text that has none. */
export function titleOf(text: string): string {
  const line = text.trim().split(/\s*[\n\r]\s*/)[0] ?? "";
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST_TITLE / 2)).trimEnd()}…`;
}

const HALF_SIGN = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Line ends as in every text of a map, and nothing that no file could hold. */
export function cleanText(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u0000", "")
    .replace(HALF_SIGN, "\uFFFD");
}

/** Adds the text as a source, and shows it with the keyboard in it. Answers whether there was anything to add. */
export function addSource(session: Session, found: FoundText): boolean {
  const text = cleanText(found.text);
  if (text.trim() === "") {
    session.say("There is no text in it. Nothing was added.", "refusal");
    return false;
  }
  const { title, text: _, publisher = "", note, ...details } = found;
  const bare: Source = { id: newId(), title: title.trim() || titleOf(text), text, ...details };
  const source = withPublisher(bare, publisher);
  session.seal();
  if (!session.edit({ type: "source-add", source })) return false;
  session.seal();
  showSources(session, { ...NOTHING_CHOSEN, source: source.id, mode: "read", review: null });
  session.say([`Source added: ${source.title}`, note ?? ""].filter((part) => part !== "").join(". "));
  return true;
}
