/** Keys to commands, by the catalogue. */
import { CATALOGUE, COMMAND_NAMES } from "../../shared/commands/catalogue";
import { isChord, type KeyPress } from "../../shared/commands/keys";
import { nodeOf } from "../../shared/document/lookups";
import { currentNode } from "./argument";
import { runCommand } from "./commands";
import type { Session } from "./session";

/** The browser raises clipboard events for these keys by itself; the page answers the events. */
const LEFT_TO_THE_PAGE = new Set<string>(["edit.cut", "edit.copy", "edit.paste"]);

/** Texts have their own undo while they are edited; the map's begins when the field is left. */
const FIELD_KEYS = new Set<string>(["edit.undo", "edit.redo", "help.keys"]);

function isField(target: Element | null): boolean {
  return (
    target?.closest(
      'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"]), textarea, select, [contenteditable]',
    ) != null
  );
}

/** Whether keys of scope `map` count: the focus is on the canvas, in the outline, or nowhere. */
function isOnMap(target: Element | null): boolean {
  if (isField(target)) return false;
  return target === document.body || target?.closest('[data-keys="map"]') != null;
}

/** Keys that come before the text field does, right after the key that opened it: none of them may be lost. */
function typeAhead(session: Session, event: KeyboardEvent): void {
  const { editing } = session.get();
  const map = session.map();
  const text = map && editing && nodeOf(map, editing.id)?.text;
  const sign = event.key === " " ? " " : typedSign(event);
  if (!editing || typeof text !== "string") return;
  if (event.key === "Enter") session.stopEditing("keep");
  else if (event.key === "Escape") session.stopEditing("cancel");
  else if (sign !== null) session.edit({ type: "text", id: editing.id, text: text + sign });
  else return;
  event.preventDefault();
}

/** A key that types a sign, and starts the editing of the selected node. */
function typedSign(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  return [...event.key].length === 1 && /[\p{L}\p{N}\p{P}\p{S}]/u.test(event.key) ? event.key : null;
}

function onKey(session: Session, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  if (session.get().editing && !isField(target)) return typeAhead(session, event);
  const inDialog = target?.closest("dialog[open], [role='menu'], [role='menubar']") != null;
  const press: KeyPress = event;
  for (const name of COMMAND_NAMES) {
    const { keys, scope } = CATALOGUE[name];
    if (!keys.some((key) => isChord(press, key, session.bridge.platform))) continue;
    if (LEFT_TO_THE_PAGE.has(name) || inDialog) return;
    if (scope === "map" && !isOnMap(target)) continue;
    if (FIELD_KEYS.has(name) && isField(target)) continue;
    const ran = runCommand(session, name);
    if (ran || scope === "everywhere") event.preventDefault();
    if (ran || scope === "everywhere") return;
  }
  if (event.key === "Escape" && !inDialog && isOnMap(target)) return stepBack(session);
  const node = currentNode(session);
  const sign = typedSign(event);
  if (node && sign !== null && isOnMap(target) && !inDialog) {
    event.preventDefault();
    const where = target?.closest('[data-pane="outline"]') ? "outline" : "canvas";
    session.startEditing({ id: node.id, fresh: false, where, typed: sign });
  }
}

function stepBack(session: Session): void {
  if (session.get().connecting) session.set({ connecting: null });
  else session.select([]);
}

/** Listens to the keys of the window until the returned function is called. */
export function listenToKeys(session: Session): () => void {
  const listener = (event: KeyboardEvent) => onKey(session, event);
  window.addEventListener("keydown", listener);
  return () => window.removeEventListener("keydown", listener);
}
