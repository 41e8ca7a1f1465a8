import { describe, expect, test } from "vitest";
import { edgesToJoin, edgesToPart, selectionToPart } from "../../../shared/reasoning/joints";
import { edge, mapOf, node } from "./case";

const nodes = ["d", "a", "b", "c", "e"].map((id) => node(id));
const ids = (edges: readonly { readonly id: string }[]) => edges.map(({ id }) => id);

describe("joining premises", () => {
  const map = mapOf(nodes, [edge("a+d"), edge("b+d"), edge("c-d"), edge("a+e")]);

  test("premises of one thing, with one relation", () => {
    expect(ids(edgesToJoin(map, ["a", "b"]))).toEqual(["a+d", "b+d"]);
    expect(ids(edgesToJoin(map, ["a+d", "b+d"]))).toEqual(["a+d", "b+d"]);
  });

  test("not where they speak about other things or otherwise", () => {
    expect(edgesToJoin(map, ["a", "c"])).toEqual([]);
    expect(edgesToJoin(map, ["a"])).toEqual([]);
    expect(edgesToJoin(map, [])).toEqual([]);
  });
});

describe("parting premises", () => {
  const joint = "j";
  const map = mapOf(nodes, [
    edge("a+d", { joint }),
    edge("b+d", { joint }),
    edge("c+d", { joint }),
    edge("e+d"),
  ]);

  test("one that leaves three leaves two joined; the last but one takes the last along", () => {
    expect(ids(selectionToPart(map, ["a"]))).toEqual(["a+d"]);
    expect(ids(selectionToPart(map, ["a", "b"])).sort()).toEqual(["a+d", "b+d", "c+d"]);
  });

  test("what is not joined is left as it is", () => {
    expect(edgesToPart(map, [edge("e+d")])).toEqual([]);
  });
});
