import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import {
  CATALOGUE,
  COMMAND_NAMES,
  type CommandName,
  MENUS,
  type MenuName,
} from "../../shared/commands/catalogue";
import { useSession } from "../session/context";
import { clearRecent, openRecent, openSample } from "../session/files";
import { listSamples } from "../session/samples";
import type { Session } from "../session/session";
import "../styles/panels.css";
import { Menu } from "../ui/Menu";
import type { MenuEntry } from "../ui/menu-entries";
import { commandEntries } from "./command-entries";

interface OpenMenu {
  readonly name: MenuName;
  readonly button: HTMLElement;
  readonly start: "first" | "last";
}

/** The menus in the page, for a shell that has none of its own. */
export function MenuBar() {
  const session = useSession();
  const bar = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const [open, setOpen] = useState<OpenMenu | null>(null);
  const [current, setCurrent] = useState<MenuName>("File");
  const entries = useMemo(() => (open ? menuEntries(session, open.name) : []), [session, open]);
  const anchor = useMemo(() => open?.button.getBoundingClientRect(), [open]);

  const buttonOf = (name: MenuName) =>
    bar.current?.querySelector<HTMLElement>(`[data-menu="${name}"]`) ?? null;
  const openMenu = (name: MenuName, start: OpenMenu["start"] = "first") => {
    const button = buttonOf(name);
    if (!button) return;
    setCurrent(name);
    setOpen({ name, button, start });
  };
  const move = (to: number) => {
    const name = MENUS[(to + MENUS.length) % MENUS.length] ?? "File";
    setCurrent(name);
    if (open) openMenu(name);
    else buttonOf(name)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = MENUS.indexOf(current);
    switch (event.key) {
      case "ArrowRight":
        move(at + 1);
        break;
      case "ArrowLeft":
        move(at - 1);
        break;
      case "Home":
        move(0);
        break;
      case "End":
        move(MENUS.length - 1);
        break;
      case "ArrowDown":
      case "Enter":
      case " ":
        openMenu(current);
        break;
      case "ArrowUp":
        openMenu(current, "last");
        break;
      case "Escape":
        cameFrom.current?.focus();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, name: MenuName) => {
    // A key press is answered above; only the pointer's click counts here.
    if (event.detail === 0) return;
    if (open?.name === name) setOpen(null);
    else openMenu(name);
  };

  return (
    <div className="menu-bar-row">
      <div
        ref={bar}
        className="menu-bar"
        role="menubar"
        aria-label="Menus"
        data-pane="menus"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const from = event.relatedTarget;
          const outside =
            from instanceof HTMLElement && !bar.current?.contains(from) && !from.closest("[role='menu']");
          if (outside) cameFrom.current = from;
        }}
      >
        {MENUS.map((name) => (
          <button
            key={name}
            type="button"
            className="menu-bar-item"
            role="menuitem"
            data-menu={name}
            aria-haspopup="menu"
            aria-expanded={open?.name === name}
            tabIndex={name === current ? 0 : -1}
            onFocus={() => setCurrent(name)}
            onClick={(event) => onClick(event, name)}
            onPointerEnter={() => open && open.name !== name && openMenu(name)}
          >
            {name}
          </button>
        ))}
      </div>
      {open && anchor && (
        <Menu
          key={open.name}
          label={open.name}
          entries={entries}
          anchor={anchor}
          owner={bar.current}
          start={open.start}
          returnTo={cameFrom.current}
          onClose={() => setOpen(null)}
          onSideways={(step) => move(MENUS.indexOf(open.name) + step)}
        />
      )}
    </div>
  );
}

/** The commands of a menu in their groups, with what only this window knows: recent files and samples. */
function menuEntries(session: Session, name: MenuName): readonly MenuEntry[] {
  const groups = new Map<number, CommandName[]>();
  for (const command of COMMAND_NAMES) {
    const { menu, group } = CATALOGUE[command];
    if (menu === name) groups.set(group, [...(groups.get(group) ?? []), command]);
  }
  const entries = commandEntries(session, session.get(), [...groups.values()]);
  if (name === "File") return [...entries, ...recentEntries(session)];
  if (name === "Help") return [...entries, ...sampleEntries(session)];
  return entries;
}

function recentEntries(session: Session): readonly MenuEntry[] {
  const { recent } = session.get();
  if (recent.length === 0) return [];
  return [
    { type: "separator", id: "before recent" },
    { type: "heading", id: "recent", label: "Recent files" },
    ...recent.map(
      (file): MenuEntry => ({
        type: "item",
        id: `recent ${file.id}`,
        label: file.folder === "" ? file.name : `${file.name} — ${file.folder}`,
        run: () => void openRecent(session, file.id),
      }),
    ),
    { type: "item", id: "clear recent", label: "Clear recent files", run: () => void clearRecent(session) },
  ];
}

function sampleEntries(session: Session): readonly MenuEntry[] {
  const samples = listSamples();
  if (samples.length === 0) return [];
  return [
    { type: "separator", id: "before samples" },
    { type: "heading", id: "samples", label: "Samples" },
    ...samples.map(
      (sample): MenuEntry => ({
        type: "item",
        id: `sample ${sample.name}`,
        label: sample.title,
        run: () => void openSample(session, sample.name),
      }),
    ),
  ];
}
