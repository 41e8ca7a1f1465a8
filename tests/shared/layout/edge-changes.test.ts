import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MapEdge } from "../../../shared/document/types";
import { edgeChanges } from "../../../shared/layout/edge-changes";

const edge: fc.Arbitrary<MapEdge> = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e"),
  from: fc.constantFrom("x", "y"),
  to: fc.constantFrom("x", "y"),
  relation: fc.constantFrom("support" as const, "oppose" as const),
});
const edges = fc.uniqueArray(edge, { selector: ({ id }) => id, maxLength: 5 });

const way = ({ id, from, to }: MapEdge) => `${id} ${from} ${to}`;

describe("the edges that came and went", () => {
  it("make the new list from the old one, and the others keep their order", () => {
    fc.assert(
      fc.property(edges, edges, (before, after) => {
        const { went, came } = edgeChanges(before, after);
        const kept = before.filter((one) => !went.includes(one)).map(way);
        expect(after.filter((one) => !came.includes(one)).map(way)).toEqual(kept);
      }),
    );
  });

  it("are none where the edges go the same ways, and one where one was added or taken away", () => {
    fc.assert(
      fc.property(edges, fc.nat(5), (before, at) => {
        const turned = before.map((one) => ({ ...one, relation: "support" as const }));
        expect(edgeChanges(before, turned)).toEqual({ went: [], came: [] });
        const added: MapEdge = { id: "new", from: "x", to: "y", relation: "support" };
        const longer = before.toSpliced(at, 0, added);
        expect(edgeChanges(before, longer)).toEqual({ went: [], came: [added] });
        expect(edgeChanges(longer, before)).toEqual({ went: [added], came: [] });
      }),
    );
  });
});
