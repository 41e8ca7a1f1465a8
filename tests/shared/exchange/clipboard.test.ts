import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import { violations } from "../../../shared/document/invariants";
import type { ArgMap } from "../../../shared/document/types";
import { copyOf, readableText, withNewIds } from "../../../shared/exchange/clipboard";
import { arbitraryMap } from "../../support/arbitrary-map";

const selectionOf = (map: ArgMap, keep: readonly boolean[]) =>
  map.nodes.filter((_, at) => keep[at % Math.max(1, keep.length)] ?? true).map((node) => node.id);

describe("parts of a map on the clipboard", () => {
  test("what is copied is a sound map by itself", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.array(fc.boolean()), (map, keep) => {
        expect(violations({ title: "", ...copyOf(map, selectionOf(map, keep)) })).toEqual([]);
      }),
    );
  });

  test("pasting any part into the same map is accepted and keeps every rule", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.array(fc.boolean()), (map, keep) => {
        const copied = withNewIds(copyOf(map, selectionOf(map, keep)), map, 10, 20);
        const applied = applyEdit(map, { type: "insert", ...copied, as: "paste" });
        expect(applied.ok).toBe(true);
        if (applied.ok) expect(violations(applied.value.map)).toEqual([]);
      }),
    );
  });

  test("a copy keeps texts, relations and joints, and moves by what is asked", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const copied = copyOf(
          map,
          map.nodes.map((node) => node.id),
        );
        const again = withNewIds(copied, map, 5, -5);
        expect(again.nodes.map((n) => [n.text, n.kind, n.x - 5, n.y + 5])).toEqual(
          copied.nodes.map((n) => [n.text, n.kind, n.x + 5 - 5, n.y - 5 + 5]),
        );
        expect(again.edges.map((e) => e.relation)).toEqual(copied.edges.map((e) => e.relation));
        expect(new Set(again.edges.map((e) => e.joint)).size).toBe(
          new Set(copied.edges.map((e) => e.joint)).size,
        );
      }),
    );
  });

  test("the readable text has every node's text once, and says how it argues", () => {
    const text = readableText({
      nodes: [
        { id: "a", kind: "decision", text: "Build\nit", x: 0, y: 0 },
        { id: "b", kind: "motive", text: "Cheap", x: 0, y: 0 },
        { id: "c", kind: "risk", text: "Slow", x: 0, y: 0 },
      ],
      edges: [
        { id: "e", from: "b", to: "a", relation: "support" },
        { id: "f", from: "c", to: "e", relation: "oppose" },
      ],
      sources: [],
    });
    expect(text).toBe("- Decision: Build it\n  + Motive: Cheap\n  − Risk: Slow");
  });

  test("the readable text of a chain of any length is written", () => {
    const ids = Array.from({ length: 12_000 }, (_, at) => `n${at}`);
    const text = readableText({
      nodes: ids.map((id) => ({ id, kind: "motive", text: id, x: 0, y: 0 })),
      edges: ids.slice(1).map((from, at) => ({ id: `e${at}`, from, to: `n${at}`, relation: "support" })),
      sources: [],
    });
    const lines = text.split("\n");
    expect(lines).toHaveLength(12_000);
    expect(lines.slice(0, 2)).toEqual(["- Motive: n0", "  + Motive: n1"]);
    expect(lines.at(-1)?.trim()).toBe("+ Motive: n11999");
  });

  test("the readable text of a circle begins somewhere, and comes to its start again only once", () => {
    const text = readableText({
      nodes: [
        { id: "a", kind: "motive", text: "A", x: 0, y: 0 },
        { id: "b", kind: "risk", text: "B", x: 0, y: 0 },
      ],
      edges: [
        { id: "e", from: "a", to: "b", relation: "support" },
        { id: "f", from: "b", to: "a", relation: "oppose" },
      ],
      sources: [],
    });
    expect(text).toBe("- Motive: A\n  − Risk: B\n    + Motive: A");
  });

  test("the readable text ends on any map, circles too, and misses no node", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const text = readableText(
          copyOf(
            map,
            map.nodes.map((node) => node.id),
          ),
        );
        for (const node of map.nodes) expect(text).toContain(node.text.replace(/\s+/g, " ").trim());
      }),
    );
  });
});
