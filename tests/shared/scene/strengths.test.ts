import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeBox } from "../../../shared/layout/node-box";
import { shownStrengths } from "../../../shared/reasoning/shown";
import { encloses, shapeBounds } from "../../../shared/scene/bounds";
import { drawNode } from "../../../shared/scene/draw-node";
import { LIGHT } from "../../../shared/scene/theme";
import type { RectShape, Scene } from "../../../shared/scene/types";
import { arbitraryMap } from "../../support/arbitrary-map";
import { measure, sceneOf, textsOf } from "./helpers";
import { mapOf, node } from "./sample-maps";

const groupOf = (scene: Scene, id: string) => scene.groups.find((group) => group.id === id);
const barsOf = (scene: Scene, id: string): readonly RectShape[] =>
  (groupOf(scene, id)?.shapes ?? []).filter((shape): shape is RectShape => shape.type === "rect").slice(-2);

function drawn(byNode: ReadonlyMap<string, number | null>, numbers = false): Scene {
  const ids = [...byNode.keys(), "without"];
  return sceneOf(
    mapOf(
      "",
      ids.map((id, at) => node(id, "risk", "a claim", 0, at * 200)),
    ),
    {
      strengths: { by: "DF-QuAD", byNode, numbers },
    },
  );
}

describe("strengths in the picture", () => {
  it("are bars as long as they say, and nothing where there is none", () => {
    const scene = drawn(
      new Map([
        ["half", 0.5],
        ["full", 1],
      ]),
    );
    for (const [id, share] of [
      ["half", 0.5],
      ["full", 1],
    ] as const) {
      const [track, bar] = barsOf(scene, id);
      expect(track?.fill).toBe(LIGHT.track);
      expect((bar?.width ?? 0) / (track?.width ?? 0)).toBeCloseTo(share, 10);
    }
    const fills = groupOf(scene, "without")?.shapes.map(({ fill }) => fill);
    expect(fills).not.toContain(LIGHT.track);
  });

  it("are numbers on request, and say where one does not settle", () => {
    const texts = (numbers: boolean) =>
      textsOf(
        drawn(
          new Map([
            ["a", 0.126],
            ["b", null],
          ]),
          numbers,
        ),
      ).map(({ text }) => text);
    expect(texts(true)).toEqual(expect.arrayContaining(["0.13", "unsettled", "Strength (DF-QuAD)"]));
    expect(texts(false)).not.toContain("0.13");
  });

  it("change neither the size nor the place of anything", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const scene = sceneOf(map, { legend: false, strengths: shownStrengths(map, true) });
        expect(scene.bounds).toEqual(sceneOf(map, { legend: false }).bounds);
        for (const group of scene.groups)
          for (const shape of group.shapes) expect(encloses(group.bounds, shapeBounds(shape))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a change of strength", () => {
  const shapesFor = (value: number, before: number, number: boolean) => {
    const map = mapOf("", [node("a", "risk", "a claim", 0, 0)]);
    const [first] = map.nodes;
    if (!first) throw new Error("no node");
    const box = nodeBox(first, measure);
    const strength = { value, before, number };
    return drawNode(map, first, { ...box, x: 0, y: 0 }, LIGHT, measure, { strength }).shapes;
  };
  const plain = (value: number) => shapesFor(value, value, true).length;

  it("is an arrow at the number, and a tick where the bar ended before", () => {
    for (const [value, before, arrow] of [
      [0.7, 0.4, "↑ 0.70"],
      [0.4, 0.7, "↓ 0.40"],
    ] as const) {
      const shapes = shapesFor(value, before, true);
      expect(shapes.flatMap((shape) => (shape.type === "text" ? shape.text : []))).toContain(arrow);
      expect(shapes).toHaveLength(plain(value) + 1);
      const rects = shapes.filter((shape) => shape.type === "rect").slice(-3);
      const [track, , tick] = rects;
      const share = ((tick?.x ?? 0) + (tick?.width ?? 0) / 2 - (track?.x ?? 0)) / (track?.width ?? 1);
      expect(share).toBeCloseTo(before, 10);
    }
  });

  it("that nobody would see is not shown", () => {
    expect(shapesFor(0.5, 0.501, true)).toHaveLength(plain(0.5));
  });
});
