/** Files that a person drops on the pane or picks: the page reads the file object itself, no path is known to it. */
import { decodeText } from "../../shared/sources/decode-text";
import type { Session } from "../session/session";
import { addSource } from "./add-source";

/** What the file picker offers. */
export const ACCEPTED_FILES = ".txt,.text,.md,.markdown,text/plain,text/markdown";

/** The text of a source is a part of the map's file, which has its own limit. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** Adds each of the files as a source; says of those that can't be read why not. */
export async function readDropped(session: Session, files: readonly File[]): Promise<void> {
  for (const file of files) await readOne(session, file);
}

async function readOne(session: Session, file: File): Promise<void> {
  const refuse = (why: string) => session.say(`${file.name}: ${why} Nothing was added.`, "refusal");
  if (file.size > LARGEST_FILE) return refuse("The file is larger than 32 MiB.");
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return refuse("The file could not be read.");
  const text = decodeText(new Uint8Array(bytes));
  if (text === null) return refuse("It holds no text.");
  addSource(session, { title: file.name.replace(/\.[^.]+$/, ""), text });
}
