/** From the bytes of a file to a map, without stopping the page: a large file is read in a worker that can be ended. */
import { deepFreeze } from "../../shared/basics/deep-freeze";
import { err, type Result } from "../../shared/basics/result";
import { type Content, openContent } from "../../shared/exchange/open-content";
import type { OpenProblem } from "../../shared/format/problems";
import type { Session } from "./session";

export type ParsedFile = Result<Content, OpenProblem>;

/** The part of a `Worker` that reading needs. */
export interface ParseWorker {
  onmessage: ((event: MessageEvent<ParsedFile>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(bytes: Uint8Array): void;
  terminate(): void;
}

/** Smaller files are read in a moment, sooner than a worker would start. */
const WORKER_FROM_BYTES = 1024 * 1024;
/** How long reading may take before it is shown as work. */
const SHOW_BUSY_AFTER_MS = 500;

const startWorker = (): ParseWorker =>
  new Worker(new URL("../workers/parse-worker.ts", import.meta.url), { type: "module" });

/** The reading that goes on in each window; the next one ends it. */
const running = new WeakMap<Session, () => void>();

/** The map in the bytes, or why there is none; "cancelled" where the person stopped it or opened something else. */
export function parseFile(
  session: Session,
  name: string,
  bytes: Uint8Array,
  makeWorker: () => ParseWorker = startWorker,
): Promise<ParsedFile | "cancelled"> {
  running.get(session)?.();
  if (bytes.byteLength < WORKER_FROM_BYTES) return openContent(bytes);
  return new Promise((answer) => {
    const worker = makeWorker();
    const timer = setTimeout(
      () => session.set({ busy: { label: `Opening ${name}`, progress: null, cancel } }),
      SHOW_BUSY_AFTER_MS,
    );
    const end = (outcome: ParsedFile | "cancelled") => {
      clearTimeout(timer);
      worker.terminate();
      running.delete(session);
      if (session.get().busy?.cancel === cancel) session.set({ busy: null });
      answer(outcome);
    };
    const cancel = () => end("cancelled");
    running.set(session, cancel);
    // What crosses from a worker is a copy, and copies are not frozen.
    worker.onmessage = (event) => end(deepFreeze(event.data));
    worker.onerror = () => end(err({ kind: "unreadable", detail: "reading it failed half way" }));
    worker.postMessage(bytes);
  });
}
