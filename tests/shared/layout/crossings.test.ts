import * as fc from "fast-check";
import { expect, it } from "vitest";
import { arraysOf } from "../../../shared/layout/tidy/arrays";
import { Crossings } from "../../../shared/layout/tidy/crossings";
import type { Graph } from "../../../shared/layout/tidy/graph";

/** Vertices of no size at these places across, all in one row for each depth, and links between them. */
function graphOf(
  places: readonly (readonly [number, number])[],
  links: readonly (readonly [number, number])[],
) {
  const graph: Graph = {
    vertices: places.map(([at, depth], order) => ({
      ...{ id: `n${order}`, across: 0, along: 0, at, centre: at, order, depth, decision: false },
    })),
    links: links.map(([lower, upper]) => ({ lower, upper, joint: null, beside: null })),
  };
  const count = () =>
    new Crossings(arraysOf(graph)).count(
      Float64Array.from(places, ([at]) => at),
      Float64Array.from(places, ([, depth]) => depth),
    );
  return { count };
}

it("counts the crossings of an argument with two targets", () => {
  const places = [
    [0, 0],
    [100, 0],
    [0, 90],
    [100, 90],
  ] as const;
  const crossed = [
    [2, 0],
    [2, 1],
    [3, 0],
  ] as const;
  expect(graphOf(places, crossed).count()).toBe(1);
  expect(graphOf(places, crossed.slice(0, 2)).count()).toBe(0);
  const both = [...crossed, [3, 1]] as const;
  expect(graphOf(places, both).count()).toBe(1);
});

it("counts the inversions between two rows, whatever the order of the links", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 14, selector: String }),
      (pairs) => {
        const row = [0, 1, 2, 3, 4, 5];
        const places = [...row.map((i) => [i * 10, 0] as const), ...row.map((i) => [i * 10, 50] as const)];
        const links = pairs.map(([lower, upper]) => [lower + 6, upper] as const);
        const targets = (vertex: number) => links.filter(([lower]) => lower === vertex).length;
        let expected = 0;
        links.forEach(([a, b], i) => {
          for (const [c, d] of links.slice(i + 1))
            if ((a - c) * (b - d) < 0 && (targets(a) > 1 || targets(c) > 1)) expected += 1;
        });
        expect(graphOf(places, links).count()).toBe(expected);
      },
    ),
  );
});
