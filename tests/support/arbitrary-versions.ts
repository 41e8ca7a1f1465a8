/** The versions that a map goes through while a person works on it: edits, undo, redo, and whole maps put in its place. */
import * as fc from "fast-check";
import { applyEdit } from "../../shared/commands/apply-edit";
import type { ArgMap } from "../../shared/document/types";
import { type History, record, redo, startHistory, undo } from "../../shared/history/history";
import { arbitraryEdit, arbitraryReplace } from "./arbitrary-edit";
import { arbitraryMap } from "./arbitrary-map";

const MOST_STEPS = 6;

function steps(history: History<ArgMap>, left: number): fc.Arbitrary<readonly ArgMap[]> {
  if (left === 0) return fc.constant([]);
  const goOn = (next: History<ArgMap>) =>
    steps(next, left - 1).map((later): readonly ArgMap[] => [next.present, ...later]);
  const edited = fc
    .oneof(
      { weight: 8, arbitrary: arbitraryEdit(history.present) },
      { weight: 1, arbitrary: arbitraryReplace },
    )
    .map((edit) => {
      const applied = applyEdit(history.present, edit);
      return applied.ok ? record(history, applied.value.map, applied.value) : history;
    });
  return fc
    .oneof(
      { weight: 6, arbitrary: edited },
      { weight: 1, arbitrary: fc.constant(undo(history)) },
      { weight: 1, arbitrary: fc.constant(redo(history)) },
    )
    .chain(goOn);
}

/** At least one version; each follows from the one before it in one step, or is the same. */
export const arbitraryVersions: fc.Arbitrary<readonly ArgMap[]> = arbitraryMap().chain((map) =>
  steps(startHistory(map), MOST_STEPS).map((later): readonly ArgMap[] => [map, ...later]),
);
