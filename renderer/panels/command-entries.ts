/** Commands of the catalogue as lines of a menu. */
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { canRun, isChecked, runCommand } from "../session/commands";
import type { Session } from "../session/session";
import type { SessionState } from "../session/state";
import { keysOf } from "../ui/command-words";
import type { MenuEntry } from "../ui/menu-entries";

/** One line for a command. `checked` says that it is on, for what the session does not know. */
function commandEntry(
  session: Session,
  state: SessionState,
  name: CommandName,
  checked?: boolean,
): MenuEntry {
  const on = checked ?? (CATALOGUE[name].isSwitch ? isChecked(state, name) : undefined);
  return {
    type: "item",
    id: name,
    label: labelOf(state, name),
    keys: keysOf(name, session.bridge.platform),
    disabled: !canRun(state, name),
    ...(on === undefined ? {} : { checked: on }),
    run: () => void runCommand(session, name),
  };
}

/** The label; undo and redo say what they take back. */
function labelOf(state: SessionState, name: CommandName): string {
  const history = state.open?.history;
  const step =
    name === "edit.undo" ? history?.past.at(-1) : name === "edit.redo" ? history?.future[0] : undefined;
  const { label } = CATALOGUE[name];
  return step ? `${label} ${step.label.charAt(0).toLowerCase()}${step.label.slice(1)}` : label;
}

/** Groups of commands, set apart. In a group of choices one is on: then all of the group show whether they are. */
export function commandEntries(
  session: Session,
  state: SessionState,
  groups: readonly (readonly CommandName[])[],
  checked: Partial<Record<CommandName, boolean>> = {},
): readonly MenuEntry[] {
  return groups.flatMap((group, at) => {
    const choice = group.some((name) => checked[name]);
    const lines = group.map((name) =>
      commandEntry(session, state, name, choice ? (checked[name] ?? false) : undefined),
    );
    return at === 0 ? lines : [{ type: "separator", id: `separator ${at}` } as const, ...lines];
  });
}
