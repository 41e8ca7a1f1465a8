import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import { type MenuInput, menuTemplate } from "../../../electron/menu/template";
import { editText } from "../../../electron/menu/text-editing";
import { textMenuTemplate } from "../../../electron/menu/text-menu";
import { EMPTY_MENU_STATE } from "../../../electron/windows/map-window";
import { CATALOGUE, COMMAND_NAMES, MENUS } from "../../../shared/commands/catalogue";

const input: MenuInput = {
  platform: "linux",
  appName: "Argmap",
  isPackaged: true,
  state: { ...EMPTY_MENU_STATE, hasMap: true },
  recent: [],
};

function items(given: Partial<MenuInput> = {}, clicked: string[] = []): MenuItemConstructorOptions[] {
  const flatten = (list: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    list.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
  return flatten(
    menuTemplate(
      { ...input, ...given },
      {
        command: (name) => clicked.push(name),
        openRecent: (id) => clicked.push(`recent ${id}`),
        clearRecent: () => clicked.push("clear"),
        openSample: (name) => clicked.push(`sample ${name}`),
        showLog: () => clicked.push("show-log"),
      },
    ),
  );
}

const item = (id: string, given: Partial<MenuInput> = {}) => {
  const found = items(given).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no item ${id}`);
  return found;
};

describe("the catalogue in the menu", () => {
  test("every command with a menu is there, once, with its label, and gives itself when clicked", () => {
    const clicked: string[] = [];
    const all = items({}, clicked);
    for (const name of COMMAND_NAMES) {
      const { menu, label } = CATALOGUE[name];
      const found = all.filter((one) => one.id === name);
      expect(found).toHaveLength(menu === null ? 0 : 1);
      expect(found[0]?.label).toBe(menu === null ? undefined : label);
      found[0]?.click?.(...([] as unknown as Parameters<NonNullable<MenuItemConstructorOptions["click"]>>));
      if (menu !== null) expect(clicked.at(-1)).toBe(name);
    }
  });

  test("the menus are the catalogue's, with the system's own on a Mac", () => {
    const labels = (platform: MenuInput["platform"]) =>
      menuTemplate({ ...input, platform }, {} as never).map((menu) => menu.label ?? menu.role);
    expect(labels("linux")).toEqual(MENUS.map((menu) => `&${menu}`));
    expect(labels("mac")).toEqual([
      "Argmap",
      "File",
      "Edit",
      "Argument",
      "Source",
      "Arrange",
      "Reasoning",
      "View",
      "windowMenu",
      "Help",
    ]);
  });
});

describe("keys", () => {
  test("work everywhere only where the command does, and never take a key that types", () => {
    expect(item("file.save")).toMatchObject({ accelerator: "CmdOrCtrl+S", registerAccelerator: true });
    expect(item("edit.copy")).toMatchObject({ accelerator: "CmdOrCtrl+C", registerAccelerator: false });
    expect(item("node.decision")).toMatchObject({ accelerator: "1", registerAccelerator: false });
    for (const one of items()) {
      const registers = one.accelerator && one.registerAccelerator !== false;
      if (registers) expect(one.accelerator?.toString()).toMatch(/^(CmdOrCtrl|Alt)\+|^(Shift\+)?F\d+$/);
    }
  });

  test("a Mac, which acts on every key that it shows, shows only those with Cmd", () => {
    expect(item("node.decision", { platform: "mac" }).accelerator).toBeUndefined();
    expect(item("edit.copy", { platform: "mac" }).accelerator).toBe("CmdOrCtrl+C");
    for (const one of items({ platform: "mac" }))
      if (one.accelerator && one.visible !== false)
        expect(one.accelerator.toString()).toMatch(/^CmdOrCtrl\+|^Alt\+|^(Shift\+)?F\d+$/);
  });

  test("further keys are there unseen", () => {
    const hidden = items().filter((one) => one.visible === false);
    expect(hidden.map((one) => one.accelerator)).toContain("CmdOrCtrl+Y");
    expect(hidden.every((one) => one.acceleratorWorksWhenHidden)).toBe(true);
  });
});

describe("what is enabled", () => {
  test("follows what the command needs", () => {
    expect(item("file.save").enabled).toBe(true);
    expect(item("file.save", { state: EMPTY_MENU_STATE }).enabled).toBe(false);
    expect(item("node.addSupport").enabled).toBe(false);
    const node = { ...EMPTY_MENU_STATE, hasMap: true, nodesSelected: 1 };
    expect(item("node.addSupport", { state: node }).enabled).toBe(true);
    expect(item("edge.reverse", { state: node }).enabled).toBe(false);
    expect(item("edit.delete", { state: { ...node, nodesSelected: 0, edgesSelected: 1 } }).enabled).toBe(
      true,
    );
  });

  test("without a window only new and open remain, and on a Mac what its own panels need", () => {
    const enabled = (platform: MenuInput["platform"]) =>
      items({ state: null, platform })
        .filter((one) => one.enabled && one.id !== undefined && one.id in CATALOGUE)
        .map((one) => one.id);
    expect(enabled("linux")).toEqual(["file.new", "file.open"]);
    expect(enabled("mac")).toEqual(["file.new", "file.open", "edit.cut", "edit.copy", "edit.paste"]);
    expect(item("edit.paste", { platform: "mac" }).role).toBe("paste");
    expect(item("edit.paste").role).toBeUndefined();
  });

  test("undo and redo name their step; in a text field they mean the text", () => {
    const state = { ...EMPTY_MENU_STATE, hasMap: true, undo: "Move 3 nodes" };
    expect(item("edit.undo", { state })).toMatchObject({ label: "Undo Move 3 nodes", enabled: true });
    expect(item("edit.redo", { state })).toMatchObject({ label: "Redo", enabled: false });
    const editing = { ...state, editingText: true };
    expect(item("edit.undo", { state: editing })).toMatchObject({ label: "Undo", enabled: true });
    expect(item("edit.cut", { state: editing }).enabled).toBe(true);
  });

  test("check marks show what is on", () => {
    const state = { ...EMPTY_MENU_STATE, hasMap: true, checked: ["view.outline" as const] };
    expect(item("view.outline", { state })).toMatchObject({ type: "checkbox", checked: true });
    expect(item("view.minimap", { state })).toMatchObject({ type: "checkbox", checked: false });
  });
});

test("recent files and samples can be opened, with their names as they are", () => {
  const clicked: string[] = [];
  const recent = [{ id: "x1", name: "R&D.argmap", folder: "Desk/2024" }];
  const all = items({ recent }, clicked);
  const found = all.find((one) => one.id === "recent x1");
  expect(found?.label).toBe("R&&D.argmap — Desk/2024");
  for (const id of ["recent x1", "recent-clear", "sample atacms"])
    all
      .find((one) => one.id === id)
      ?.click?.(...([] as unknown as Parameters<NonNullable<MenuItemConstructorOptions["click"]>>));
  expect(clicked).toEqual(["recent x1", "clear", "sample atacms"]);
  expect(item("recent").enabled).toBe(false);
});

test("a text field has a menu of its own, a selected text can be copied, and elsewhere there is none", () => {
  const editFlags = {
    canCut: true,
    canCopy: true,
    canPaste: true,
    canSelectAll: true,
  } as ContextMenuParams["editFlags"];
  const at = { isEditable: false, selectionText: "", editFlags, dictionarySuggestions: [] };
  const rolesOf = (params: Parameters<typeof textMenuTemplate>[0]) =>
    textMenuTemplate(params, () => undefined).map((one) => one.role ?? one.label ?? one.type);
  expect(rolesOf(at)).toEqual([]);
  expect(rolesOf({ ...at, selectionText: "Kursk" })).toEqual(["copy"]);
  const edited = { ...at, isEditable: true, dictionarySuggestions: ["Kursk"] };
  expect(rolesOf(edited)).toEqual(["Kursk", "separator", "cut", "copy", "paste", "separator", "selectAll"]);
});

test("text editing does the six commands of a text field and no other", () => {
  const done: string[] = [];
  const note = (name: string) => () => {
    done.push(name);
  };
  const contents = {
    undo: note("undo"),
    redo: note("redo"),
    cut: note("cut"),
    copy: note("copy"),
    paste: note("paste"),
    selectAll: note("selectAll"),
  };
  const did = COMMAND_NAMES.filter((name) => editText(contents, name));
  expect(done).toEqual(did.map((name) => name.replace("edit.", "")));
  expect(did).toHaveLength(6);
});

test("Help shows the folder of the log, on every platform", () => {
  for (const platform of ["linux", "windows", "mac"] as const) {
    const clicked: string[] = [];
    const found = items({ platform }, clicked).find(({ id }) => id === "show-log");
    found?.click?.({} as never, undefined, {} as never);
    expect(clicked).toEqual(["show-log"]);
  }
});
