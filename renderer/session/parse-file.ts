/** From the bytes of a file to a map, without stopping the page: a large file is read in a worker that can be ended. */
import { deepFreeze } from "../../shared/basics/deep-freeze";
import { err, type Result } from "../../shared/basics/result";
import { pictureKind } from "../../shared/exchange/embedded-map";
import { type Content, openContent } from "../../shared/exchange/open-content";
import type { OpenProblem } from "../../shared/format/problems";
import type { Measure } from "../../shared/layout/measure";
import { adoptLayout, type PreparedLayout, preparingSteps } from "../../shared/layout/prepared";
import { startWorker } from "../workers/start-worker";
import { nextTurn, runInSteps } from "./in-steps";
import type { Session } from "./session";
import { SHOW_BUSY_AFTER_MS } from "./state";

export type ParsedFile = Result<Content, OpenProblem>;

/** What the worker answers. */
export interface ParseAnswer {
  readonly parsed: ParsedFile;
  /** Null where there is no map, or its texts could not be measured there. */
  readonly layout: PreparedLayout | null;
}

/** The part of a `Worker` that reading needs. */
export interface ParseWorker {
  onmessage: ((event: MessageEvent<ParseAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(bytes: Uint8Array): void;
  terminate(): void;
}

/** Smaller files are read in a moment, sooner than a worker would start. */
const WORKER_FROM_BYTES = 1024 * 1024;

const startParser = (): ParseWorker => startWorker("parse");

/** A small file of text. A picture may hold far more than its size tells. */
function isQuick(bytes: Uint8Array): boolean {
  return bytes.byteLength < WORKER_FROM_BYTES && pictureKind(bytes) === null;
}

/** What crosses from a worker is a copy, and copies are not frozen. */
function taken({ parsed, layout }: ParseAnswer, measure: Measure): ParsedFile {
  const frozen = deepFreeze(parsed);
  if (frozen.ok && layout) adoptLayout(frozen.value.map, measure, layout);
  return frozen;
}

/** The map in the bytes, behind the person's back: nothing shows, and what they are opening goes on. */
export function parseBehind(
  session: Session,
  bytes: Uint8Array,
  makeWorker: () => ParseWorker = startParser,
): Promise<ParsedFile> {
  if (isQuick(bytes)) return openContent(bytes);
  return new Promise((answer) => {
    const worker = makeWorker();
    const end = (outcome: ParsedFile) => {
      worker.terminate();
      answer(outcome);
    };
    worker.onmessage = (event) => end(taken(event.data, session.measure));
    const fail = () => end(err({ kind: "unreadable", detail: "reading it failed half way" }));
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.postMessage(bytes);
  });
}

/** The reading that goes on in each window; the next one ends it. */
const running = new WeakMap<Session, () => void>();

/** With fewer nodes than this the canvas measures and routes them itself, in a moment. */
const PREPARED_FROM_NODES = 200;

/** Reads a small file; what shows of a map with many nodes is got ready in steps. */
async function parseHere(session: Session, bytes: Uint8Array): Promise<ParsedFile | "cancelled"> {
  const parsed = await openContent(bytes);
  if (!parsed.ok || parsed.value.map.nodes.length < PREPARED_FROM_NODES) return parsed;
  let isCancelled = false;
  const cancel = () => {
    isCancelled = true;
  };
  running.set(session, cancel);
  await runInSteps(preparingSteps(parsed.value.map, session.measure));
  if (isCancelled) return "cancelled";
  running.delete(session);
  return parsed;
}

/** The map in the bytes, or why there is none; "cancelled" where the person stopped it or opened something else. */
export function parseFile(
  session: Session,
  name: string,
  bytes: Uint8Array,
  makeWorker: () => ParseWorker = startParser,
): Promise<ParsedFile | "cancelled"> {
  running.get(session)?.();
  if (isQuick(bytes)) return parseHere(session, bytes);
  return new Promise((answer) => {
    const worker = makeWorker();
    const timer = setTimeout(
      () => session.set({ busy: { label: `Opening ${name}`, progress: null, cancel } }),
      SHOW_BUSY_AFTER_MS,
    );
    let isOver = false;
    const end = (outcome: ParsedFile | "cancelled") => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      worker.terminate();
      running.delete(session);
      if (session.get().busy?.cancel === cancel) session.set({ busy: null });
      answer(outcome);
    };
    const cancel = () => end("cancelled");
    running.set(session, cancel);
    worker.onmessage = async (event) => {
      const parsed = taken(event.data, session.measure);
      // Taking it over and showing it are a long stretch each.
      await nextTurn();
      end(parsed);
    };
    const fail = () => end(err({ kind: "unreadable", detail: "reading it failed half way" }));
    worker.onerror = fail;
    worker.onmessageerror = fail;
    worker.postMessage(bytes);
  });
}
