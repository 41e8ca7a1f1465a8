import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  answerUnsaved,
  closeMap,
  handleShellEvent,
  newMap,
  openOpened,
  save,
} from "../../../renderer/session/files";
import { discardLostMap, findLostMaps, restoreLostMap } from "../../../renderer/session/lost-maps";
import { type Recovery, watchRecovery } from "../../../renderer/session/recovery";
import type { Session } from "../../../renderer/session/session";
import { isModified, windowName } from "../../../renderer/session/state";
import { type FakeShell, fakeShell } from "./fake-shell";
import { editMap, MAP_BYTES, newSession, text } from "./session-parts";

let shell: FakeShell;
let session: Session;
let recovery: Recovery;
let page: EventTarget;
let leaving: EventTarget;

const start = () => {
  page = new EventTarget();
  leaving = new EventTarget();
  session = newSession(shell.bridge);
  recovery = watchRecovery(session, page, leaving);
};

beforeEach(async () => {
  vi.useFakeTimers();
  shell = fakeShell();
  shell.files.set("kursk", { name: "kursk.argmap", bytes: MAP_BYTES, readOnly: false });
  start();
  await openOpened(session, { file: "kursk", name: "kursk.argmap", bytes: MAP_BYTES, readOnly: false });
});

afterEach(() => {
  recovery.stop();
  vi.useRealTimers();
});

const key = () => session.get().open?.recoveryKey ?? "";
const copy = () => text(shell.copies.get(key())?.bytes);
/** Lets a second of the clock go by. */
const second = () => vi.advanceTimersByTimeAsync(1000);

describe("keeping copies", () => {
  test("keeps none of a map that is as its file", async () => {
    session.select(["d"]);
    await second();
    expect(shell.calls).toEqual([]);
  });

  test("keeps a change within a second, under the name of the file", async () => {
    const words = editMap(session);
    await second();
    expect(copy()).toContain(words);
    expect(shell.copies.get(key())?.name).toBe("kursk.argmap");
    await second();
    expect(shell.calls).toEqual([`keep ${key()}`]);
  });

  test("keeps a copy every second while the person goes on typing", async () => {
    let words = "";
    for (let tenth = 0; tenth < 20; tenth += 1) {
      words = editMap(session);
      await vi.advanceTimersByTimeAsync(100);
      if (tenth === 10) expect(copy()).toContain("Edited");
    }
    await second();
    expect(copy()).toContain(words);
    expect(shell.calls.length).toBeLessThanOrEqual(4);
  });

  test.each([
    ["the page is hidden", () => page.dispatchEvent(new Event("visibilitychange"))],
    ["the page goes away", () => leaving.dispatchEvent(new Event("pagehide"))],
  ])("keeps a copy at once when %s", async (_, leave) => {
    const words = editMap(session);
    leave();
    await recovery.settled();
    expect(copy()).toContain(words);
  });

  test("waits for a slow shell and then keeps the newest", async () => {
    const held = shell.hold();
    editMap(session);
    await second();
    editMap(session);
    await second();
    const words = editMap(session);
    await second();
    expect(shell.calls).toHaveLength(1);
    held.release();
    await vi.advanceTimersByTimeAsync(2000);
    expect(shell.calls).toHaveLength(2);
    expect(copy()).toContain(words);
  });

  test("says once that no copy can be kept, and tries again with the next change", async () => {
    shell.copyFails = true;
    editMap(session);
    await second();
    expect(session.get().status).toMatchObject({ tone: "refusal" });
    expect(session.get().status.text).toContain("can't keep a copy");
    session.say("Something else.");
    editMap(session);
    await second();
    expect(session.get().status.text).not.toContain("can't keep a copy");
    shell.copyFails = false;
    const words = editMap(session);
    await second();
    expect(copy()).toContain(words);
  });

  test("tries a failed copy again when the page is hidden", async () => {
    shell.copyFails = true;
    const words = editMap(session);
    await second();
    shell.copyFails = false;
    page.dispatchEvent(new Event("visibilitychange"));
    await recovery.settled();
    expect(copy()).toContain(words);
  });
});

describe("dropping copies", () => {
  beforeEach(async () => {
    editMap(session);
    await second();
    expect(shell.copies.size).toBe(1);
  });

  test("after a save", async () => {
    await save(session);
    await recovery.settled();
    expect(shell.copies.size).toBe(0);
  });

  test("not after a save that missed the last edit", async () => {
    const held = shell.hold();
    const saving = save(session);
    const words = editMap(session);
    held.release();
    await saving;
    await second();
    expect(copy()).toContain(words);
  });

  test("when the changes are undone", async () => {
    session.undo();
    await recovery.settled();
    expect(shell.copies.size).toBe(0);
  });

  test("when the map is closed and its changes are given up", async () => {
    closeMap(session);
    expect(shell.copies.size).toBe(1);
    await answerUnsaved(session, "discard");
    await recovery.settled();
    expect(shell.copies.size).toBe(0);
  });

  test("also where a copy was still on its way", async () => {
    const held = shell.hold();
    editMap(session);
    recovery.flush();
    session.undo();
    session.undo();
    held.release();
    await recovery.settled();
    expect(shell.copies.size).toBe(0);
  });

  test("before the window closes after a save", async () => {
    const held = shell.holdDrops();
    const closing = handleShellEvent(session, { type: "save-and-close" }, () => undefined);
    await vi.advanceTimersByTimeAsync(100);
    held.release();
    await closing;
    expect(shell.calls.slice(-3)).toEqual(["save", `drop ${key()}`, "closeNow"]);
  });
});

describe("lost maps", () => {
  let words: string;
  let lostKey: string;

  beforeEach(async () => {
    words = editMap(session);
    await second();
    lostKey = key();
    // The window dies, and another one starts.
    recovery.stop();
    start();
    await findLostMaps(session);
  });

  const lost = () => session.get().recoveries;

  test("are offered by name", () => {
    expect(lost()).toEqual([{ id: lostKey, name: "kursk.argmap", edited: 0 }]);
  });

  test("come back as unsaved maps under their old name, with a copy of their own", async () => {
    await restoreLostMap(session, lost()[0]!);
    expect(session.map()?.nodes[0]?.text).toBe(words);
    expect(windowName(session.get().open)).toBe("kursk.argmap");
    expect(isModified(session.get().open)).toBe(true);
    expect(session.get().open?.file).toBeNull();
    expect(lost()).toEqual([]);
    await second();
    expect([...shell.copies.keys()]).toEqual([key()]);
    expect(key()).not.toBe(lostKey);
    await save(session);
    expect(shell.suggested).toEqual(["kursk.argmap"]);
  });

  test("leave no copy when they are saved at once", async () => {
    await restoreLostMap(session, lost()[0]!);
    shell.newName = "kept.argmap";
    await save(session);
    await vi.advanceTimersByTimeAsync(100);
    expect(shell.copies.size).toBe(0);
  });

  test("stay where the restored map can't be kept", async () => {
    shell.copyFails = true;
    await restoreLostMap(session, lost()[0]!);
    await second();
    expect([...shell.copies.keys()]).toEqual([lostKey]);
  });

  test("are gone for good when discarded", async () => {
    await discardLostMap(session, lost()[0]!);
    expect(lost()).toEqual([]);
    expect(shell.copies.size).toBe(0);
  });

  test("that another window took are no longer offered", async () => {
    shell.copies.clear();
    await restoreLostMap(session, lost()[0]!);
    expect(session.get().open).toBeNull();
    expect(lost()).toEqual([]);
    expect(session.get().status.tone).toBe("refusal");
  });

  test("that can't be read say so and stay", async () => {
    shell.copies.set(lostKey, { name: "kursk.argmap", bytes: new Uint8Array([0, 0]), edited: 0 });
    await restoreLostMap(session, lost()[0]!);
    expect(session.get().dialog).toMatchObject({ type: "problem", name: "kursk.argmap" });
    expect(shell.copies.size).toBe(1);
    expect(lost()).toHaveLength(1);
  });
});

test("a new map is kept under its title once there is something in it", async () => {
  newMap(session);
  await second();
  expect(shell.copies.size).toBe(0);
  session.edit({ type: "title", title: "Kursk" });
  await second();
  expect(shell.copies.get(key())?.name).toBe("Kursk");
});
