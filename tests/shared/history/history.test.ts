import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abandon,
  type History,
  MAX_STEPS,
  record,
  redo,
  redoLabel,
  seal,
  startHistory,
  undo,
  undoLabel,
} from "../../../shared/history/history";

/** Values that are the same only when they are the same object. */
const value = (name: string) => ({ name });
type Value = ReturnType<typeof value>;

const typing = (history: History<Value>, name: string, mergeKey: string | null = "text a") =>
  record(history, value(name), { label: "Edit text", mergeKey });

describe("history", () => {
  it("goes back and forth over any steps to identical values", () => {
    const move = fc.constantFrom("step", "undo", "redo", "seal", "merge");
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let history = startHistory(value("0"));
        // What a person expects: a list of values and a place in it.
        let line = [history.present];
        let at = 0;
        let open = false;
        moves.forEach((what, i) => {
          if (what === "undo") {
            history = undo(history);
            at = Math.max(0, at - 1);
            open = false;
          } else if (what === "redo") {
            history = redo(history);
            if (at < line.length - 1) open = false;
            at = Math.min(line.length - 1, at + 1);
          } else if (what === "seal") {
            history = seal(history);
            open = false;
          } else {
            const next = value(String(i));
            const merges = what === "merge" && open && at === line.length - 1;
            history = record(history, next, { label: what, mergeKey: what === "merge" ? "key" : null });
            line = [...line.slice(0, merges ? at : at + 1), next];
            at = line.length - 1;
            open = what === "merge";
          }
          expect(history.present).toBe(line[at]);
          expect([history.past.length, history.future.length]).toEqual([at, line.length - 1 - at]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("knows the names of the steps", () => {
    let history = record(startHistory(1), 2, { label: "Add risk" });
    expect([undoLabel(history), redoLabel(history)]).toEqual(["Add risk", null]);
    history = undo(history);
    expect([undoLabel(history), redoLabel(history)]).toEqual([null, "Add risk"]);
    expect(undo(history)).toBe(history);
    history = redo(history);
    expect(redo(history)).toBe(history);
  });

  it("takes the same value for no step", () => {
    const history = startHistory(1);
    expect(record(history, 1, { label: "Nothing" })).toBe(history);
  });

  it("takes typing in one text for one step, until it is sealed", () => {
    const start = startHistory(value(""));
    const typed = typing(typing(typing(start, "a"), "ab"), "abc");
    expect([typed.past.length, typed.present.name]).toEqual([1, "abc"]);
    expect(undo(typed).present).toBe(start.present);
    expect(redo(undo(typed)).present).toBe(typed.present);
    expect(typing(seal(typed), "abcd").past.length).toBe(2);
    expect(typing(typed, "b", "text b").past.length).toBe(2);
    expect(typing(typed, "moved", null).past.length).toBe(2);
    expect(seal(start)).toBe(start);
  });

  it("continues no step that was undone and redone, and none before an undone one", () => {
    const typed = typing(startHistory(value("")), "a");
    expect(typing(redo(undo(typed)), "ab").past.length).toBe(2);
    const two = typing(typed, "b", "text b");
    const back = undo(two);
    const again = typing(back, "c");
    expect([again.past.length, again.future.length]).toEqual([2, 0]);
    expect(undo(again).present).toBe(typed.present);
  });

  it("keeps the name that the step began with", () => {
    const added = record(startHistory(value("")), value("a"), { label: "Add risk", mergeKey: "text a" });
    expect(undoLabel(typing(added, "ab"))).toBe("Add risk");
  });

  it("forgets a step that was abandoned, and what was undone before it", () => {
    const start = startHistory(value(""));
    const typed = typing(start, "a");
    expect(abandon(typed)).toEqual(start);
    expect(abandon(typed).present).toBe(start.present);
    expect(abandon(start)).toBe(start);
  });

  it("keeps as many steps as it says, the last ones", () => {
    let history = startHistory(0);
    for (let i = 1; i <= MAX_STEPS + 50; i += 1) history = record(history, i, { label: `${i}` });
    expect(history.past.length).toBe(MAX_STEPS);
    while (history.past.length > 0) history = undo(history);
    expect(history.present).toBe(50);
    expect(history.future.length).toBe(MAX_STEPS);
  });

  it("is not changed by what is done with it", () => {
    const history = Object.freeze({
      present: 2,
      past: Object.freeze([Object.freeze({ label: "a", before: 1, after: 2, mergeKey: "k" })]),
      future: Object.freeze([]),
    });
    for (const next of [
      undo(history),
      seal(history),
      abandon(history),
      record(history, 3, { label: "b", mergeKey: "k" }),
    ]) {
      expect(next).not.toBe(history);
    }
    expect(history.past[0]?.after).toBe(2);
  });
});
