/** The check for what a merge left open. */
import { conflictInWords } from "../../merge/conflict-words";
import { undecidedConflicts } from "../../merge/conflicts";
import type { Check } from "./finding";

export const mergeConflict: Check = ({ map }) =>
  undecidedConflicts(map).map((conflict) => {
    const { what, id, copy } = conflict;
    const own = what === "node" || what === "edge" ? [id] : [];
    const ids = copy === null || own.length === 0 ? own : [id, copy];
    return { rule: "merge-conflict" as const, message: conflictInWords(map, conflict), ids };
  });
