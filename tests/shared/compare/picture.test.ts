import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNodeMeasure } from "../../../electron/cli/node-measure";
import { type Comparison, compareVersions, comparisonById } from "../../../shared/compare/comparison";
import { layerPicture } from "../../../shared/compare/picture/picture";
import { COMPARED_VIEWS, comparisonReport } from "../../../shared/compare/picture/report";
import { VERB_SIGNS } from "../../../shared/compare/words";
import { type ArgMap, EMPTY_MAP } from "../../../shared/document/types";
import { encloses } from "../../../shared/scene/bounds";
import { DARK, FORCED, LIGHT } from "../../../shared/scene/theme";
import type { Scene } from "../../../shared/scene/types";
import { arbitraryMap } from "../../support/arbitrary-map";
import { plainEdge, plainNode } from "../../support/plain-parts";

const measure = createNodeMeasure();
const LAYERS = ["before", "after", "both"] as const;
const words = ({ groups }: Scene) =>
  groups.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.type === "text" ? [shape.text] : [])));

const MAP: ArgMap = {
  title: "",
  nodes: [
    { id: "d", kind: "decision", text: "Open the harbour to yachts", x: 0, y: 0 },
    { id: "r", kind: "risk", text: "Large boats use the inner basin", x: 0, y: 200 },
    { id: "m", kind: "motive", text: "Guests bring money", x: 400, y: 200 },
  ],
  edges: [
    { id: "e", from: "r", to: "d", relation: "oppose" },
    { id: "f", from: "m", to: "d", relation: "support" },
  ],
  sources: [],
};
const [decision, risk, motive] = MAP.nodes;
if (!decision || !risk || !motive) throw new Error("no nodes");
const AFTER: ArgMap = {
  ...MAP,
  nodes: [
    { ...decision, collapsed: true },
    { ...risk, kind: "critique", text: "Large boats use the narrow basin" },
    { id: "n", kind: "motive", text: "The pilots ask for it", x: 800, y: 200 },
  ],
  edges: [
    { id: "e", from: "r", to: "d", relation: "oppose" },
    { id: "g", from: "n", to: "r", relation: "oppose" },
  ],
};
const comparison = compareVersions(MAP, AFTER, { weigh: true });
const drawn = (layer: (typeof LAYERS)[number], of: Comparison = comparison) =>
  layerPicture(of, layer, { measure, theme: LIGHT, margin: 0 });

describe("the picture", () => {
  it("shows what was removed, what was added and what is in both, each where it belongs", () => {
    const [before, after, both] = LAYERS.map((layer) => words(drawn(layer).scene).join(" "));
    expect(before).toContain("Guests bring money");
    expect(before).not.toContain("The pilots ask for it");
    expect(after).not.toContain("Guests bring money");
    expect(both).toContain("Guests bring money");
    expect(both).toContain("The pilots ask for it");
  });

  it("strikes out words that went, underlines those that came, and says what became of kind and strength", () => {
    const risky = drawn("both").scene.groups.find(({ id }) => id === "r");
    const texts = risky?.shapes.flatMap((shape) => (shape.type === "text" ? [shape] : [])) ?? [];
    const fillOf = (text: string) => texts.find((shape) => shape.text.trim() === text)?.fill;
    expect(fillOf("inner")).toBe(LIGHT.relations.oppose);
    expect(fillOf("narrow")).toBe(LIGHT.relations.support);
    expect(texts.map(({ text }) => text)).toContain("Risk → Critique · 0.50 → 0.40");
    expect(words(drawn("before").scene)).toContain("inner");
    expect(words(drawn("before").scene)).not.toContain("narrow");
  });

  it("numbers each change as the list does, and knows where it is", () => {
    const both = drawn("both");
    comparison.changes.forEach(({ what, id, verb }, at) => {
      const group = both.scene.groups.find((one) => one.id === id);
      if (what !== "node" && what !== "edge") return;
      expect(both.places.get(at + 1)).toEqual(group?.bounds);
      const signs = group?.shapes.map((shape) => (shape.type === "text" ? shape.text : ""));
      expect(signs).toContain(`${VERB_SIGNS[verb]} ${at + 1}`);
    });
  });

  it("hides nothing that is collapsed", () => {
    expect(words(drawn("after").scene).join(" ")).toContain("The pilots");
  });

  it("draws a link that is gone beside a node that has its id now", () => {
    const ends = [plainNode("a"), plainNode("b", { x: 400 })];
    const before: ArgMap = {
      ...EMPTY_MAP,
      nodes: ends,
      edges: [plainEdge("x", "a", "b"), plainEdge("y", "b", "x")],
    };
    const after: ArgMap = {
      ...EMPTY_MAP,
      nodes: [...ends, plainNode("y", { y: 400 })],
      edges: [plainEdge("x", "a", "y")],
    };
    const any = comparisonById(before, after);
    const { scene, places } = layerPicture(any, "both", { measure, theme: LIGHT, margin: 5 });
    expect(scene.groups.filter(({ role }) => role === "edge")).toHaveLength(3);
    const numbers = any.changes.flatMap(({ what }, at) =>
      what === "node" || what === "edge" ? [at + 1] : [],
    );
    expect([...places.keys()].sort()).toEqual(numbers);
  });

  it("holds all that it draws inside its bounds, whatever changed", () => {
    fc.assert(
      fc.property(
        arbitraryMap(),
        arbitraryMap(),
        fc.constantFrom(LIGHT, DARK, FORCED),
        (before, after, theme) => {
          const any = comparisonById(before, after);
          for (const layer of LAYERS) {
            const { scene, places } = layerPicture(any, layer, { measure, theme, margin: 5 });
            for (const group of scene.groups) expect(encloses(scene.bounds, group.bounds)).toBe(true);
            for (const place of places.values()) expect(encloses(scene.bounds, place)).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("the picture to hand on", () => {
  const names = { before: "old.argmap", after: "new.argmap" };

  it.each(COMPARED_VIEWS)("%s: says what it is of, and lists every change below", (view) => {
    const scene = comparisonReport(comparison, { measure, theme: DARK, margin: 10, view, names });
    const all = words(scene);
    expect(all).toContain("From old.argmap to new.argmap");
    for (let number = 1; number <= comparison.changes.length; number += 1)
      expect(all).toContain(String(number));
    for (const group of scene.groups) expect(encloses(scene.bounds, group.bounds)).toBe(true);
    expect(all.includes("old.argmap")).toBe(view === "side-by-side");
  });

  it("puts the two versions beside one another, not over one another", () => {
    const { groups } = comparisonReport(comparison, {
      measure,
      theme: LIGHT,
      margin: 0,
      view: "side-by-side",
      names,
    });
    const [older, newer] = groups.filter(({ id }) => id === "d");
    expect(older && newer && newer.bounds.x > older.bounds.x + older.bounds.width).toBe(true);
  });
});
