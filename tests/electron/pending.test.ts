import { expect, test } from "vitest";
import { createPendingWork } from "../../electron/pending";

test("quitting waits for what is under way, and not for what is done", async () => {
  const pending = createPendingWork();
  const events: string[] = [];
  const event = { preventDefault: () => events.push("put off") };
  pending.willQuit(event, () => events.push("quit"));
  expect(events).toEqual([]);

  let finish = (): void => {};
  const task = new Promise<void>((resolve) => {
    finish = resolve;
  });
  pending.add("a task", task);
  const quit = new Promise<void>((resolve) => pending.willQuit(event, resolve));
  expect(events).toEqual(["put off"]);
  finish();
  await quit;
  pending.willQuit(event, () => events.push("quit"));
  expect(events).toEqual(["put off"]);
});
