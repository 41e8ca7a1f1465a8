/** Files that a person drops on the pane or picks: the page reads the file object itself, no path is known to it. */
import type { Result } from "../../shared/basics/result";
import { type ReadProblem, type ReadText, readProblemSentence } from "../../shared/sources/read/reading";
import type { Session } from "../session/session";
import type { SourceMessage, SourceRequest } from "../workers/source-worker";
import { startWorker } from "../workers/start-worker";
import { addSource } from "./add-source";
import { replaceSource } from "./replace-source";

/** What the file picker offers. */
export const ACCEPTED_FILES =
  ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx,text/plain,text/markdown,text/html";

/** A PDF is mostly pictures and letter shapes, so it may be far larger than its text. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** Reading that takes longer shows, with a way out. */
const SHOW_AFTER_MS = 500;

/** The part of a `Worker` that reading needs. */
export interface SourceWorker {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(request: SourceRequest): void;
  terminate(): void;
}

const startReader = (): SourceWorker => startWorker("source");

/** Adds each of the files as a source; says of those that can't be read why not. */
export async function readDropped(session: Session, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const read = await readOne(session, file);
    if (read) addSource(session, { ...read, title: read.title.trim() || file.name.replace(/\.[^.]+$/, "") });
  }
}

/** The text of the file takes the place of a source's text; what the map says about the source stays. */
export async function readEdition(session: Session, id: string, file: File): Promise<void> {
  const read = await readOne(session, file);
  if (read) await replaceSource(session, id, read.text, { note: read.note ?? "" });
}

/** What the file says; null where that was told to the person, or the map is gone for which it was meant. */
async function readOne(session: Session, file: File): Promise<ReadText | null> {
  const refuse = (problem: ReadProblem) => {
    session.say(`${file.name}: ${readProblemSentence(problem)}`, "refusal");
    return null;
  };
  if (file.size > LARGEST_FILE) return refuse("too-large");
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return refuse("broken");
  const map = session.get().open?.recoveryKey;
  const read = await readFile(session, { name: file.name, bytes: new Uint8Array(bytes) });
  if (read === "cancelled") {
    session.say(`Reading ${file.name} was cancelled. Nothing was added.`);
    return null;
  }
  // Another map may have been opened meanwhile; the text was not meant for that.
  if (session.get().open?.recoveryKey !== map) return null;
  return read.ok ? read.value : refuse(read.error);
}

/** A library in the worker may speak over the same port. */
function isOurs(data: unknown): data is SourceMessage {
  return typeof data === "object" && data !== null && "of" in data && data.of === "source";
}

/** What the file says, or why it says nothing; read in a worker that is ended afterwards, come what may. */
export function readFile(
  session: Session,
  request: SourceRequest,
  makeWorker: () => SourceWorker = startReader,
): Promise<Result<ReadText, ReadProblem> | "cancelled"> {
  return new Promise((answer) => {
    const worker = makeWorker();
    let share: number | null = null;
    let shows = false;
    const show = () => {
      shows = true;
      session.set({ busy: { label: `Reading ${request.name}`, progress: share, cancel } });
    };
    const timer = setTimeout(show, SHOW_AFTER_MS);
    const end = (outcome: Result<ReadText, ReadProblem> | "cancelled") => {
      clearTimeout(timer);
      worker.terminate();
      if (session.get().busy?.cancel === cancel) session.set({ busy: null });
      answer(outcome);
    };
    const cancel = () => end("cancelled");
    const fail = () => end({ ok: false, error: "broken" });
    worker.onmessage = ({ data }) => {
      if (!isOurs(data)) return;
      if ("read" in data) return end(data.read);
      share = data.share;
      if (shows) show();
    };
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.postMessage(request);
  });
}
