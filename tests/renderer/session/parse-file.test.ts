import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ParseAnswer, type ParseWorker, parseFile } from "../../../renderer/session/parse-file";
import type { Session } from "../../../renderer/session/session";
import { openContent } from "../../../shared/exchange/open-content";
import { serialise } from "../../../shared/format/serialise";
import { prepareLayout } from "../../../shared/layout/prepared";
import { fakeShell } from "./fake-shell";
import { bytes, MAP, MAP_BYTES, newSession } from "./session-parts";

const LARGE = bytes(serialise({ ...MAP, sources: [{ id: "s", title: "S", text: "x".repeat(1024 * 1024) }] }));

interface FakeWorker extends ParseWorker {
  ended: boolean;
  /** Answers as a worker does: with a copy. */
  answer: () => Promise<void>;
}

let session: Session;
let workers: FakeWorker[];

const makeWorker = (): ParseWorker => {
  let given: Uint8Array = new Uint8Array();
  const worker: FakeWorker = {
    ended: false,
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (sent) => {
      given = sent;
    },
    terminate: () => {
      worker.ended = true;
    },
    answer: async () => {
      const parsed = await openContent(given);
      const layout = parsed.ok ? prepareLayout(parsed.value.map, session.measure) : null;
      const data: ParseAnswer = structuredClone({ parsed, layout });
      worker.onmessage?.({ data } as MessageEvent<ParseAnswer>);
    },
  };
  workers.push(worker);
  return worker;
};

const parseLarge = (name = "large.argmap") => parseFile(session, name, LARGE, makeWorker);

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  session = newSession(fakeShell().bridge);
});
afterEach(() => vi.useRealTimers());

describe("a small file with many nodes", () => {
  const file = (text: string) =>
    bytes(
      serialise({
        ...MAP,
        nodes: Array.from({ length: 4000 }, (_, at) => ({
          id: `n${at}`,
          kind: "motive" as const,
          text,
          x: at * 300,
          y: 0,
        })),
        edges: [],
      }),
    );

  test("is read in steps, without a worker", async () => {
    vi.useRealTimers();
    const parsed = await parseFile(session, "many.argmap", file("Some words"), makeWorker);
    expect(parsed).toMatchObject({ ok: true });
    expect(workers).toEqual([]);
  });

  test("gives way to the next file", async () => {
    vi.useRealTimers();
    const first = parseFile(session, "first.argmap", file("First"), makeWorker);
    // Its turn comes when the first has stopped to let others have theirs.
    await new Promise((turn) => setTimeout(turn, 0));
    const second = parseFile(session, "second.argmap", file("Second"), makeWorker);
    expect(await second).toMatchObject({ ok: true, value: { map: { nodes: { 0: { text: "Second" } } } } });
    expect(await first).toBe("cancelled");
  });
});

describe("a small file", () => {
  test("is read at once", async () => {
    const parsed = await parseFile(session, "small.argmap", MAP_BYTES, makeWorker);
    expect(parsed).toMatchObject({ ok: true, value: { map: MAP } });
    expect(workers).toEqual([]);
  });

  test("that is a picture is read in a worker: it may hold much more than it weighs", async () => {
    const picture = bytes('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    const parsing = parseFile(session, "small.svg", picture, makeWorker);
    await workers[0]?.answer();
    expect(await parsing).toMatchObject({ ok: false, error: { kind: "not-argmap", picture: "no-map" } });
  });
});

describe("a large file", () => {
  test("is read in a worker, and comes out frozen", async () => {
    const parsing = parseLarge();
    await workers[0]?.answer();
    const parsed = await parsing;
    expect(parsed).toMatchObject({ ok: true, value: { map: { title: MAP.title } } });
    if (parsed === "cancelled" || !parsed.ok) throw new Error("not read");
    expect(Object.isFrozen(parsed.value.map.nodes[0])).toBe(true);
    expect(workers[0]?.ended).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(session.get().busy).toBeNull();
  });

  test("shows as work after a moment, and can be stopped", async () => {
    const parsing = parseLarge();
    vi.advanceTimersByTime(200);
    expect(session.get().busy).toBeNull();
    vi.advanceTimersByTime(200);
    expect(session.get().busy?.label).toBe("Opening large.argmap");
    session.get().busy?.cancel();
    expect(await parsing).toBe("cancelled");
    expect(session.get().busy).toBeNull();
    expect(workers[0]?.ended).toBe(true);
  });

  test("gives way to the next one", async () => {
    const first = parseLarge("first.argmap");
    const second = parseLarge("second.argmap");
    expect(await first).toBe("cancelled");
    await workers[1]?.answer();
    expect(await second).toMatchObject({ ok: true });
    expect(workers.map((worker) => worker.ended)).toEqual([true, true]);
  });

  test("whose answer does not come across is a problem too", async () => {
    const parsing = parseLarge();
    workers[0]?.onmessageerror?.({} as MessageEvent);
    expect(await parsing).toMatchObject({ ok: false, error: { kind: "unreadable" } });
  });

  test("that breaks the worker is a problem, not a silence", async () => {
    const parsing = parseLarge();
    workers[0]?.onerror?.({} as ErrorEvent);
    expect(await parsing).toMatchObject({ ok: false, error: { kind: "unreadable" } });
  });
});
