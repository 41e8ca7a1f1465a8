import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownStrengths } from "../../../shared/reasoning/shown";
import { encloses, shapeBounds } from "../../../shared/scene/bounds";
import { LIGHT } from "../../../shared/scene/theme";
import type { RectShape, Scene } from "../../../shared/scene/types";
import { arbitraryMap } from "../../support/arbitrary-map";
import { sceneOf, textsOf } from "./helpers";
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
