import { describe, expect, it } from "vitest";
import { activeRow, indexRows, nodesBetween } from "../../../renderer/outline/active-row";
import { treeAction } from "../../../renderer/outline/outline-keys";
import { type OutlineRow, outlineRows } from "../../../shared/document/outline-tree";
import type { ArgMap, MapEdge, MapNode } from "../../../shared/document/types";

const node = (id: string, x: number, parts: Partial<MapNode> = {}): MapNode => ({
  id,
  kind: "motive",
  text: id,
  x,
  y: 0,
  ...parts,
});
const edge = (id: string, from: string, to: string): MapEdge => ({ id, from, to, relation: "support" });

/** d has a and b; s speaks about both; c is below the collapsed b. */
const map: ArgMap = {
  title: "",
  nodes: [node("d", 0), node("a", 1), node("b", 2, { collapsed: true }), node("s", 3), node("c", 4)],
  edges: [
    edge("ad", "a", "d"),
    edge("bd", "b", "d"),
    edge("sa", "s", "a"),
    edge("sd", "s", "d"),
    edge("cb", "c", "b"),
  ],
  sources: [],
};
const index = indexRows(outlineRows(map));
const key = (row: OutlineRow | null) => row?.key ?? null;
const at = (rowKey: string) => index.rows[index.places.get(rowKey) ?? -1] as OutlineRow;

describe("the row for the keyboard", () => {
  it("is the first one where nothing is selected", () => {
    expect(key(activeRow(map, index, [], []))).toBe("d");
  });

  it("is the row of the node that was selected last, in full", () => {
    expect(key(activeRow(map, index, ["b", "s"], []))).toBe("sa");
  });

  it("stays on the row where it is when that row shows the same node", () => {
    expect(key(activeRow(map, index, ["s"], ["sa", "sd"]))).toBe("sd");
  });

  it("is the row that hangs by a selected edge", () => {
    expect(key(activeRow(map, index, ["sd"], ["sa"]))).toBe("sd");
  });

  it("is the nearest row above a node that is hidden", () => {
    expect(key(activeRow(map, index, ["c"], []))).toBe("bd");
    expect(key(activeRow(map, index, ["cb"], []))).toBe("bd");
  });

  it("goes back to the last row that is still there when its own has gone", () => {
    expect(key(activeRow(map, index, [], ["ad", "bd", "gone"]))).toBe("bd");
  });

  it("is none for an empty map", () => {
    const empty: ArgMap = { title: "", nodes: [], edges: [], sources: [] };
    expect(activeRow(empty, indexRows([]), [], ["gone"])).toBeNull();
  });
});

describe("the keys of the tree", () => {
  const goesTo = (from: string, pressed: string) => {
    const action = treeAction(index, at(from), pressed);
    return action?.type === "go" ? action.to.key : action;
  };

  it("has these rows", () => {
    expect(index.rows.map((row) => row.key)).toEqual(["d", "ad", "sa", "bd", "sd"]);
  });

  it("moves up and down, and stays at the ends", () => {
    expect(goesTo("ad", "ArrowDown")).toBe("sa");
    expect(goesTo("ad", "ArrowUp")).toBe("d");
    expect(goesTo("d", "ArrowUp")).toBe("d");
    expect(goesTo("sd", "ArrowDown")).toBe("sd");
    expect(goesTo("sa", "Home")).toBe("d");
    expect(goesTo("d", "End")).toBe("sd");
    expect(goesTo("d", "PageDown")).toBe("sd");
  });

  it("opens, then goes in; closes, then goes out", () => {
    expect(goesTo("bd", "ArrowRight")).toEqual({ type: "collapse", collapsed: false });
    expect(goesTo("ad", "ArrowRight")).toBe("sa");
    expect(goesTo("ad", "ArrowLeft")).toEqual({ type: "collapse", collapsed: true });
    expect(goesTo("sa", "ArrowLeft")).toBe("ad");
    expect(goesTo("sa", "ArrowRight")).toBe("sa");
  });

  it("goes from a reference to where the node stands in full", () => {
    expect(goesTo("sd", "ArrowRight")).toBe("sa");
  });

  it("leaves other keys to others", () => {
    expect(goesTo("d", "x")).toBeNull();
    expect(goesTo("d", "Enter")).toBeNull();
  });
});

describe("a range of rows", () => {
  it("holds each node once, the one where it ends last", () => {
    expect(nodesBetween(index, "d", at("sd"))).toEqual(["d", "a", "b", "s"]);
    expect(nodesBetween(index, "sd", at("ad"))).toEqual(["s", "b", "a"]);
    expect(nodesBetween(index, null, at("ad"))).toEqual(["a"]);
  });
});
