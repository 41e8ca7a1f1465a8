/** What is said of a lost map, beside its name. */
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import { editedWords } from "./edited-words";

function differenceWords({ differs, isSaved, state }: RecoveryCopy): string {
  if (differs === "" || state === "unreadable" || state === "too-new") return "";
  return isSaved ? `Since the last save: ${differs}. ` : `Never saved: ${differs}. `;
}

/** "Since the last save: 12 nodes added. Last edit 14:02." */
export function lostWords(copy: RecoveryCopy, now: number, locale?: string): string {
  return `${differenceWords(copy)}Last edit ${editedWords(copy.edited, now, locale)}.`;
}

const DAMAGE: Readonly<Record<RecoveryCopy["state"], string>> = {
  whole: "",
  cut: "Its last changes are damaged and can't be read. Restore brings back everything before them.",
  unreadable: "This copy is damaged and can't be opened. It stays here until you discard it.",
  "too-new": "A newer version of Argmap kept this copy. Open it there.",
};

/** What is wrong with the copy, and what to do; empty where nothing is. `hasFolder`: the shell can show where it lies. */
export function damageWords({ state }: RecoveryCopy, hasFolder: boolean): string {
  const where = state === "unreadable" && hasFolder ? " Help, Show recovery folder leads to it." : "";
  return DAMAGE[state] + where;
}
