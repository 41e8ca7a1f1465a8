import { expect, test } from "vitest";
import { runInSteps } from "../../../renderer/session/in-steps";

/** A step that takes a while by the clock that the work is timed by. */
function takeTime(): void {
  const until = performance.now() + 4;
  while (performance.now() < until);
}

test("all steps are done, in order, and their result comes back", async () => {
  const done: number[] = [];
  function* steps() {
    for (let at = 0; at < 50; at += 1) {
      done.push(at);
      yield;
    }
    return "result";
  }
  expect(await runInSteps(steps())).toBe("result");
  expect(done).toEqual(Array.from({ length: 50 }, (_, at) => at));
});

test("what waits gets its turn before long work is over", async () => {
  const order: string[] = [];
  function* steps() {
    for (let at = 0; at < 12; at += 1) {
      takeTime();
      yield;
    }
    order.push("work");
  }
  setTimeout(() => order.push("other"), 0);
  await runInSteps(steps());
  expect(order).toEqual(["other", "work"]);
});

test("what a step throws comes out", async () => {
  function* steps() {
    yield;
    throw new Error("a fault");
  }
  await expect(runInSteps(steps())).rejects.toThrow("a fault");
});
