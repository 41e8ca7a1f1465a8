/** Keeps the shell up to date on what its title bar and native menu show. */
import type { MenuState } from "../../shared/bridge/bridge";
import { COMMAND_NAMES } from "../../shared/commands/catalogue";
import { edgesById, nodesById } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { redoLabel, undoLabel } from "../../shared/history/history";
import { isChecked } from "./commands";
import type { Session } from "./session";
import { isModified, type SessionState, windowName } from "./state";
import { isTextField } from "./text-field";

function menuState(state: SessionState): MenuState {
  const map = state.open?.history.present;
  const selected = (of: (map: ArgMap) => ReadonlyMap<string, unknown>) =>
    map && state.selection.length > 0 ? state.selection.filter((id) => of(map).has(id)).length : 0;
  return {
    hasMap: state.open !== null,
    nodesSelected: selected(nodesById),
    edgesSelected: selected(edgesById),
    editingText: isTextField(document.activeElement),
    undo: state.open ? undoLabel(state.open.history) : null,
    redo: state.open ? redoLabel(state.open.history) : null,
    checked: COMMAND_NAMES.filter((name) => isChecked(state, name)),
  };
}

/** Tells the shell of every change, at most once a frame. */
export function tellShell(session: Session): void {
  let waiting = false;
  const tell = () => {
    waiting = false;
    const state = session.get();
    session.bridge.setWindow({
      name: windowName(state.open),
      modified: isModified(state.open),
      file: state.open?.file?.id ?? null,
    });
    session.bridge.setMenu(menuState(state));
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(tell);
  };
  session.store.subscribe((state, before) => {
    const same =
      state.open === before.open && state.selection === before.selection && state.editing === before.editing;
    const switches =
      state.outline === before.outline &&
      state.sources === before.sources &&
      state.reading.mode === before.reading.mode &&
      state.reading.suggests === before.reading.suggests &&
      state.inspector === before.inspector &&
      state.focus === before.focus &&
      state.keepsRecovery === before.keepsRecovery &&
      state.theme === before.theme &&
      state.reasoning === before.reasoning &&
      (state.deciding === null) === (before.deciding === null) &&
      state.strengths === before.strengths &&
      state.strengthNumbers === before.strengthNumbers;
    if (!same || !switches || state.minimap !== before.minimap || state.snap !== before.snap) soon();
  });
  window.addEventListener("focusin", soon);
  soon();
}
