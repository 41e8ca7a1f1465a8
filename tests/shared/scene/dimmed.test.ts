import { describe, expect, it } from "vitest";
import { nodesById } from "../../../shared/document/lookups";
import { placedBoxes } from "../../../shared/layout/boxes";
import { routeEdges } from "../../../shared/layout/routes";
import { contrast, parseColour } from "../../../shared/scene/colour";
import { dimmed } from "../../../shared/scene/dimmed";
import { drawEdge } from "../../../shared/scene/draw-edge";
import { drawNode } from "../../../shared/scene/draw-node";
import { prepareOverview } from "../../../shared/scene/overview";
import { DARK, FORCED, LIGHT, type Theme } from "../../../shared/scene/theme";
import type { Shape } from "../../../shared/scene/types";
import { largeMap } from "../../support/generated-map";
import { fakeMeasure } from "../layout/fake-measure";

const map = largeMap(120);
const boxes = placedBoxes(map, fakeMeasure);
const routes = routeEdges(map, boxes);

const withoutColours = (shapes: readonly Shape[]) =>
  shapes.map((shape) => ({
    ...shape,
    fill: shape.fill !== null,
    ...("stroke" in shape ? { stroke: shape.stroke !== null } : {}),
  }));

function contrastTo(colour: string, background: string): number {
  const [one, other] = [parseColour(colour), parseColour(background)];
  if (!one || !other) throw new Error("no colour");
  return contrast(one, other);
}

describe("what is held back", () => {
  it.each([LIGHT, DARK])(
    "steps towards the background in every colour, and kinds stay apart ($name)",
    (theme) => {
      const quiet = dimmed(theme);
      const accents = new Set<string>();
      for (const kind of ["decision", "motive", "risk", "critique"] as const) {
        for (const part of ["accent", "label", "text"] as const) {
          const [before, after] = [theme.kinds[kind][part], quiet.kinds[kind][part]];
          expect(contrastTo(after, theme.background)).toBeLessThan(contrastTo(before, theme.background));
        }
        // Not so far that it could not be seen: where a node stands is worth knowing.
        expect(contrastTo(quiet.kinds[kind].accent, theme.background)).toBeGreaterThan(1.15);
        accents.add(quiet.kinds[kind].accent);
      }
      expect(accents.size).toBe(4);
      expect(dimmed(theme)).toBe(quiet);
    },
  );

  it("keeps to the person's own colours where they have only a few", () => {
    const quiet: Theme = dimmed(FORCED);
    expect(quiet.kinds.risk).toMatchObject({ accent: "GrayText", fill: "Canvas", text: "GrayText" });
  });

  it("is drawn with the same lines, boxes and words at the same places", () => {
    for (const node of nodesById(map).values()) {
      const box = boxes.get(node.id);
      if (!box) continue;
      const [plain, quiet] = [false, true].map((isDimmed) =>
        drawNode(map, node, box, LIGHT, fakeMeasure, { dimmed: isDimmed, hiddenCount: 3 }),
      );
      expect(withoutColours(quiet?.shapes ?? [])).toEqual(withoutColours(plain?.shapes ?? []));
      expect(quiet?.bounds).toEqual(plain?.bounds);
      expect(quiet?.shapes).not.toEqual(plain?.shapes);
    }
    for (const edge of map.edges) {
      const route = routes.get(edge.id);
      if (!route) throw new Error("no route");
      const quiet = drawEdge(map, edge, route, LIGHT, { dimmed: true });
      expect(withoutColours(quiet.shapes)).toEqual(withoutColours(drawEdge(map, edge, route, LIGHT).shapes));
    }
  });

  it("has the same colours from far away, behind the rest, and everything is painted once", () => {
    const dims = (id: string) => Number(id.slice(1)) % 3 !== 0;
    const overview = prepareOverview(map, boxes, routes, { theme: LIGHT, dims });
    const half = overview.boxes.length / 2;
    const quiet = dimmed(LIGHT);
    expect(overview.boxes.slice(0, half).map(({ colours }) => colours)).toContain(quiet.kinds.risk);
    expect(overview.boxes.slice(half).map(({ colours }) => colours)).toContain(LIGHT.kinds.risk);
    const countOf = (batches: typeof overview.boxes) =>
      batches.reduce((sum, one) => sum + one.boxes.length, 0);
    expect(countOf(overview.boxes.slice(0, half))).toBe(map.nodes.filter(({ id }) => dims(id)).length);
    expect(countOf(overview.boxes)).toBe(map.nodes.length);
    const lines = overview.edges.flatMap(({ routes: sorted }) => sorted);
    expect(new Set(lines).size).toBe(map.edges.length);
    expect(lines.length).toBe(map.edges.length);
  });
});
