/** The page and the export worker, with the worker's part played by its own flow and a source of pieces. */
import { expect, test } from "vitest";
import { type ExportWorker, exportInWorker, type TakePiece } from "../../../renderer/export/export-map";
import { bytesToFile } from "../../../renderer/export/export-to-file";
import { createFlow, MOST_AHEAD } from "../../../renderer/export/flow";
import type { ExportNews, ToExportWorker } from "../../../renderer/export/messages";
import { err, ok } from "../../../shared/basics/result";
import type { Bridge } from "../../../shared/bridge/bridge";
import { LARGEST_PIECE } from "../../../shared/bridge/export-pieces";
import { cancelled, done, problem } from "../../../shared/bridge/reply";
import { EMPTY_MAP } from "../../../shared/document/types";

const ORDER = {
  map: EMPTY_MAP,
  request: {
    format: "png",
    scale: 1,
    theme: "light",
    background: "theme",
    margin: 0,
    title: false,
    legend: false,
  },
} as const;

/** A worker that has so many pieces, numbered, and says how it went. */
function fakeWorker(count: number, end: ExportNews = { type: "done" }) {
  const flow = createFlow();
  const state = { sent: 0, taken: 0, mostAhead: 0, isTerminated: false };
  const worker: ExportWorker = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    terminate: () => {
      state.isTerminated = true;
    },
    postMessage: (message: ToExportWorker) => {
      if (message.type === "order") void work();
      else {
        state.taken += 1;
        flow.taken();
      }
    },
  };
  // A message comes later than it was sent, also from a worker that was ended meanwhile.
  const tell = (news: ExportNews) =>
    void Promise.resolve().then(() => worker.onmessage?.(new MessageEvent("message", { data: news })));
  const work = async () => {
    for (let at = 0; at < count; at += 1) {
      await flow.room();
      if (state.isTerminated) return;
      state.sent += 1;
      state.mostAhead = Math.max(state.mostAhead, state.sent - state.taken);
      tell({ type: "progress", done: at / count });
      tell({ type: "piece", bytes: Uint8Array.of(at) });
    }
    tell(end);
  };
  return { state, start: () => worker };
}

/** Takes pieces, each when the test says so. */
function slowShell() {
  const got: number[] = [];
  let go: () => void = () => undefined;
  const take: TakePiece = (bytes) =>
    new Promise((resolve) => {
      go = () => {
        got.push(bytes[0] ?? -1);
        resolve(ok(null));
      };
    });
  return { got, take, next: () => go() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("pieces are taken in order, one at a time, and the end comes after the last", async () => {
  const got: number[] = [];
  let busy = 0;
  const take: TakePiece = async (bytes) => {
    busy += 1;
    expect(busy).toBe(1);
    await turn();
    got.push(bytes[0] ?? -1);
    busy -= 1;
    return ok(null);
  };
  const { start, state } = fakeWorker(50);
  const progress: number[] = [];
  const control = { onProgress: (part: number) => void progress.push(part) };
  expect(await exportInWorker(ORDER, take, control, start)).toEqual(ok(null));
  expect(got).toEqual(Array.from({ length: 50 }, (_, at) => at));
  expect(progress).toHaveLength(50);
  expect(state.isTerminated).toBe(true);
});

test("the worker is never more than a few pieces ahead of the shell", async () => {
  const { start, state } = fakeWorker(30);
  const shell = slowShell();
  const made = exportInWorker(ORDER, shell.take, {}, start);
  for (let taken = 0; taken < 30; taken += 1) {
    await turn();
    expect(state.sent).toBe(Math.min(30, taken + MOST_AHEAD));
    shell.next();
  }
  expect(await made).toEqual(ok(null));
  expect(state.mostAhead).toBe(MOST_AHEAD);
});

test("cancelled while the shell is writing: the worker is ended at once, and nothing more is given", async () => {
  const { start, state } = fakeWorker(30);
  const shell = slowShell();
  const stop = new AbortController();
  const made = exportInWorker(ORDER, shell.take, { signal: stop.signal }, start);
  await turn();
  shell.next();
  await turn();
  stop.abort();
  expect(await made).toEqual(err({ kind: "cancelled" }));
  expect(state.isTerminated).toBe(true);
  shell.next();
  await turn();
  expect(shell.got).toEqual([0, 1]);
});

test("a shell that can't write any more ends it with its reason", async () => {
  const full = { kind: "not-written", problem: problem("disk-full", "The disk is full.").problem } as const;
  const { start, state } = fakeWorker(30);
  let count = 0;
  const take: TakePiece = async () => (++count < 3 ? ok(null) : err(full));
  expect(await exportInWorker(ORDER, take, {}, start)).toEqual(err(full));
  expect(state.isTerminated).toBe(true);
  expect(count).toBe(3);
});

test("a shell that breaks, and a worker that breaks half way, are failures with a reason", async () => {
  const breaks: TakePiece = () => Promise.reject(new Error("gone"));
  expect(await exportInWorker(ORDER, breaks, {}, fakeWorker(3).start)).toEqual(
    err({ kind: "failed", message: "gone" }),
  );
  const { start } = fakeWorker(3, { type: "failed", message: "out of memory" });
  expect(await exportInWorker(ORDER, async () => ok(null), {}, start)).toEqual(
    err({ kind: "failed", message: "out of memory" }),
  );
});

/** A shell that keeps what it is told, and does what the test says at each step. */
function shellWith(change: Partial<Bridge> = {}) {
  const calls: string[] = [];
  const pieces: number[] = [];
  return {
    calls,
    pieces,
    beginExport: async () => done("1"),
    addToExport: async (_id: string, bytes: Uint8Array) => {
      pieces.push(bytes.length);
      return done(null);
    },
    finishExport: async () => {
      calls.push("finish");
      return done({ name: "x.csv" });
    },
    dropExport: async () => void calls.push("drop"),
    ...change,
  };
}

const FILE = { suggestedName: "x.csv", kind: "csv" } as const;

test("bytes that are there already go in pieces too", async () => {
  const shell = shellWith();
  expect(await bytesToFile(shell, FILE, new Uint8Array(2 * LARGEST_PIECE + 5))).toEqual(
    done({ name: "x.csv" }),
  );
  expect(shell.pieces).toEqual([LARGEST_PIECE, LARGEST_PIECE, 5]);
  expect(shell.calls).toEqual(["finish"]);
});

test("a person who names no file, and a shell that says no, are answered as they answered", async () => {
  const closed = shellWith({ beginExport: async () => cancelled });
  expect(await bytesToFile(closed, FILE, new Uint8Array(3))).toEqual(cancelled);
  expect(closed.calls).toEqual([]);
  const full = problem("disk-full", "The disk is full.");
  const refusing = shellWith({ addToExport: async () => full });
  expect(await bytesToFile(refusing, FILE, new Uint8Array(3))).toEqual(full);
  expect(refusing.calls).toEqual(["drop"]);
});
