import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import type { ArgMap } from "../../../shared/document/types";
import { applyChange, changeBetween } from "../../../shared/journal/change";
import { arbitraryMap } from "../../support/arbitrary-map";
import { arbitraryVersions } from "../../support/arbitrary-versions";
import { RICH_MAP } from "../../support/rich-map";

/** The same rows, not rows that look the same. */
function expectSameRows(one: ArgMap | null, other: ArgMap): void {
  expect(one).toStrictEqual(other);
  for (const rows of ["nodes", "edges", "sources"] as const)
    expect(one?.[rows].every((row, at) => row === other[rows][at])).toBe(true);
}

describe("a change", () => {
  it("leads from the one version to the other, for every edit, undo and redo", () => {
    fc.assert(
      fc.property(arbitraryVersions, (versions) => {
        for (const [at, after] of versions.entries()) {
          const before = versions[Math.max(0, at - 1)] ?? after;
          expectSameRows(applyChange(before, changeBetween(before, after)), after);
          expectSameRows(applyChange(after, changeBetween(after, before)), before);
        }
      }),
    );
  });

  it("leads between any two maps", () => {
    fc.assert(
      fc.property(arbitraryMap(), arbitraryMap(), (one, other) =>
        expectSameRows(applyChange(one, changeBetween(one, other)), other),
      ),
    );
  });

  it("names nothing between a map and itself", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        expect(changeBetween(map, map)).toEqual({});
        expect(changeBetween(map, { ...map, nodes: [...map.nodes], edges: [...map.edges] })).toEqual({});
      }),
    );
  });

  it("holds the rows that an edit touched, and no others", () => {
    const before = RICH_MAP;
    const [first, , third] = before.nodes;
    if (!first || !third) throw new Error("the map has three nodes");
    const moved = applyEdit(before, {
      type: "move",
      positions: [first, third].map(({ id }) => ({ id, x: 7, y: 7 })),
      as: "move",
    });
    if (!moved.ok) throw new Error("a move is possible");
    const change = changeBetween(before, moved.value.map);
    expect(Object.keys(change)).toEqual(["nodes"]);
    expect(change.nodes).toMatchObject({
      set: [
        [0, { id: first.id }],
        [2, { id: third.id }],
      ],
    });
  });

  it("that was made for another map is refused", () => {
    const map = RICH_MAP;
    const row = { id: "n", kind: "risk", text: "", x: 0, y: 0 } as const;
    for (const nodes of [
      { set: [[map.nodes.length, row]] },
      { set: [[-1, row]] },
      { set: [[0.5, row]] },
      { at: map.nodes.length, remove: 1, rows: [] },
      { at: -1, remove: 0, rows: [] },
      { at: 0, remove: -1, rows: [row] },
    ] as const)
      expect(applyChange(map, { nodes })).toBeNull();
  });
});
