import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArgMap } from "../../../shared/document/types";
import { flipsOf, LINE } from "../../../shared/reasoning/flip";
import { SEMANTICS } from "../../../shared/reasoning/semantics";
import { strengthsOf } from "../../../shared/reasoning/strengths";

const base = fc.double({ min: 0, max: 1, noNaN: true });
const relation = fc.constantFrom("support" as const, "oppose" as const);

function threeInARow(confidences: readonly number[], relations: readonly ("support" | "oppose")[]): ArgMap {
  const ids = ["decision", "reason", "ground"];
  return {
    title: "",
    nodes: ids.map((id, at) => ({
      id,
      kind: "motive",
      text: id,
      x: 0,
      y: 0,
      confidence: confidences[at] ?? 0.5,
    })),
    edges: relations.map((one, at) => ({
      id: `e${at}`,
      from: ids[at + 1] ?? "",
      to: ids[at] ?? "",
      relation: one,
    })),
    sources: [],
  };
}

describe("flipsOf", () => {
  it("carries the decision over the line, by the least change of each confidence", () => {
    const parts = fc.tuple(
      fc.tuple(base, base, base),
      fc.tuple(relation, relation),
      fc.constantFrom(...SEMANTICS),
    );
    fc.assert(
      fc.property(parts, ([confidences, relations, semantics]) => {
        const map = threeInARow(confidences, relations);
        const strength = (id?: string, confidence = 0) =>
          strengthsOf(map, semantics, { confidence: new Map(id ? [[id, confidence]] : []) }).byNode.get(
            "decision",
          ) ?? Number.NaN;
        const found = flipsOf(map, semantics, "decision");
        expect(found?.strength).toBe(strength());
        for (const { id, from, to } of found?.flips ?? []) {
          expect(strength(id, to) > LINE).not.toBe(strength() > LINE);
          // In a chain strengths rise or fall evenly, so half-way there is still on this side.
          if (Math.abs(to - from) > 1e-5)
            expect(strength(id, (from + to) / 2) > LINE).toBe(strength() > LINE);
        }
        for (const id of ["decision", "reason", "ground"])
          if (!found?.flips.some((flip) => flip.id === id))
            for (const end of [0, 1]) expect(strength(id, end) > LINE).toBe(strength() > LINE);
      }),
    );
  });

  it("says so where no single confidence would do it", () => {
    const map = threeInARow([0.9, 0, 0], ["support", "support"]);
    const found = flipsOf(map, "quadratic-energy", "decision");
    expect(found?.flips.map(({ id }) => id)).toEqual(["decision"]);
    expect(flipsOf(map, "quadratic-energy", "nobody")).toBeNull();
  });
});
