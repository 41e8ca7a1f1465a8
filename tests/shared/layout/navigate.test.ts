import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edgeOf, nodeOf } from "../../../shared/document/lookups";
import { firstNode, fromEdgeTowards, type Heading, siblingsOf } from "../../../shared/document/navigate";
import type { ArgMap } from "../../../shared/document/types";
import { directionOfMap, nodeTowards } from "../../../shared/layout/navigate";
import { arbitraryMap } from "../../support/arbitrary-map";

const node = (id: string, x: number, y: number, kind: "decision" | "motive" = "motive") =>
  ({ id, kind, text: id, x, y }) as const;
const tree: ArgMap = {
  title: "",
  nodes: [
    node("top", 100, 0, "decision"),
    node("left", 0, 200),
    node("right", 200, 200),
    node("deep", 0, 400),
  ],
  edges: [
    { id: "e1", from: "left", to: "top", relation: "support" },
    { id: "e2", from: "right", to: "top", relation: "oppose" },
    { id: "e3", from: "deep", to: "left", relation: "support" },
  ],
  sources: [],
};
const boxesOf = (map: ArgMap) =>
  new Map(map.nodes.map((n) => [n.id, { x: n.x, y: n.y, width: 80, height: 60 }]));
const go = (from: string, heading: Heading) => nodeTowards(tree, boxesOf(tree), from, heading);

describe("moving along the argument", () => {
  test("up leads to what a node speaks about, down to its arguments, sideways to its siblings", () => {
    expect(go("left", "up")).toBe("top");
    expect(go("top", "down")).toBe("left");
    expect(go("left", "right")).toBe("right");
    expect(go("right", "left")).toBe("left");
    expect(go("left", "down")).toBe("deep");
    expect(go("top", "up")).toBeNull();
    expect(go("deep", "right")).toBeNull();
  });

  test("on a map that grows to the right, left leads to what a node speaks about", () => {
    const sideways: ArgMap = {
      ...tree,
      nodes: tree.nodes.map((n) => ({ ...n, x: n.y * 0.8, y: n.x * 1.5 })),
    };
    expect(nodeTowards(sideways, boxesOf(sideways), "left", "left")).toBe("top");
    expect(nodeTowards(sideways, boxesOf(sideways), "top", "right")).toBe("left");
    expect(nodeTowards(sideways, boxesOf(sideways), "left", "down")).toBe("right");
  });

  test("what is hidden is never gone to", () => {
    const boxes = boxesOf(tree);
    boxes.delete("deep");
    expect(nodeTowards(tree, boxes, "left", "down")).toBeNull();
  });

  test("from an edge, up is its target, down its origin, sideways its neighbours and round again", () => {
    expect(fromEdgeTowards(tree, "e1", "up")).toBe("top");
    expect(fromEdgeTowards(tree, "e1", "down")).toBe("left");
    expect(fromEdgeTowards(tree, "e1", "right")).toBe("e2");
    expect(fromEdgeTowards(tree, "e2", "right")).toBe("e1");
  });

  test("reading starts at a decision that speaks about nothing", () => {
    expect(firstNode(tree)).toBe("top");
    expect(firstNode({ ...tree, nodes: [], edges: [] })).toBeNull();
  });

  test("on any map, every step leads to something in the map", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.constantFrom<Heading>("up", "down", "left", "right"), (map, heading) => {
        for (const { id } of map.nodes) {
          const next = nodeTowards(map, boxesOf(map), id, heading);
          expect(next === null || nodeOf(map, next) !== undefined).toBe(true);
          expect(next).not.toBe(id);
          expect(siblingsOf(map, id)).not.toContain(id);
        }
        for (const { id } of map.edges) {
          const next = fromEdgeTowards(map, id, heading) ?? "";
          expect(nodeOf(map, next) ?? edgeOf(map, next)).toBeDefined();
        }
      }),
    );
  });

  test("the direction of a map is read from where its arguments lie", () => {
    const turned = (place: (x: number, y: number) => [number, number]): ArgMap => ({
      ...tree,
      nodes: tree.nodes.map((n) => ({ ...n, x: place(n.x, n.y)[0], y: place(n.x, n.y)[1] })),
    });
    const directions = [
      turned((x, y) => [x, y]),
      turned((x, y) => [x, -y]),
      turned((x, y) => [y * 0.8, x * 1.5]),
      turned((x, y) => [-y * 0.8, x * 1.5]),
    ].map((map) => directionOfMap(map, boxesOf(map)));
    expect(directions).toEqual(["down", "up", "right", "left"]);
    expect(directionOfMap({ ...tree, nodes: [], edges: [] }, new Map())).toBe("down");
  });
});
