/** The clipboard while the keyboard is in the text of a source: words go out of it, another text comes in. */
import type { Session } from "../session/session";
import { addSource } from "./add-source";
import { currentSource } from "./mark";
import { readDropped } from "./read-files";

/** Events of the clipboard name the body where no text is selected, so the focus tells. */
export function isReading(): boolean {
  return document.activeElement?.closest('[data-keys="source"]') != null;
}

/** Copies the chosen words. Answers whether there were any. */
export function copyWords(session: Session, data: DataTransfer | null): boolean {
  const { span } = session.get().reading;
  const words = span ? (currentSource(session)?.text ?? "").slice(span.start, span.end) : "";
  if (words === "") return false;
  data?.setData("text/plain", words);
  session.say("Words copied.");
  return true;
}

/** The page of HTML on the clipboard, where there is no plain text beside it; null where there is. */
export function pageAlone(data: DataTransfer | null): File | null {
  const html = data?.getData("text/html") ?? "";
  if (html === "" || (data?.getData("text/plain") ?? "").trim() !== "") return null;
  return new File([html], "Clipboard.html");
}

/** What is on the clipboard becomes another source. */
export function pasteSource(session: Session, data: DataTransfer | null): void {
  const page = pageAlone(data);
  if (page) void readDropped(session, [page]);
  else addSource(session, { title: "", text: data?.getData("text/plain") ?? "" });
}
