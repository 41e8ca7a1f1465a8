import { beforeEach, describe, expect, test } from "vitest";
import {
  answerUnsaved,
  closeMap,
  handleShellEvent,
  loadTheirs,
  newMap,
  openFile,
  openOpened,
  openRecent,
  overwriteChanged,
  revert,
  revertNow,
  save,
  saveAs,
} from "../../../renderer/session/files";
import type { Session } from "../../../renderer/session/session";
import { isModified, windowName } from "../../../renderer/session/state";
import { serialise } from "../../../shared/format/serialise";
import { type FakeShell, fakeShell } from "./fake-shell";
import { bytes, DAMAGED_BYTES, editMap, MAP, MAP_BYTES, newSession, text } from "./session-parts";

let shell: FakeShell;
let session: Session;

beforeEach(() => {
  shell = fakeShell();
  session = newSession(shell.bridge);
  shell.files.set("kursk", { name: "kursk.argmap", bytes: MAP_BYTES, readOnly: false });
  shell.files.set("damaged", { name: "damaged.argmap", bytes: DAMAGED_BYTES, readOnly: false });
  shell.files.set("broken", { name: "broken.argmap", bytes: bytes("{"), readOnly: false });
  shell.files.set("locked", { name: "locked.argmap", bytes: MAP_BYTES, readOnly: true });
});

const open = async (id: string) => {
  shell.pick = id;
  await openFile(session);
};
const isChanged = () => isModified(session.get().open);
const dialogType = () => session.get().dialog?.type ?? null;
const content = (id: string) => text(shell.files.get(id)?.bytes);

describe("opening", () => {
  test("shows a file as it is, unmodified, under its name", async () => {
    await open("kursk");
    expect(session.map()).toEqual(MAP);
    expect(windowName(session.get().open)).toBe("kursk.argmap");
    expect(isChanged()).toBe(false);
    expect(session.get().recent.map((file) => file.name)).toContain("kursk.argmap");
  });

  test("keeps the open map where the file can't be read, and says why", async () => {
    await open("kursk");
    const before = session.get().open;
    await open("broken");
    expect(session.get().dialog).toMatchObject({ type: "problem", name: "broken.argmap" });
    expect(session.get().open).toBe(before);
  });

  test("does not ask about changes for a file that can't be read", async () => {
    await open("kursk");
    editMap(session);
    await open("broken");
    expect(dialogType()).toBe("problem");
  });

  test("asks before a modified map goes, and Cancel keeps it", async () => {
    await open("kursk");
    const words = editMap(session);
    await open("locked");
    expect(dialogType()).toBe("unsaved");
    await answerUnsaved(session, "cancel");
    expect(session.map()?.nodes[0]?.text).toBe(words);
    expect(dialogType()).toBeNull();
  });

  test("goes on without saving when the person gives the changes up", async () => {
    await open("kursk");
    editMap(session);
    await open("locked");
    await answerUnsaved(session, "discard");
    expect(windowName(session.get().open)).toBe("locked.argmap");
    expect(content("kursk")).toBe(text(MAP_BYTES));
  });

  test("saves first when the person says so, and stays where that fails", async () => {
    await open("kursk");
    const words = editMap(session);
    await open("locked");
    shell.saveProblem = { kind: "disk-full", message: "The disk is full." };
    await answerUnsaved(session, "save");
    expect(session.get().dialog).toMatchObject({ type: "file-problem", action: "save" });
    expect(session.map()?.nodes[0]?.text).toBe(words);

    await open("locked");
    await answerUnsaved(session, "save");
    expect(content("kursk")).toContain(words);
    expect(windowName(session.get().open)).toBe("locked.argmap");
  });

  test("tells a file problem of the shell in the shell's words", async () => {
    const problem = { kind: "gone", message: "It is gone." } as const;
    await handleShellEvent(session, { type: "open-failed", problem }, () => undefined);
    expect(session.get().dialog).toEqual({ type: "file-problem", action: "open", problem });
  });

  test("tells every file that did not open, one after the other, and after what is on the screen", async () => {
    session.ask({ type: "keys" });
    for (const message of ["One is gone.", "Two is gone."])
      await handleShellEvent(
        session,
        { type: "open-failed", problem: { kind: "gone", message } },
        () => undefined,
      );
    expect(session.get().dialog).toEqual({ type: "keys" });
    for (const message of ["One is gone.", "Two is gone."]) {
      session.ask(null);
      await expect.poll(() => session.get().dialog).toMatchObject({ problem: { message } });
    }
    session.ask(null);
    await Promise.resolve();
    expect(session.get().dialog).toBeNull();
  });

  test("opens recent files and files from outside", async () => {
    await openRecent(session, "kursk");
    expect(windowName(session.get().open)).toBe("kursk.argmap");
    const opened = { file: "locked", name: "locked.argmap", bytes: MAP_BYTES, readOnly: true };
    await handleShellEvent(session, { type: "open", opened }, () => undefined);
    expect(windowName(session.get().open)).toBe("locked.argmap");
  });
});

describe("a repaired file", () => {
  beforeEach(() => open("damaged"));

  test("opens as a changed copy without a file, with every repair listed", () => {
    const { open: map, dialog } = session.get();
    expect(map).toMatchObject({ file: null, saved: null });
    expect(map?.repairs.length).toBeGreaterThan(0);
    expect(dialog).toEqual({ type: "repairs", repairs: map?.repairs });
    expect(isChanged()).toBe(true);
  });

  test("saves under a new name, and the original stays", async () => {
    shell.newName = "mended.argmap";
    expect(await save(session)).toBe(true);
    expect(shell.suggested).toEqual(["damaged (repaired).argmap"]);
    expect(content("damaged")).toBe(text(DAMAGED_BYTES));
    expect(content("id of mended.argmap")).not.toContain("nowhere");
    expect(isChanged()).toBe(false);
    expect(session.get().open?.repairs).toEqual([]);
    expect(windowName(session.get().open)).toBe("mended.argmap");
  });

  test("stays a changed copy when the person cancels", async () => {
    expect(await save(session)).toBe(false);
    expect(isChanged()).toBe(true);
    expect(dialogType()).toBe("repairs");
  });
});

describe("saving", () => {
  test("writes to the same file and reopens to the same bytes", async () => {
    await open("kursk");
    const words = editMap(session);
    expect(await save(session)).toBe(true);
    expect(shell.calls).toEqual(["save"]);
    expect(content("kursk")).toContain(words);
    expect(isChanged()).toBe(false);
    expect(session.get().status.text).toBe("Saved.");
    const written = content("kursk");
    await open("kursk");
    expect(serialise(session.map() ?? MAP)).toBe(written);
  });

  test("keeps edits modified that came while it was being written", async () => {
    await open("kursk");
    const first = editMap(session);
    const held = shell.hold();
    const saving = save(session);
    const second = editMap(session);
    held.release();
    await saving;
    expect(content("kursk")).toContain(first);
    expect(content("kursk")).not.toContain(second);
    expect(isChanged()).toBe(true);
    session.undo();
    expect(isChanged()).toBe(false);
  });

  test("runs one at a time; what waits is saved once, and only where something is left", async () => {
    await open("kursk");
    editMap(session);
    const held = shell.hold();
    const saves = [save(session)];
    const words = editMap(session);
    saves.push(save(session), save(session), save(session));
    expect(shell.calls).toEqual(["save"]);
    held.release();
    expect(await Promise.all(saves)).toEqual([true, true, true, true]);
    expect(shell.calls).toEqual(["save", "save"]);
    expect(content("kursk")).toContain(words);

    const again = [save(session), save(session)];
    await Promise.all(again);
    expect(shell.calls).toEqual(["save", "save", "save"]);
  });

  test("does not touch another map that was opened meanwhile", async () => {
    await open("kursk");
    editMap(session);
    const held = shell.hold();
    const saving = save(session);
    await open("locked");
    await answerUnsaved(session, "discard");
    held.release();
    await saving;
    expect(session.get().open?.file?.id).toBe("locked");
    expect(isChanged()).toBe(false);
  });

  test.each([
    ["a new map", null, "Untitled.argmap"],
    ["a read-only file", "locked", "locked.argmap"],
  ])("%s asks for a name", async (_, id, suggested) => {
    if (id) await open(id);
    else newMap(session);
    shell.newName = "else.argmap";
    expect(await save(session)).toBe(true);
    expect(shell.suggested).toEqual([suggested]);
    expect(session.get().open?.file).toEqual({
      id: "id of else.argmap",
      name: "else.argmap",
      readOnly: false,
    });
    await save(session);
    expect(shell.calls).toEqual(["saveAs", "save"]);
  });

  test("suggests the title as a name that every system takes", async () => {
    newMap(session);
    session.edit({ type: "title", title: "Strikes: yes/no?" });
    await saveAs(session);
    expect(shell.suggested).toEqual(["Strikes yes no.argmap"]);
  });

  test("a failed save keeps everything and says so", async () => {
    await open("kursk");
    const words = editMap(session);
    const problem = { kind: "disk-full", message: "The disk is full." } as const;
    shell.saveProblem = problem;
    expect(await save(session)).toBe(false);
    expect(session.get().dialog).toEqual({ type: "file-problem", action: "save", problem });
    expect(session.map()?.nodes[0]?.text).toBe(words);
    expect(isChanged()).toBe(true);
    expect(await save(session)).toBe(true);
  });
});

describe("a file that another program changed", () => {
  const theirs = bytes(serialise({ ...MAP, title: "Theirs" }));
  let mine: string;

  beforeEach(async () => {
    await open("kursk");
    mine = editMap(session);
    shell.saveProblem = { kind: "changed", message: "It was changed." };
    const file = shell.files.get("kursk");
    if (file) file.bytes = theirs;
    expect(await save(session)).toBe(false);
    expect(dialogType()).toBe("changed-on-disk");
  });

  test("can be overwritten", async () => {
    expect(await overwriteChanged(session)).toBe(true);
    expect(shell.calls).toEqual(["save", "overwrite"]);
    expect(content("kursk")).toContain(mine);
    expect(isChanged()).toBe(false);
  });

  test("can be left alone, with a copy beside it", async () => {
    shell.newName = "mine.argmap";
    expect(await saveAs(session)).toBe(true);
    expect(content("kursk")).toBe(text(theirs));
    expect(content("id of mine.argmap")).toContain(mine);
  });

  test("can be loaded, and undo brings the own map back", async () => {
    await loadTheirs(session);
    expect(session.map()?.title).toBe("Theirs");
    expect(isChanged()).toBe(false);
    session.undo();
    expect(session.map()?.nodes[0]?.text).toBe(mine);
    expect(isChanged()).toBe(true);
  });
});

describe("reverting", () => {
  test("asks, goes back to the file, and can be undone", async () => {
    await open("kursk");
    const words = editMap(session);
    revert(session);
    expect(dialogType()).toBe("revert");
    await revertNow(session);
    expect(session.map()).toEqual(MAP);
    expect(isChanged()).toBe(false);
    session.undo();
    expect(session.map()?.nodes[0]?.text).toBe(words);
  });

  test("keeps the map where the file can't be read any more", async () => {
    await open("kursk");
    const words = editMap(session);
    const file = shell.files.get("kursk");
    if (file) file.bytes = bytes("garbage");
    await revertNow(session);
    expect(dialogType()).toBe("problem");
    expect(session.map()?.nodes[0]?.text).toBe(words);
    expect(isChanged()).toBe(true);
  });

  test("has nothing to do for a map without changes or without a file", async () => {
    await open("kursk");
    revert(session);
    expect(dialogType()).toBeNull();
    newMap(session);
    revert(session);
    expect(dialogType()).toBeNull();
    expect(session.get().status.tone).toBe("refusal");
  });
});

describe("new and close", () => {
  test("a new map is empty and not modified", () => {
    newMap(session);
    expect(session.map()?.nodes).toEqual([]);
    expect(isChanged()).toBe(false);
  });

  test("in a tab a new map asks for a modified one", async () => {
    await open("kursk");
    editMap(session);
    newMap(session);
    expect(dialogType()).toBe("unsaved");
  });

  test("in a tab closing leads back to the start screen, after the question", async () => {
    await open("kursk");
    editMap(session);
    closeMap(session);
    expect(dialogType()).toBe("unsaved");
    await answerUnsaved(session, "discard");
    expect(session.get().open).toBeNull();
  });

  test("on the desktop a new map gets its own window, and the shell closes windows", async () => {
    shell = fakeShell("desktop");
    session = newSession(shell.bridge);
    newMap(session);
    expect(session.map()).not.toBeNull();
    shell.files.set("kursk", { name: "kursk.argmap", bytes: MAP_BYTES, readOnly: false });
    await open("kursk");
    newMap(session);
    closeMap(session);
    expect(shell.calls).toEqual(["newWindow", "close"]);
    expect(session.map()).toEqual(MAP);
  });

  test("saves and closes when the shell asks for it, but not where saving failed", async () => {
    await open("kursk");
    editMap(session);
    shell.saveProblem = { kind: "failed", message: "No." };
    await handleShellEvent(session, { type: "save-and-close" }, () => undefined);
    expect(shell.calls).toEqual(["save"]);
    await handleShellEvent(session, { type: "save-and-close" }, () => undefined);
    expect(shell.calls).toEqual(["save", "save", "closeNow"]);
  });

  test("hands commands of the shell on", async () => {
    const given: string[] = [];
    await handleShellEvent(session, { type: "command", name: "view.fit" }, (name) => given.push(name));
    expect(given).toEqual(["view.fit"]);
  });
});

test("the later of two files wins", async () => {
  const file = (id: string) => ({ file: id, name: `${id}.argmap`, bytes: MAP_BYTES, readOnly: false });
  await Promise.all([openOpened(session, file("first")), openOpened(session, file("second"))]);
  expect(session.get().open?.file?.id).toBe("second");
});
