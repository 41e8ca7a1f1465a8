import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "../../../shared/basics/geometry";
import type { ArgMap } from "../../../shared/document/types";
import { hiddenNodes } from "../../../shared/document/visibility";
import { placedBoxes } from "../../../shared/layout/boxes";
import { adoptRoutes } from "../../../shared/layout/known-routes";
import { layoutAfter } from "../../../shared/layout/layout";
import type { Measure } from "../../../shared/layout/measure";
import {
  adoptLayout,
  knownLayout,
  prepareLayout,
  preparingSteps,
  routesMoved,
} from "../../../shared/layout/prepared";
import { routeEdges } from "../../../shared/layout/routes";
import type { Routes } from "../../../shared/layout/types";
import { buildScene } from "../../../shared/scene/build-scene";
import { LIGHT } from "../../../shared/scene/theme";
import { arbitraryMap } from "../../support/arbitrary-map";
import { generatedMap } from "../../support/generated-map";
import { fakeMeasure } from "./fake-measure";

/** The map as another thread has it. */
const copyOf = (map: ArgMap): ArgMap => structuredClone(map);

/** A measurer of its own for each thread; it counts what it is asked. */
function counting(): { measure: Measure; asked: () => number } {
  let count = 0;
  return {
    measure: (text, font) => {
      count += 1;
      return fakeMeasure(text, font);
    },
    asked: () => count,
  };
}

const boxesOf = (map: ArgMap, measure: Measure) => placedBoxes(map, measure, hiddenNodes(map));

/** Routes by what a route is; the points of some carry more, which nobody asks for. */
function plain(routes: Routes) {
  const point = ({ x, y }: Point) => ({ x, y });
  return [...routes].map(([id, { start, curves, end, endAngle, middle }]) => [
    id,
    point(start),
    curves.map(({ c1, c2, to }) => [point(c1), point(c2), point(to)]),
    point(end),
    endAngle,
    point(middle),
  ]);
}

/** The layout of the map as a page gets it that was handed a prepared one. */
function handedOver(map: ArgMap) {
  const prepared = structuredClone(prepareLayout(copyOf(map), counting().measure));
  const page = counting();
  adoptLayout(map, page.measure, prepared);
  return { layout: layoutAfter(map, boxesOf(map, page.measure), null), page };
}

describe("a layout made in steps", () => {
  it("is the layout that the canvas would have made, in many steps, and the canvas measures nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (seed) => {
        const map = generatedMap({ nodes: 150, seed });
        const page = counting();
        expect([...preparingSteps(map, page.measure)].length).toBeGreaterThan(10);
        const asked = page.asked();
        const layout = layoutAfter(map, boxesOf(map, page.measure), null);
        expect(page.asked()).toBe(asked);
        expect(plain(layout.routes)).toEqual(plain(routeEdges(map, boxesOf(map, fakeMeasure))));
      }),
      { numRuns: 10 },
    );
  });

  it("serves a map whose boxes are others by the time it is shown", () => {
    const map = generatedMap({ nodes: 60, seed: 5 });
    for (const _ of preparingSteps(map, fakeMeasure));
    const moved = new Map(
      [...boxesOf(map, fakeMeasure)].map(([id, box], at) => [id, { ...box, x: box.x + at }]),
    );
    expect(plain(layoutAfter(map, moved, null).routes)).toEqual(plain(routeEdges(map, moved)));
  });
});

describe("lines made in another thread for nodes that moved", () => {
  it("are the lines that the canvas would have found, and edits go on from them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (seed) => {
        const map = generatedMap({ nodes: 50, seed, extra: 0.2, undercuts: 0.1 });
        const before = layoutAfter(map, boxesOf(map, fakeMeasure), null);
        const places = map.nodes.map(({ id, x, y }, at) => ({ id, x: y + at, y: x - at }));
        const routes = structuredClone(routesMoved(copyOf(map), structuredClone(before.boxes), places));
        const moved = { ...map, nodes: map.nodes.map((node, at) => ({ ...node, ...places[at] })) };
        adoptRoutes(moved, routes);
        const after = layoutAfter(moved, boxesOf(moved, fakeMeasure), before);
        expect(plain(after.routes)).toEqual(plain(routeEdges({ ...moved }, boxesOf(moved, fakeMeasure))));
        const back = layoutAfter(map, boxesOf(map, fakeMeasure), after);
        expect(plain(back.routes)).toEqual(plain(before.routes));
      }),
      { numRuns: 20 },
    );
  });
});

describe("a layout made in another thread", () => {
  it("is the layout that the page would have made, and the page measures nothing", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const { layout, page } = handedOver(map);
        expect(page.asked()).toBe(0);
        const own = layoutAfter(map, boxesOf(map, fakeMeasure), null);
        expect(layout.boxes).toEqual(own.boxes);
        expect(plain(layout.routes)).toEqual(plain(own.routes));
      }),
      { numRuns: 60 },
    );
  });

  it("goes on with edits as one that the page made", () => {
    const map = generatedMap({ nodes: 120, seed: 3 });
    const spread = {
      ...map,
      nodes: map.nodes.map((node, at) => ({ ...node, x: (at % 12) * 300, y: at * 20 })),
    };
    const { layout, page } = handedOver(spread);
    const moved = {
      ...spread,
      nodes: spread.nodes.map((node, at) =>
        at === 40 ? { ...node, x: node.x + 170, y: node.y - 60 } : node,
      ),
    };
    const after = layoutAfter(moved, boxesOf(moved, page.measure), layout);
    expect(plain(after.routes)).toEqual(plain(routeEdges(moved, boxesOf(moved, fakeMeasure))));
    const kept = [...after.routes].filter(([id, route]) => layout.routes.get(id) === route);
    expect(kept.length).toBeGreaterThan(after.routes.size / 2);
  });
});

describe("the layout of a map that shows", () => {
  const sceneOf = (map: ArgMap, measure: Measure) =>
    JSON.stringify(buildScene(map, { measure, theme: LIGHT, margin: 8, background: "theme" }));

  it("is handed over for a picture, which measures no node again and is the same", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        layoutAfter(map, boxesOf(map, fakeMeasure), null);
        const layout = structuredClone(knownLayout(map, fakeMeasure));
        if (!layout) throw new Error("the layout is not known");
        const [there, bare] = [counting(), counting()];
        const copy = copyOf(map);
        adoptLayout(copy, there.measure, layout);
        expect(sceneOf(copy, there.measure)).toBe(sceneOf(copyOf(map), bare.measure));
        expect(there.asked()).toBeLessThanOrEqual(bare.asked());
      }),
      { numRuns: 60 },
    );
  });

  it("spares the measuring of every node", () => {
    const map = generatedMap({ nodes: 40, seed: 2 });
    layoutAfter(map, boxesOf(map, fakeMeasure), null);
    const layout = knownLayout(map, fakeMeasure);
    const there = counting();
    const copy = copyOf(map);
    if (layout) adoptLayout(copy, there.measure, layout);
    boxesOf(copy, there.measure);
    expect(there.asked()).toBe(0);
  });

  it("holds also where nodes were hidden from view that the picture has", () => {
    const map = generatedMap({ nodes: 60, seed: 5 });
    const some = new Map([...boxesOf(map, fakeMeasure)].filter((_, at) => at % 3 > 0));
    layoutAfter(map, some, null);
    expect(sceneOf(map, fakeMeasure)).toBe(sceneOf(copyOf(map), fakeMeasure));
  });

  it("is not made for a map that does not show, since that would take its time", () => {
    expect(knownLayout(generatedMap({ nodes: 10, seed: 9 }), fakeMeasure)).toBeNull();
  });
});
