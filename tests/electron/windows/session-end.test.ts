import { describe, expect, test } from "vitest";
import type { MapWindow } from "../../../electron/windows/map-window";
import { createSessionEnd } from "../../../electron/windows/session-end";

/** A session with one page for each promise; the test says when two seconds are over. */
function session(pages: readonly Promise<void>[]) {
  const done: string[] = [];
  let timeIsUp = () => {};
  const wait = new Promise<void>((resolve) => {
    timeIsUp = resolve;
  });
  const windows = pages.map((kept, at) => ({
    askToKeep: () => {
      done.push(`asked ${at}`);
      return kept;
    },
  }));
  const end = createSessionEnd(
    {
      windows: () => windows as unknown as readonly MapWindow[],
      clock: { now: () => 0, wait: () => wait },
      noMoreQuestions: () => done.push("no more questions"),
    },
    () => done.push("exit"),
  );
  return { end, done, timeIsUp: () => timeIsUp() };
}

const never = new Promise<void>(() => {});

describe("the end of a session", () => {
  test("waits until every page has kept its work, and asks nobody", async () => {
    const { end, done } = session([Promise.resolve(), Promise.resolve()]);
    await end.ends();
    expect(done).toEqual(["no more questions", "asked 0", "asked 1", "exit"]);
  });

  test("waits no longer than two seconds for a page that does not answer", async () => {
    const { end, done, timeIsUp } = session([Promise.resolve(), never]);
    const ending = end.ends();
    expect(done).not.toContain("exit");
    timeIsUp();
    await ending;
    expect(done.at(-1)).toBe("exit");
  });

  test("comes once, however many signals there are", async () => {
    const { end, done } = session([Promise.resolve()]);
    await Promise.all([end.ends(), end.ends()]);
    expect(done.filter((what) => what === "exit")).toHaveLength(1);
  });

  test("that may still be called off keeps the work and ends nothing", async () => {
    const { end, done } = session([Promise.resolve()]);
    await end.mayEnd();
    expect(done).toEqual(["asked 0"]);
    await end.mayEnd();
    expect(done).toEqual(["asked 0", "asked 0"]);
  });
});
