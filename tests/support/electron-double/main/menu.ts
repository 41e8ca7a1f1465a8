/** `Menu`: kept as data, clicked by id. */
import type * as Electron from "electron";
import type { MenuFacts } from "../../desktop-app";
import { app } from "./app";
import { WindowDouble } from "./windows";

type Template = Electron.MenuItemConstructorOptions;

interface Item extends Omit<Template, "submenu"> {
  readonly submenu: readonly Item[];
}

class MenuDouble {
  static current: MenuDouble | null = null;
  static buildFromTemplate(template: readonly Template[]): MenuDouble {
    return new MenuDouble(template.map(asItem));
  }
  static setApplicationMenu(menu: MenuDouble | null): void {
    MenuDouble.current = menu;
  }
  constructor(readonly items: readonly Item[]) {}
}

function asItem(template: Template): Item {
  const submenu = Array.isArray(template.submenu) ? template.submenu.map(asItem) : [];
  return { ...template, submenu };
}

function find(items: readonly Item[], id: string): Item | undefined {
  for (const item of items) {
    if (item.id === id || item.role === id) return item;
    const inside = find(item.submenu, id);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const contents = () => WindowDouble.getFocusedWindow()?.webContents;

const ROLES: Readonly<Record<string, () => void>> = {
  quit: () => app.quit(),
  cut: () => contents()?.cut(),
  copy: () => contents()?.copy(),
  paste: () => contents()?.paste(),
};

/** Clicks an item as a person would: only where it is there and enabled. */
export function clickMenu(id: string): void {
  const item = find(MenuDouble.current?.items ?? [], id);
  if (item === undefined) throw new Error(`there is no menu item ${id}`);
  if (item.enabled === false) throw new Error(`the menu item ${id} is disabled`);
  const role = item.role === undefined ? undefined : ROLES[item.role];
  if (item.click !== undefined) {
    const window = WindowDouble.getFocusedWindow() as unknown as Electron.BaseWindow | null;
    item.click({} as Electron.MenuItem, window ?? undefined, {} as Electron.KeyboardEvent);
  } else if (role !== undefined) role();
  else throw new Error(`electron double: the role ${item.role} is not implemented`);
}

const factsOf = (item: Item): MenuFacts => ({
  id: item.id,
  label: item.label ?? item.role ?? "",
  enabled: item.enabled !== false,
  checked: item.checked === true,
  accelerator: item.accelerator?.toString(),
  submenu: item.submenu.map(factsOf),
});

export const menuFacts = (): readonly MenuFacts[] => (MenuDouble.current?.items ?? []).map(factsOf);

export const Menu = MenuDouble as unknown as typeof Electron.Menu;
