import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  answerUnsaved,
  closeMap,
  handleShellEvent,
  newMap,
  openOpened,
  save,
} from "../../../renderer/session/files";
import {
  discardLostMap,
  findLostMaps,
  lostMapPicture,
  restoreLostMap,
} from "../../../renderer/session/lost-maps";
import { type Recovery, watchRecovery } from "../../../renderer/session/recovery";
import { stopKeepingRecovery, toggleKeepsRecovery } from "../../../renderer/session/recovery-setting";
import type { Session } from "../../../renderer/session/session";
import { isModified, windowName } from "../../../renderer/session/state";
import { joinBytes } from "../../../shared/basics/bytes";
import { serialise } from "../../../shared/format/serialise";
import { readJournal } from "../../../shared/journal/read-journal";
import { type FakeShell, fakeShell } from "./fake-shell";
import { bytes, editMap, MAP_BYTES, newSession, text } from "./session-parts";

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
const copy = () => text(shell.copies.get(key()));
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
    expect((await shell.bridge.recoveries())[0]?.name).toBe("kursk.argmap");
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

  test("shows for as long as no copy can be kept, and tries again with the next change", async () => {
    shell.copyFails = true;
    editMap(session);
    await second();
    expect(session.get().cannotKeep).toBe(true);
    editMap(session);
    await second();
    expect(session.get().cannotKeep).toBe(true);
    expect(session.get().status.text).toBe("");
    shell.copyFails = false;
    const words = editMap(session);
    await second();
    expect(copy()).toContain(words);
    expect(session.get().cannotKeep).toBe(false);
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
    expect(lost()).toEqual([
      {
        id: lostKey,
        name: "kursk.argmap",
        edited: expect.any(Number),
        differs: "1 node changed",
        isSaved: true,
        state: "whole",
      },
    ]);
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
    shell.copies.set(lostKey, new Uint8Array([0, 0]));
    await findLostMaps(session);
    expect(lost()).toMatchObject([{ id: lostKey, state: "unreadable" }]);
    await restoreLostMap(session, lost()[0]!);
    expect(session.get().open).toBeNull();
    expect(session.get().status).toMatchObject({ tone: "refusal" });
    expect(shell.copies.size).toBe(1);
    expect(lost()).toHaveLength(1);
  });

  test("that an older Argmap kept as whole maps come back too", async () => {
    shell.copies.set(lostKey, MAP_BYTES);
    await restoreLostMap(session, { ...lost()[0]!, name: "old.argmap" });
    expect(session.map()?.nodes).toHaveLength(2);
    expect(windowName(session.get().open)).toBe("old.argmap");
    expect(isModified(session.get().open)).toBe(true);
  });

  test("with a damaged end come back without it, and say so", async () => {
    const journal = shell.copies.get(lostKey) ?? new Uint8Array();
    shell.copies.set(lostKey, joinBytes([journal, bytes("00000000 {}\n")]));
    await findLostMaps(session);
    expect(lost()).toMatchObject([{ state: "cut" }]);
    await restoreLostMap(session, lost()[0]!);
    expect(session.map()?.nodes[0]?.text).toBe(words);
    expect(session.get().status.text).toContain("damaged");
  });

  test("can be looked at, and stay as they are", async () => {
    const before = shell.copies.get(lostKey);
    const map = await lostMapPicture(session, lost()[0]!);
    expect(map?.nodes[0]?.text).toBe(words);
    expect(shell.copies.get(lostKey)).toBe(before);
    expect(session.get().open).toBeNull();
    shell.copies.clear();
    expect(await lostMapPicture(session, lost()[0]!)).toBeNull();
  });

  test("of this very window come back as the map of their file", async () => {
    await handleShellEvent(session, { type: "restore", id: lostKey }, () => undefined);
    expect(session.map()?.nodes[0]?.text).toBe(words);
    expect(session.get().open?.file).toEqual({ id: "kursk", name: "kursk.argmap", readOnly: false });
    expect(isModified(session.get().open)).toBe(true);
    await recovery.settled();
    expect([...shell.copies.keys()]).toEqual([key()]);
    expect(key()).not.toBe(lostKey);
    await save(session);
    expect(shell.calls).toContain("save");
    expect(shell.calls).not.toContain("saveAs");
    expect(text(shell.files.get("kursk")?.bytes)).toContain(words);
  });

  test("of this very window that can't be read are offered with what is known of them", async () => {
    shell.copies.set(lostKey, new Uint8Array([1]));
    await handleShellEvent(session, { type: "restore", id: lostKey }, () => undefined);
    expect(session.get().open).toBeNull();
    expect(session.get().status.tone).toBe("refusal");
    expect(lost()).toMatchObject([{ id: lostKey, state: "unreadable" }]);
  });
});

describe("the journal", () => {
  const journal = () => shell.copies.get(key()) ?? new Uint8Array();
  const read = () => {
    const found = readJournal(journal());
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };

  test("is started with the first edit after a save, and grows by a line with each other one", async () => {
    for (const _ of [1, 2, 3]) {
      editMap(session);
      await second();
      expect(read()).toMatchObject({ lost: 0, head: { isSaved: true, file: { name: "kursk.argmap" } } });
      expect(serialise(read().map)).toBe(serialise(session.map()!));
      expect(bytes(serialise(read().base))).toEqual(MAP_BYTES);
    }
    expect(shell.calls).toEqual([`keep ${key()}`, `extend ${key()}`, `extend ${key()}`]);
    await save(session);
    await recovery.settled();
    const words = editMap(session);
    await second();
    expect(shell.calls.slice(-2)).toEqual([`drop ${key()}`, `keep ${key()}`]);
    expect(serialise(read().base)).not.toContain(words);
  });

  test("is started anew where it can't grow", async () => {
    editMap(session);
    await second();
    shell.extendFails = true;
    const words = editMap(session);
    await second();
    expect(shell.calls).toEqual([`keep ${key()}`, `extend ${key()}`, `keep ${key()}`]);
    expect(read().map.nodes[0]?.text).toBe(words);
    expect(session.get().status.text).toBe("");
  });

  test("is started anew after many steps", async () => {
    for (let edits = 0; edits < 502; edits += 1) {
      editMap(session);
      await recovery.flush();
    }
    expect(shell.calls.filter((call) => call.startsWith("keep"))).toHaveLength(2);
    expect(read().map).toEqual(session.map());
    expect(journal().length).toBeLessThan(2000);
  });

  test("says so when it works again after it did not", async () => {
    shell.copyFails = true;
    editMap(session);
    await second();
    expect(session.get().cannotKeep).toBe(true);
    shell.copyFails = false;
    editMap(session);
    await second();
    expect(session.get().status.text).toContain("keeps a copy of your unsaved work again");
    expect(read().map).toEqual(session.map());
  });

  test("is started anew from what was saved, where an edit came during the save", async () => {
    editMap(session);
    await second();
    const held = shell.hold();
    const saving = save(session);
    editMap(session);
    held.release();
    await saving;
    await second();
    expect(bytes(serialise(read().base))).toEqual(shell.files.get("kursk")?.bytes);
    expect(read().map).toEqual(session.map());
  });

  test("knows its file, and nothing of what became of it", async () => {
    const { open } = session.get();
    if (!open?.file) throw new Error("a file is open");
    editMap(session);
    await second();
    const trouble = { kind: "gone" } as const;
    const now = session.get().open ?? open;
    session.set({ open: { ...now, file: { ...open.file, trouble } } });
    editMap(session);
    await second();
    expect(shell.calls.filter((call) => call.startsWith("keep"))).toHaveLength(1);
    expect(read().head.file).toEqual({ id: "kursk", name: "kursk.argmap", readOnly: false });
  });

  test("follows undo and redo, and the name", async () => {
    editMap(session);
    editMap(session);
    await second();
    session.undo();
    await second();
    expect(read().map).toEqual(session.map());
    session.redo();
    await second();
    expect(read().map).toEqual(session.map());
    expect(read()).toMatchObject({ name: "kursk.argmap", differs: "1 node changed" });
  });

  test("is written at once when the shell asks for it", async () => {
    const words = editMap(session);
    await handleShellEvent(session, { type: "keep-now" }, () => undefined);
    expect(read().map.nodes[0]?.text).toBe(words);
  });

  test("is not kept, and is deleted, when the person wants none; and is kept again later", async () => {
    editMap(session);
    await second();
    await toggleKeepsRecovery(session);
    expect(session.get().dialog).toEqual({ type: "recovery-off" });
    expect(shell.copies.size).toBe(1);
    await stopKeepingRecovery(session);
    expect(shell.copies.size).toBe(0);
    expect(shell.calls.at(-1)).toBe("recovery off");
    editMap(session);
    await second();
    expect(await recovery.flush()).toBe(false);
    expect(shell.copies.size).toBe(0);
    await toggleKeepsRecovery(session);
    await second();
    expect(read().map).toEqual(session.map());
  });

  test("goes when another window turned it off", async () => {
    editMap(session);
    await second();
    await handleShellEvent(session, { type: "keeps-recovery", isOn: false }, () => undefined);
    await recovery.settled();
    expect(shell.copies.size).toBe(0);
    expect(session.get().keepsRecovery).toBe(false);
  });

  test("costs little at 10,000 nodes", async () => {
    const nodes = Array.from({ length: 10_000 }, (_, at) => ({
      id: `n${at}`,
      kind: "motive" as const,
      text: `A claim of some words, the ${at}th`,
      x: at,
      y: 0,
    }));
    const big = bytes(serialise({ title: "Big", nodes, edges: [], sources: [] }));
    await openOpened(session, { file: "kursk", name: "big.argmap", bytes: big, readOnly: false });
    session.edit({ type: "text", id: "n0", text: "First" });
    await recovery.flush();
    const size = journal().length;
    session.seal();
    session.edit({ type: "text", id: "n5000", text: "Second" });
    await recovery.flush();
    expect(shell.calls.at(-1)).toBe(`extend ${key()}`);
    expect(journal().length - size).toBeLessThan(300);
  });
});

test("a new map is kept under its title once there is something in it", async () => {
  newMap(session);
  await second();
  expect(shell.copies.size).toBe(0);
  session.edit({ type: "title", title: "Kursk" });
  await second();
  expect((await shell.bridge.recoveries())[0]?.name).toBe("Kursk");
});
