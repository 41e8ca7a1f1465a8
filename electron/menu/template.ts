/** The native menu, built from the catalogue of commands. Pure: what a click does is given from outside. */
import type { MenuItemConstructorOptions } from "electron";
import type { MenuState, RecentFile } from "../../shared/bridge/bridge";
import { SAMPLES } from "../../shared/bridge/samples";
import {
  CATALOGUE,
  COMMAND_NAMES,
  type CommandEntry,
  type CommandName,
  MENUS,
  type MenuName,
} from "../../shared/commands/catalogue";
import { accelerator, type Platform } from "../../shared/commands/keys";

export interface MenuInput {
  readonly platform: Platform;
  readonly appName: string;
  readonly isPackaged: boolean;
  /** Of the window in front; null where there is none. */
  readonly state: MenuState | null;
  readonly recent: readonly RecentFile[];
}

export interface MenuActions {
  command(name: CommandName): void;
  openRecent(id: string): void;
  clearRecent(): void;
  openSample(name: string): void;
  /** Shows the folder of the log of faults. */
  showLog(): void;
}

/** In a text field these mean the text; see `text-editing.ts`. */
const TEXT_COMMANDS: ReadonlySet<CommandName> = new Set([
  "edit.undo",
  "edit.redo",
  "edit.cut",
  "edit.copy",
  "edit.paste",
  "edit.selectAll",
]);

/** A Mac's own panels, such as the one to open a file, take these keys only from items with a role. */
const MAC_ROLES: Partial<Record<CommandName, "cut" | "copy" | "paste">> = {
  "edit.cut": "cut",
  "edit.copy": "copy",
  "edit.paste": "paste",
};

const WITHOUT_WINDOW: ReadonlySet<CommandName> = new Set(["file.new", "file.open"]);

function isEnabled(name: CommandName, entry: CommandEntry, state: MenuState | null): boolean {
  if (state === null) return WITHOUT_WINDOW.has(name);
  if (state.editingText && TEXT_COMMANDS.has(name)) return true;
  if (name === "edit.undo") return state.undo !== null;
  if (name === "edit.redo") return state.redo !== null;
  const enough: Record<CommandEntry["needs"], boolean> = {
    nothing: true,
    map: state.hasMap,
    selection: state.nodesSelected + state.edgesSelected > 0,
    node: state.nodesSelected > 0,
    edge: state.edgesSelected > 0,
  };
  return enough[entry.needs];
}

function label(name: CommandName, entry: CommandEntry, state: MenuState | null): string {
  const step = name === "edit.undo" ? state?.undo : name === "edit.redo" ? state?.redo : null;
  return step && !state?.editingText ? `${entry.label} ${step}` : entry.label;
}

/** A key that types something, or moves the focus, belongs to the page: the system would take it from every text field. */
const isChordForTheSystem = (keys: string) => /^(?:(?:Mod|Alt)\+|(?:Shift\+)?F\d+$)/.test(keys);

/** What shows the keys, and whether the system acts on them. A Mac acts on all that it shows. */
function keysOf(keys: string | undefined, entry: CommandEntry, platform: Platform) {
  if (keys === undefined) return {};
  const isRegistered = entry.scope === "everywhere" && isChordForTheSystem(keys);
  if (platform === "mac")
    return keys.startsWith("Mod+") || isRegistered ? { accelerator: accelerator(keys) } : {};
  return { accelerator: accelerator(keys), registerAccelerator: isRegistered };
}

/** The command's item, and an unseen one for every further key that works everywhere. */
function commandItems(
  name: CommandName,
  input: MenuInput,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const entry = CATALOGUE[name];
  const { state, platform } = input;
  const [first, ...others] = entry.keys;
  const common = { enabled: isEnabled(name, entry, state), click: () => actions.command(name) };
  const role = platform === "mac" ? MAC_ROLES[name] : undefined;
  const item: MenuItemConstructorOptions = {
    ...(role === undefined ? common : { role, enabled: true }),
    id: name,
    label: label(name, entry, state),
    ...keysOf(first, entry, platform),
    ...(entry.isSwitch ? { type: "checkbox", checked: state?.checked.includes(name) ?? false } : {}),
  };
  const hidden = others
    .filter((keys) => entry.scope === "everywhere" && isChordForTheSystem(keys))
    .map((keys) => ({
      ...common,
      id: `${name} ${keys}`,
      label: entry.label,
      accelerator: accelerator(keys),
      visible: false,
      acceleratorWorksWhenHidden: true,
    }));
  return [item, ...hidden];
}

const separator = { type: "separator" } as const;

function recentMenu(input: MenuInput, actions: MenuActions): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = input.recent.map((file) => ({
    id: `recent ${file.id}`,
    label: escaped(file.folder === "" ? file.name : `${file.name} — ${file.folder}`),
    click: () => actions.openRecent(file.id),
  }));
  const clear = { id: "recent-clear", label: "Clear list", click: () => actions.clearRecent() };
  return {
    id: "recent",
    label: "Open recent",
    enabled: items.length > 0,
    submenu: [...items, separator, clear],
  };
}

/** An ampersand in a name is not a mark for a key. */
const escaped = (text: string) => text.replaceAll("&", "&&");

function samplesMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    id: "samples",
    label: "Samples",
    submenu: SAMPLES.map(({ name, title }) => ({
      id: `sample ${name}`,
      label: escaped(title),
      click: () => actions.openSample(name),
    })),
  };
}

function commandsOf(menu: MenuName, input: MenuInput, actions: MenuActions): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [];
  let group: number | null = null;
  for (const name of COMMAND_NAMES) {
    const entry = CATALOGUE[name];
    if (entry.menu !== menu) continue;
    if (group !== null && group !== entry.group) items.push(separator);
    group = entry.group;
    items.push(...commandItems(name, input, actions));
    if (name === "file.open") items.push(recentMenu(input, actions));
  }
  return items;
}

/** What the system expects in a menu beyond the commands. */
function systemItems(menu: MenuName, input: MenuInput, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = input.platform === "mac";
  if (menu === "File" && !isMac) return [separator, { role: "quit" }];
  if (menu === "View") {
    const developer: MenuItemConstructorOptions[] = input.isPackaged ? [] : [{ role: "toggleDevTools" }];
    return [separator, { role: "togglefullscreen" }, ...developer];
  }
  if (menu === "Help") {
    const log = { id: "show-log", label: "Show log folder", click: () => actions.showLog() };
    return isMac ? [separator, log] : [separator, log, separator, { role: "about" }];
  }
  return [];
}

function macAppMenu(appName: string): MenuItemConstructorOptions {
  return {
    label: appName,
    submenu: [
      { role: "about" },
      separator,
      { role: "services" },
      separator,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      separator,
      { role: "quit" },
    ],
  };
}

export function menuTemplate(input: MenuInput, actions: MenuActions): MenuItemConstructorOptions[] {
  const menus = MENUS.map((menu): MenuItemConstructorOptions => {
    const samples = menu === "Help" ? [samplesMenu(actions)] : [];
    return {
      label: input.platform === "mac" ? menu : `&${menu}`,
      ...(menu === "Help" ? { role: "help" as const } : {}),
      submenu: [...commandsOf(menu, input, actions), ...samples, ...systemItems(menu, input, actions)],
    };
  });
  if (input.platform !== "mac") return menus;
  const help = menus.slice(-1);
  return [macAppMenu(input.appName), ...menus.slice(0, -1), { role: "windowMenu" }, ...help];
}
