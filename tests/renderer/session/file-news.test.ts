import { beforeEach, describe, expect, test } from "vitest";
import {
  handleShellEvent,
  loadTheirs,
  openFile,
  overwriteChanged,
  save,
} from "../../../renderer/session/files";
import type { Session } from "../../../renderer/session/session";
import { isModified, windowName } from "../../../renderer/session/state";
import type { FileNews } from "../../../shared/bridge/bridge";
import { serialise } from "../../../shared/format/serialise";
import { type FakeShell, fakeShell } from "./fake-shell";
import { bytes, DAMAGED_BYTES, editMap, MAP, MAP_BYTES, newSession, text } from "./session-parts";

let shell: FakeShell;
let session: Session;
const THEIRS = bytes(serialise({ ...MAP, title: "Theirs" }));

beforeEach(async () => {
  shell = fakeShell("desktop");
  session = newSession(shell.bridge);
  shell.files.set("kursk", { name: "kursk.argmap", bytes: MAP_BYTES, readOnly: false });
  shell.pick = "kursk";
  await openFile(session);
});

const hear = (news: FileNews, file = "kursk") =>
  handleShellEvent(session, { type: "file-news", file, news }, () => undefined);
const theyWrite = async (content: Uint8Array) => {
  const file = shell.files.get("kursk");
  if (file) file.bytes = content;
  await hear({ kind: "changed" });
};
const trouble = () => session.get().open?.file?.trouble?.kind ?? null;
const isChanged = () => isModified(session.get().open);
const status = () => session.get().status.text;

describe("a map without changes", () => {
  test("follows its file in one step, keeps the selection, says so, and Undo brings the former back", async () => {
    session.select(["r"]);
    await theyWrite(THEIRS);
    expect(session.map()?.title).toBe("Theirs");
    expect(session.get().selection).toEqual(["r"]);
    expect(isChanged()).toBe(false);
    expect(status()).toMatch(/kursk\.argmap.*loaded again\. Undo/);
    expect(session.get().dialog).toBeNull();
    session.undo();
    expect(session.map()).toEqual(MAP);
    expect(isChanged()).toBe(true);
  });

  test("says nothing where only the line ends are others", async () => {
    await theyWrite(bytes(text(MAP_BYTES).replaceAll("\n", "\r\n")));
    expect(session.get().open?.history.past).toEqual([]);
    expect(trouble()).toBeNull();
    expect(status()).toBe("");
  });

  test("stays while a text is being edited", async () => {
    session.startEditing({ id: "d", fresh: false, where: "canvas", typed: null });
    await theyWrite(THEIRS);
    expect(session.map()).toEqual(MAP);
    expect(session.get().editing).not.toBeNull();
    expect(trouble()).toBe("changed");
  });

  test.each([
    ["half a file", MAP_BYTES.slice(0, 100)],
    ["nothing", bytes("")],
    ["what needs repairs", DAMAGED_BYTES],
    ["a newer version", bytes(text(MAP_BYTES).replace('"version": 1', '"version": 99'))],
  ])("is never replaced by %s, and then counts as not saved", async (_what, content) => {
    await theyWrite(content);
    expect(session.map()).toEqual(MAP);
    expect(trouble()).toBe("unusable");
    expect(isChanged()).toBe(true);
    await theyWrite(THEIRS);
    expect(session.map()?.title).toBe("Theirs");
    expect(trouble()).toBeNull();
  });
});

describe("a map with changes", () => {
  test("stays, and the person decides: theirs", async () => {
    const mine = editMap(session);
    await theyWrite(THEIRS);
    expect(session.map()?.nodes[0]?.text).toBe(mine);
    expect(trouble()).toBe("changed");
    await loadTheirs(session);
    expect(session.map()?.title).toBe("Theirs");
    expect(trouble()).toBeNull();
    session.undo();
    expect(session.map()?.nodes[0]?.text).toBe(mine);
  });

  test("or mine", async () => {
    const mine = editMap(session);
    await theyWrite(THEIRS);
    expect(await overwriteChanged(session)).toBe(true);
    expect(text(shell.files.get("kursk")?.bytes)).toContain(mine);
    expect(trouble()).toBeNull();
    expect(isChanged()).toBe(false);
  });

  test("is saved when the file holds the same by another way", async () => {
    editMap(session);
    const { history } = session.get().open ?? {};
    await theyWrite(bytes(serialise(history?.present ?? MAP)));
    expect(isChanged()).toBe(false);
    expect(trouble()).toBeNull();
    expect(session.get().open?.history).toBe(history);
  });

  test("has no trouble any more when the file is again as it was", async () => {
    editMap(session);
    await theyWrite(THEIRS);
    await hear({ kind: "as-known" });
    expect(trouble()).toBeNull();
    expect(status()).toContain("holds again what you saved");
  });

  test("taken back still counts as not saved: the file holds something else", async () => {
    editMap(session);
    await theyWrite(THEIRS);
    session.undo();
    expect(isChanged()).toBe(true);
  });
});

describe("a file that", () => {
  test("is gone leaves the map, which counts as not saved; Save writes the file again", async () => {
    await hear({ kind: "gone" });
    expect(isChanged()).toBe(true);
    expect(await save(session)).toBe(true);
    expect(shell.calls).toEqual(["save"]);
    expect(trouble()).toBeNull();
    expect(isChanged()).toBe(false);
  });

  test("is gone and was read-only can be written again", async () => {
    await hear({ kind: "access", readOnly: true });
    await hear({ kind: "gone" });
    expect(await save(session)).toBe(true);
    expect(shell.calls).toEqual(["save"]);
  });

  test.each(["displaced", "unreachable"] as const)("is %s makes Save ask for another place", async (kind) => {
    await hear({ kind, message: "It is away." });
    expect(trouble()).toBe(kind);
    expect(isChanged()).toBe(kind === "displaced");
    shell.newName = "other.argmap";
    editMap(session);
    expect(await save(session)).toBe(true);
    expect(shell.calls).toEqual(["saveAs"]);
    expect(trouble()).toBeNull();
  });

  test("can be reached again is said", async () => {
    await hear({ kind: "unreachable", message: "It is away." });
    await hear({ kind: "as-known" });
    expect(trouble()).toBeNull();
    expect(status()).toContain("can be reached again");
  });

  test("has another name gives the window that name", async () => {
    await hear({ kind: "renamed", name: "b.argmap" });
    expect(windowName(session.get().open)).toBe("b.argmap");
    expect(isChanged()).toBe(false);
  });

  test("may not be written any more makes Save ask, until it may", async () => {
    await hear({ kind: "access", readOnly: true });
    expect(status()).toContain("read-only");
    shell.newName = null;
    editMap(session);
    expect(await save(session)).toBe(false);
    await hear({ kind: "access", readOnly: false });
    expect(await save(session)).toBe(true);
    expect(shell.calls).toEqual(["saveAs", "save"]);
  });

  test("another map had before is of no interest", async () => {
    await hear({ kind: "gone" }, "some other");
    expect(trouble()).toBeNull();
  });

  test("opens read-only is said", async () => {
    shell.files.set("locked", { name: "locked.argmap", bytes: MAP_BYTES, readOnly: true });
    shell.pick = "locked";
    await openFile(session);
    expect(status()).toContain("“locked.argmap” is read-only. Save asks for another name.");
  });
});
