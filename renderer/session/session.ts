/**
 * The one open map of this window: its state, and the few ways in which it changes. Everything that a person can do
 * ends here: an edit, a step through the history, a selection, or a change of what shows.
 */

import { createStore, type StoreApi } from "zustand/vanilla";
import { Recent } from "../../shared/basics/recent";
import type { Bridge } from "../../shared/bridge/bridge";
import { applyEdit } from "../../shared/commands/apply-edit";
import type { Edit } from "../../shared/commands/edit";
import { type Refusal, refusalSentence } from "../../shared/commands/refusal";
import { edgeOf, nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { hiddenNodes } from "../../shared/document/visibility";
import { abandon, type History, record, redo, seal, undo } from "../../shared/history/history";
import { placedBoxes } from "../../shared/layout/boxes";
import type { Measure } from "../../shared/layout/measure";
import { directionOfMap } from "../../shared/layout/navigate";
import type { Boxes } from "../../shared/layout/types";
import { freshReading } from "../sources/reading";
import { boxesInFocus } from "./in-focus";
import {
  type Dialog,
  INITIAL_STATE,
  NO_SELECTION,
  type OpenMap,
  type SessionState,
  type TextEditing,
} from "./state";

export interface Session {
  readonly bridge: Bridge;
  readonly measure: Measure;
  readonly store: StoreApi<SessionState>;
  /** The state now. */
  get(): SessionState;
  set(part: Partial<SessionState>): void;
  /** The map now; null on the start screen. */
  map(): ArgMap | null;
  /** The boxes of the nodes that show where the whole map is looked at, where they stand now. */
  boxes(): Boxes;
  /** The same without those that a focus hides: what the canvas shows. */
  boxesInFocus(): Boxes;

  /** Applies an edit as a step of the history. A refusal is announced and answers false. */
  edit(edit: Edit): boolean;
  undo(): void;
  redo(): void;
  /** Takes the last step back for good (a cancelled edit). */
  abandon(): void;
  /** The next step stands alone. */
  seal(): void;

  select(ids: readonly string[]): void;
  /** Adds to the selection what is not in it, and takes away what is. */
  toggleSelected(ids: readonly string[]): void;
  startEditing(editing: TextEditing): void;
  /** Ends the editing of a text; a cancelled one gives back the text there was. */
  stopEditing(outcome: "keep" | "cancel"): void;

  /** Puts another map in the window, or none. */
  show(open: OpenMap | null): void;
  ask(dialog: Dialog | null): void;
  /** Says something in the status line, and to screen readers. */
  say(text: string, tone?: "note" | "refusal"): void;
}

export function createSession(bridge: Bridge, measure: Measure): Session {
  const store = createStore<SessionState>()(() => INITIAL_STATE);
  const get = store.getState;
  const set = (part: Partial<SessionState>) => store.setState(part);
  const map = () => get().open?.history.present ?? null;

  const say: Session["say"] = (text, tone = "note") =>
    set({ status: { text, tone, count: get().status.count + 1 } });
  const refuse = (refusal: Refusal) => say(refusalSentence(refusal), "refusal");

  const travel = (next: History<ArgMap>, selection = get().selection) => {
    const { open, status } = get();
    if (!open || next === open.history) return;
    // What was said of an earlier step is no longer true of this one.
    const quiet = status.text === "" ? status : { ...status, text: "" };
    set({ open: { ...open, history: next }, selection: stillThere(next.present, selection), status: quiet });
  };
  /** Goes to another step, and selects what it brought back or changed, where that is not selected already. */
  const travelTo = (next: History<ArgMap>) => {
    const before = map();
    const changed = before ? changedIds(before, next.present) : [];
    const selected = new Set(get().selection);
    travel(next, changed.every((id) => selected.has(id)) ? get().selection : changed);
  };

  const session: Session = {
    bridge,
    measure,
    store,
    get,
    set,
    map,
    boxes: () => shownBoxes(map(), measure),
    boxesInFocus() {
      const now = map();
      return now ? boxesInFocus(now, shownBoxes(now, measure), get().focus) : EMPTY_BOXES;
    },

    edit(edit) {
      const { open } = get();
      if (!open) return false;
      const applied = applyEdit(open.history.present, edit);
      if (!applied.ok) {
        refuse(applied.error);
        return false;
      }
      travel(record(open.history, applied.value.map, applied.value));
      return true;
    },
    undo() {
      session.stopEditing("keep");
      const { open } = get();
      const step = open?.history.past.at(-1);
      if (!open || !step) return say("There is nothing to undo.");
      travelTo(undo(open.history));
      say(`Undid: ${step.label}`);
    },
    redo() {
      session.stopEditing("keep");
      const { open } = get();
      const step = open?.history.future[0];
      if (!open || !step) return say("There is nothing to redo.");
      travelTo(redo(open.history));
      say(`Redid: ${step.label}`);
    },
    abandon() {
      const { open } = get();
      if (open) travel(abandon(open.history));
    },
    seal() {
      const { open } = get();
      if (open) set({ open: { ...open, history: seal(open.history) } });
    },

    select(ids) {
      const same = ids.length === get().selection.length && ids.every((id, at) => id === get().selection[at]);
      if (!same) set({ selection: ids.length === 0 ? NO_SELECTION : [...ids] });
    },
    toggleSelected(ids) {
      const now = new Set(get().selection);
      for (const id of ids) if (!now.delete(id)) now.add(id);
      session.select([...now]);
    },
    startEditing(editing) {
      session.stopEditing("keep");
      if (!editing.fresh) session.seal();
      set({ editing, selection: [editing.id] });
      if (editing.typed !== null) session.edit({ type: "text", id: editing.id, text: editing.typed });
    },
    stopEditing(outcome) {
      const { editing } = get();
      if (!editing) return;
      set({ editing: null });
      if (outcome === "cancel") takeBack(session, editing);
      session.seal();
    },

    show(open) {
      const direction = open
        ? directionOfMap(open.history.present, shownBoxes(open.history.present, measure))
        : "down";
      const status = { ...get().status, text: "" };
      set({ ...NOTHING_GOING_ON, reading: freshReading(get().reading), open, direction, status });
    },
    ask: (dialog) => set({ dialog }),
    say,
  };
  return session;
}

/** A cancelled edit is as if it had never begun: the typing goes, and a node that was made for it too. */
function takeBack(session: Session, editing: TextEditing): void {
  const last = session.get().open?.history.past.at(-1);
  if (last?.mergeKey === `text ${editing.id}`) session.abandon();
}

const NOTHING_GOING_ON = {
  selection: NO_SELECTION,
  editing: null,
  connecting: null,
  focus: null,
  search: null,
  busy: null,
  trial: null,
  weighed: null,
  findings: null,
  driverMarks: null,
  deciding: null,
} as const;

/** The nodes that are new or other in `after`; where none is, the edges. */
function changedIds(before: ArgMap, after: ArgMap): readonly string[] {
  const nodes = after.nodes.filter((node) => nodeOf(before, node.id) !== node);
  const changed = nodes.length > 0 ? nodes : after.edges.filter((edge) => edgeOf(before, edge.id) !== edge);
  return changed.map(({ id }) => id);
}

function stillThere(map: ArgMap, selection: readonly string[]): readonly string[] {
  const kept = selection.filter((id) => nodeOf(map, id) ?? edgeOf(map, id));
  return kept.length === selection.length ? selection : kept;
}

const EMPTY_BOXES: Boxes = new Map();
const known = new Recent<ArgMap, Boxes>();

/** The boxes of what shows of a map; computed once for each version of it. */
export function shownBoxes(map: ArgMap | null, measure: Measure): Boxes {
  if (!map) return EMPTY_BOXES;
  const found = known.get(map);
  if (found) return found;
  const made = placedBoxes(map, measure, hiddenNodes(map));
  known.set(map, made);
  return made;
}
