/** Keys to commands, by the catalogue. */
import { CATALOGUE, COMMAND_NAMES } from "../../shared/commands/catalogue";
import { isChord, type KeyPress } from "../../shared/commands/keys";
import { nodeOf } from "../../shared/document/lookups";
import { currentNode } from "./argument";
import { runCommand } from "./commands";
import { leaveFocus } from "./focus";
import type { Session } from "./session";
import { answerTextKey, isTextField } from "./text-field";

/** The browser raises clipboard events for these keys by itself; the page answers the events. */
const LEFT_TO_THE_PAGE = new Set<string>(["edit.cut", "edit.copy", "edit.paste"]);

/** Texts have their own undo while they are edited; the map's begins when the field is left. */
const FIELD_KEYS = new Set<string>(["edit.undo", "edit.redo", "help.keys"]);

/** Whether keys of scope `map` count: the focus is on the canvas, in the outline, or nowhere. */
function isOnMap(target: Element | null): boolean {
  if (isTextField(target)) return false;
  return target === document.body || target?.closest('[data-keys="map"]') != null;
}

/** Whether keys of this scope count: the focus is where they have their meaning, or on the frame of the dialog around it. */
function isIn(scope: "source" | "review", target: Element | null): boolean {
  const place = `[data-keys="${scope}"]`;
  return !isTextField(target) && target?.closest(`${place}, dialog:has(${place})`) != null;
}

/** Keys that come before the text field does, right after the key that opened it: none of them may be lost. */
function typeAhead(session: Session, event: KeyboardEvent): void {
  const { editing } = session.get();
  const map = session.map();
  const text = map && editing && nodeOf(map, editing.id)?.text;
  if (!editing || typeof text !== "string") return;
  const sign = signAhead(event);
  if (sign !== null) session.edit({ type: "text", id: editing.id, text: text + sign });
  else if (!answerTextKey(session, editing.id, event)) return;
  event.preventDefault();
}

/** What a key adds to a text that is begun: there, spaces and new lines are text too. */
function signAhead(event: KeyboardEvent): string | null {
  if (event.key === "Enter" && event.shiftKey) return "\n";
  return event.key === " " ? " " : typedSign(event);
}

/** Whether a key is held that makes the press a command. AltGr, which types signs, looks like Ctrl+Alt on Windows. */
function isHeldForCommand(event: KeyboardEvent): boolean {
  if (event.getModifierState("AltGraph")) return event.metaKey;
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** A key that types a sign, and starts the editing of the selected node. */
function typedSign(event: KeyboardEvent): string | null {
  if (isHeldForCommand(event) || event.isComposing) return null;
  return [...event.key].length === 1 && /[\p{L}\p{N}\p{P}\p{S}]/u.test(event.key) ? event.key : null;
}

/** Opens the selected node for typing. A writing aid gets the field empty-handed: it gives its signs to the field itself. */
function openByTyping(session: Session, event: KeyboardEvent, target: Element | null): void {
  const node = currentNode(session);
  const typed = typedSign(event);
  const isForWritingAid = event.key === "Process" && !isHeldForCommand(event);
  if (!node || (typed === null && !isForWritingAid)) return;
  if (typed !== null) event.preventDefault();
  const where = target?.closest('[data-pane="outline"]') ? "outline" : "canvas";
  session.startEditing({ id: node.id, fresh: false, where, typed });
}

function onKey(session: Session, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  if (session.get().editing && !isTextField(target)) return typeAhead(session, event);
  const inDialog = target?.closest("dialog[open], [role='menu'], [role='menubar']") != null;
  const press: KeyPress = event;
  for (const name of COMMAND_NAMES) {
    const { keys, scope } = CATALOGUE[name];
    if (!keys.some((key) => isChord(press, key, session.bridge.platform))) continue;
    if (scope === "map" && !isOnMap(target)) continue;
    if ((scope === "source" || scope === "review") && !isIn(scope, target)) continue;
    if (LEFT_TO_THE_PAGE.has(name) || (inDialog && scope !== "review")) return;
    if (FIELD_KEYS.has(name) && isTextField(target)) continue;
    const ran = runCommand(session, name);
    if (ran || scope === "everywhere") event.preventDefault();
    if (ran || scope === "everywhere") return;
  }
  if (event.key === "Escape" && !inDialog && isOnMap(target)) return stepBack(session);
  if (isOnMap(target) && !inDialog) openByTyping(session, event, target);
}

function stepBack(session: Session): void {
  if (session.get().connecting) session.set({ connecting: null });
  else if (!leaveFocus(session)) session.select([]);
}

/** Listens to the keys of the window until the returned function is called. */
export function listenToKeys(session: Session): () => void {
  const listener = (event: KeyboardEvent) => onKey(session, event);
  window.addEventListener("keydown", listener);
  return () => window.removeEventListener("keydown", listener);
}
