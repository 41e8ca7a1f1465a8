import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import { standingEdges } from "../../../shared/document/standing";
import { arbitraryMap } from "../../support/arbitrary-map";

const edge = (id: string, from: string, to: string) => ({ id, from, to });

describe("standingEdges", () => {
  it("keeps what deleting the node keeps", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.nat(), (map, pick) => {
        const gone = map.nodes[pick % Math.max(1, map.nodes.length)]?.id ?? "";
        const removed = applyEdit(map, { type: "remove", ids: gone === "" ? [] : [gone] });
        if (!removed.ok) return;
        const nodes = new Set(map.nodes.map(({ id }) => id));
        nodes.delete(gone);
        const standing = standingEdges(map.edges, (id) => nodes.has(id));
        expect(standing.map(({ id }) => id)).toEqual(removed.value.map.edges.map(({ id }) => id));
      }),
    );
  });

  it("lets a circle of edges fall, and what points at it", () => {
    const edges = [edge("e", "a", "f"), edge("f", "a", "e"), edge("g", "a", "e"), edge("h", "a", "b")];
    expect(standingEdges(edges, () => true).map(({ id }) => id)).toEqual(["h"]);
  });

  it("walks over a long chain once", () => {
    const chain = Array.from({ length: 100_000 }, (_, at) =>
      edge(`e${at}`, "a", at === 0 ? "b" : `e${at - 1}`),
    );
    expect(standingEdges(chain.toReversed(), (id) => id === "a")).toEqual([]);
    expect(standingEdges(chain, () => true)).toHaveLength(100_000);
  });
});
