import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import { foldTo } from "../../../shared/document/fold";
import { nodeOf } from "../../../shared/document/lookups";
import type { ArgMap, MapNode } from "../../../shared/document/types";
import { childrenOf, hiddenNodes, topRings } from "../../../shared/document/visibility";
import { arbitraryMap } from "../../support/arbitrary-map";
import { largeMap } from "../../support/generated-map";

function folded(map: ArgMap, levels: number, from: readonly MapNode[] = []): ArgMap {
  const applied = applyEdit(map, { type: "fold", ...foldTo(map, levels, from), as: "Show levels" });
  if (!applied.ok) throw new Error(applied.error.reason);
  return applied.value.map;
}

const shown = (map: ArgMap) => {
  const hidden = hiddenNodes(map);
  return new Set(map.nodes.flatMap(({ id }) => (hidden.has(id) ? [] : [id])));
};

/** Ids within so many steps down, by plain definition. */
function within(map: ArgMap, starts: readonly MapNode[], steps: number): Set<string> {
  let level = new Set(starts.map(({ id }) => id));
  const found = new Set(level);
  for (let step = 0; step < steps; step += 1) {
    level = new Set([...level].flatMap((id) => childrenOf(map, id).map((child) => child.id)));
    for (const id of level) found.add(id);
  }
  return found;
}

describe("folding to a depth", () => {
  it("shows just the nodes within so many levels, whatever was collapsed before", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.integer({ min: 2, max: 5 }), (map, levels) => {
        expect(shown(folded(map, levels))).toEqual(within(map, topRings(map).flat(), levels - 1));
      }),
    );
  });

  it("shows one node of each top for one level, and all nodes for all", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        expect(shown(folded(map, 1)).size).toBe(topRings(map).length);
        expect(hiddenNodes(folded(map, Number.POSITIVE_INFINITY)).size).toBe(0);
      }),
    );
  });

  it("from a node, keeps it and what is within the levels below it, and changes nothing that is not below it", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.nat(), fc.integer({ min: 1, max: 4 }), (map, pick, levels) => {
        const open = folded(map, Number.POSITIVE_INFINITY);
        const start = open.nodes[pick % Math.max(1, open.nodes.length)];
        if (!start) return;
        const after = folded(open, levels, [start]);
        const seen = shown(after);
        for (const id of within(open, [start], levels - 1)) expect(seen).toContain(id);
        const below = within(open, [start], open.nodes.length);
        for (const node of open.nodes) if (!below.has(node.id)) expect(nodeOf(after, node.id)).toBe(node);
      }),
    );
  });

  it("opens one level at a time afterwards", () => {
    const map = largeMap(200);
    const two = folded(map, 2);
    const opened = two.nodes.find(
      (node) => node.collapsed && shown(two).has(node.id) && childrenOf(two, node.id).length > 0,
    );
    if (!opened) throw new Error("nothing is collapsed");
    const applied = applyEdit(two, { type: "collapse", ids: [opened.id], collapsed: false });
    const more = [...shown(applied.ok ? applied.value.map : two)].filter((id) => !shown(two).has(id));
    const children = childrenOf(two, opened.id).map(({ id }) => id);
    expect(more.length).toBeGreaterThan(0);
    for (const id of more) expect(children).toContain(id);
  });

  it("says what it does for undo", () => {
    const map = largeMap(100);
    const applied = applyEdit(map, { type: "fold", ...foldTo(map, 1), as: "Show 1 level" });
    expect(applied.ok && applied.value.label).toBe("Show 1 level");
  });
});
