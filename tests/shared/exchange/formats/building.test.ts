import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../../shared/document/invariants";
import { createMapBuilding } from "../../../../shared/exchange/formats/building";

const name = fc.oneof(
  fc.constantFrom("a", "b", "c", "A b", "ä", "", "__proto__", "a-2", "1", "x".repeat(80)),
  fc.string({ maxLength: 6 }),
);
const link = fc.record({
  foreign: fc.option(name, { nil: null }),
  from: name,
  to: name,
  relation: fc.constantFrom("support" as const, "oppose" as const),
});

describe("createMapBuilding", () => {
  it("makes a sound map of whatever it is given, and accounts for every link", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), fc.array(link, { maxLength: 20 }), (names, links) => {
        const building = createMapBuilding();
        for (const one of names) building.node(one, { kind: "motive", text: one, x: 0, y: 0 });
        for (const { foreign, from, to, relation } of links) building.edge(foreign, from, to, relation);
        const { map, notes } = building.finish("");
        expect(violations(map)).toEqual([]);
        expect(map.nodes.map(({ text }) => text)).toEqual(names);
        const lost = notes.lost.reduce((sum, { count }) => sum + count, 0);
        expect(map.edges.length + lost).toBe(links.length);
        expect(notes.kept).toMatchObject({ nodes: names.length, edges: map.edges.length });
      }),
    );
  });

  it("keeps ids that are valid as they are", () => {
    const building = createMapBuilding();
    building.node("Valid_id-1", { kind: "risk", text: "", x: 0, y: 0 });
    building.node("not valid!", { kind: "risk", text: "", x: 0, y: 0 });
    expect(building.idOf("Valid_id-1")).toBe("Valid_id-1");
    expect(building.idOf("not valid!")).toBe("not-valid");
  });
});
