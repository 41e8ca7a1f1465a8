import { describe, expect, it } from "vitest";
import {
  CATALOGUE,
  COMMAND_NAMES,
  type CommandName,
  isCommandName,
  MENUS,
} from "../../../shared/commands/catalogue";
import {
  accelerator,
  ariaKeys,
  isChord,
  type KeyPress,
  type Platform,
  shownKeys,
} from "../../../shared/commands/keys";

const PLATFORMS: readonly Platform[] = ["mac", "windows", "linux"];

/** Signs and digits: on some keyboards they need Shift, on others not. */
const SIGNS = /^[^A-Za-z ]$/;

/** The press that a chord stands for, on this platform. */
function pressOf(notation: string, platform: Platform): KeyPress {
  const parts = notation.replace(/\+\+$/, "+Plus").replace(/^\+$/, "Plus").split("+");
  const last = parts.at(-1) ?? "";
  const key = { Plus: "+", Space: " " }[last] ?? last;
  const mod = parts.includes("Mod");
  const shift = parts.includes("Shift");
  return {
    key: /^[A-Z]$/.test(key) && !shift ? key.toLowerCase() : key,
    ctrlKey: mod && platform !== "mac",
    metaKey: mod && platform === "mac",
    altKey: parts.includes("Alt"),
    shiftKey: shift,
  };
}

const all = COMMAND_NAMES.flatMap((name) => CATALOGUE[name].keys.map((keys) => [keys, name] as const));

describe("the catalogue", () => {
  it("has a name, a label, and a menu of the list for every command", () => {
    for (const name of COMMAND_NAMES) {
      expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
      expect(isCommandName(name)).toBe(true);
      const { label, menu, group } = CATALOGUE[name];
      expect(label).toMatch(/^[A-Z1].*[^.]$/);
      expect(menu === null || MENUS.includes(menu)).toBe(true);
      expect(group).toBeGreaterThan(0);
    }
    expect(["toString", "__proto__", "", 5, null].some(isCommandName)).toBe(false);
  });

  it("labels no two commands of a menu alike", () => {
    const labels = COMMAND_NAMES.map((name) => `${CATALOGUE[name].menu} ${CATALOGUE[name].label}`);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each(PLATFORMS)("gives no two commands one key where the focus is, on %s", (platform) => {
    for (const [keys, name] of all) {
      const press = pressOf(keys, platform);
      // The focus is never on the map and in a source at once.
      const places = new Set([CATALOGUE[name].scope, "everywhere"]);
      const answering = COMMAND_NAMES.filter(
        (other) =>
          (CATALOGUE[name].scope === "everywhere" || places.has(CATALOGUE[other].scope)) &&
          CATALOGUE[other].keys.some((known) => isChord(press, known, platform)),
      );
      expect([keys, answering]).toEqual([keys, [name]]);
    }
  });

  it("leaves letters and digits to typing, but on the map", () => {
    const everywhere = all.filter(([, name]) => CATALOGUE[name].scope === "everywhere").map(([keys]) => keys);
    for (const keys of everywhere) expect(keys).toMatch(/^(?:Mod\+|Alt\+|(?:Shift\+)?F\d+$|\?$)/);
  });

  it("has the keys that people know from everywhere", () => {
    const known: Partial<Record<CommandName, readonly string[]>> = {
      "file.save": ["Mod+S"],
      "edit.undo": ["Mod+Z"],
      "edit.redo": ["Mod+Shift+Z", "Mod+Y"],
      "edit.find": ["Mod+F"],
      "edit.palette": ["Mod+K"],
      "node.addSupport": ["Tab"],
      "node.addOppose": ["Shift+Tab"],
      "arrange.tidy": ["Mod+Shift+L"],
      "view.fit": ["Mod+1"],
      "view.actualSize": ["Mod+0"],
    };
    for (const [name, keys] of Object.entries(known))
      expect(CATALOGUE[name as CommandName].keys).toEqual(keys);
  });
});

describe("chords", () => {
  it.each(PLATFORMS)("answer to their own press and to no other modifier, on %s", (platform) => {
    for (const [keys] of all) {
      const press = pressOf(keys, platform);
      expect([keys, isChord(press, keys, platform)]).toEqual([keys, true]);
      const others: Partial<KeyPress>[] = [
        { ctrlKey: !press.ctrlKey },
        { metaKey: !press.metaKey },
        { altKey: !press.altKey },
        { key: "F24" },
      ];
      if (!SIGNS.test(press.key)) others.push({ shiftKey: !press.shiftKey });
      for (const other of others)
        expect([keys, other, isChord({ ...press, ...other }, keys, platform)]).toEqual([keys, other, false]);
    }
  });

  const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });

  it("do not mind how a sign is typed", () => {
    expect(isChord(press("+"), "+", "linux")).toBe(true);
    expect(isChord(press("+", { shiftKey: true }), "+", "linux")).toBe(true);
    expect(isChord(press("+", { ctrlKey: true, shiftKey: true }), "Mod++", "linux")).toBe(true);
    expect(isChord(press("-", { ctrlKey: true }), "Mod+-", "linux")).toBe(true);
  });

  it("do not mind caps lock", () => {
    expect(isChord(press("L"), "L", "linux")).toBe(true);
    expect(isChord(press("z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+Z", "windows")).toBe(true);
    expect(isChord(press("Z", { ctrlKey: true }), "Mod+Shift+Z", "windows")).toBe(false);
  });

  it("use Cmd on a Mac and Ctrl elsewhere, never the other", () => {
    expect(isChord(press("s", { metaKey: true }), "Mod+S", "mac")).toBe(true);
    expect(isChord(press("s", { ctrlKey: true }), "Mod+S", "mac")).toBe(false);
    expect(isChord(press("s", { metaKey: true }), "Mod+S", "linux")).toBe(false);
  });

  it.each([
    ["Mod+Shift+L", "⇧⌘L", "Ctrl+Shift+L", "Control+Shift+L", "CmdOrCtrl+Shift+L"],
    ["Mod+Alt+L", "⌥⌘L", "Ctrl+Alt+L", "Control+Alt+L", "CmdOrCtrl+Alt+L"],
    ["Alt+ArrowUp", "⌥↑", "Alt+↑", "Alt+ArrowUp", "Alt+Up"],
    ["Mod++", "⌘+", "Ctrl++", "Control+Plus", "CmdOrCtrl+Plus"],
    ["Mod+-", "⌘−", "Ctrl+−", "Control+-", "CmdOrCtrl+-"],
    ["+", "+", "+", "Plus", "Plus"],
    ["Space", "Space", "Space", "Space", "Space"],
    ["F2", "F2", "F2", "F2", "F2"],
  ])("%s is shown as %s and %s, and told as %s and %s", (keys, mac, others, aria, native) => {
    expect(shownKeys(keys, "mac")).toBe(mac);
    expect(shownKeys(keys, "windows")).toBe(others);
    expect(ariaKeys(keys, "linux")).toBe(aria);
    expect(ariaKeys(keys, "mac")).toBe(aria.replace("Control", "Meta"));
    expect(accelerator(keys)).toBe(native);
  });

  it("are told to the native menu in its own words, each another", () => {
    const told = all.map(([keys]) => accelerator(keys));
    for (const scope of ["map", "source"] as const) {
      const heard = all.filter(([, name]) => [scope, "everywhere"].includes(CATALOGUE[name].scope));
      expect(new Set(heard.map(([keys]) => accelerator(keys))).size).toBe(heard.length);
    }
    for (const keys of told) {
      expect(keys).toMatch(
        /^(?:CmdOrCtrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[A-Z0-9]|F\d+|Plus|Up|Down|Left|Right|Tab|Enter|Space|Delete|Backspace|[=\-?])$/,
      );
    }
  });
});
