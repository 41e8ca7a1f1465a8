/** How the map is weighed and checked, as edits of its settings; and which part of the reasoning pane shows. */
import type { CheckName } from "../../shared/reasoning/checks/finding";
import { CHECKS } from "../../shared/reasoning/checks/finding";
import { SEMANTICS_NAMES, type Semantics } from "../../shared/reasoning/semantics";
import {
  changedSettings,
  REASONING_KEY,
  type ReasoningSettings,
  reasoningSettings,
} from "../../shared/reasoning/settings";
import type { Session } from "./session";
import type { ReasoningTab } from "./state";

/** Changes what the map says about its weighing, as one step of undo named `as`. */
export function changeReasoning(session: Session, change: Partial<ReasoningSettings>, as: string): boolean {
  const map = session.map();
  if (!map) return false;
  const value = changedSettings(map, change);
  return session.edit({ type: "setting", key: REASONING_KEY, value, as });
}

export function chooseSemantics(session: Session, semantics: Semantics): void {
  if (changeReasoning(session, { semantics }, "Choose semantics"))
    session.say(`Strengths by ${SEMANTICS_NAMES[semantics]}.`);
}

/** Switches a check off or on again for this map. */
export function switchCheck(session: Session, name: CheckName, on: boolean): void {
  const map = session.map();
  if (!map) return;
  const others = reasoningSettings(map).checksOff.filter((one) => one !== name);
  const checksOff = on ? others : [...others, name];
  const [label] = CHECKS[name];
  if (changeReasoning(session, { checksOff }, on ? "Switch a check on" : "Switch a check off"))
    session.say(`${label}: ${on ? "checked again" : "no longer checked in this map"}.`);
}

/** Shows this part of the pane; where it shows already, the pane goes. */
export function toggleReasoning(session: Session, tab: ReasoningTab): void {
  session.set({ reasoning: session.get().reasoning === tab ? null : tab });
}
