import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weighAlike } from "../../../shared/reasoning/alike";
import type { Trial } from "../../../shared/reasoning/settings";
import { strengthsOf } from "../../../shared/reasoning/strengths";
import { assumeAlike, assumptionsOf, NO_TRIAL, tried } from "../../../shared/reasoning/trial";
import { arbitraryMap } from "../../support/arbitrary-map";
import { edge, mapOf, node } from "./case";

/** A map with a trial of it. */
const arbitraryTrial = arbitraryMap().chain((map) => {
  const ids = map.nodes.map(({ id }) => id);
  const sources = map.sources.map(({ id }) => id);
  return fc.record({
    map: fc.constant(map),
    trial: fc.record({
      name: fc.constant(""),
      mutedNodes: fc.subarray(ids),
      mutedSources: fc.subarray(sources),
      mutedAuthors: fc.constant([]),
      confidence: fc
        .array(fc.tuple(fc.constantFrom("nobody", ...ids), fc.double({ min: 0, max: 1, noNaN: true })))
        .map((pairs): ReadonlyMap<string, number> => new Map(pairs)),
    }) satisfies fc.Arbitrary<Trial>,
  });
});

describe("a map as it would be if a trial were kept", () => {
  test("weighs as the map does under the trial's assumptions", () => {
    fc.assert(
      fc.property(arbitraryTrial, ({ map, trial }) => {
        const one = strengthsOf(tried(map, trial), "df-quad");
        expect(one).toEqual(strengthsOf(map, "df-quad", assumptionsOf(map, trial)));
      }),
      { numRuns: 80 },
    );
  });

  test("is the same map where nothing is assumed", () => {
    fc.assert(fc.property(arbitraryMap(), (map) => tried(map, NO_TRIAL) === map));
  });
});

describe("without a source", () => {
  const citation = { source: "s", exact: "", prefix: "", suffix: "", start: 0, end: 0 };
  const both = [citation, { ...citation, source: "t" }];
  const map = mapOf(
    [
      node("d", { citations: [citation] }),
      node("a", { citations: [citation] }),
      node("b", { citations: both }),
      node("c"),
    ],
    [],
    {
      sources: [
        { id: "s", title: "One", author: "Ann" },
        { id: "t", title: "Two" },
      ],
    },
  );
  const left = (trial: Partial<Trial>) => {
    const { nodes } = tried(map, { ...NO_TRIAL, ...trial });
    return nodes.filter(({ muted }) => !muted).map(({ id }) => id);
  };

  test("or its author, what rests on it alone goes; decisions stay", () => {
    expect(left({ mutedSources: ["s"] })).toEqual(["d", "b", "c"]);
    expect(left({ mutedAuthors: ["Ann"] })).toEqual(["d", "b", "c"]);
    expect(left({ mutedSources: ["s", "t"] })).toEqual(["d", "c"]);
  });
});

describe("trials assume alike", () => {
  const trial: Trial = {
    ...NO_TRIAL,
    mutedNodes: ["a", "b"],
    mutedSources: ["s"],
    confidence: new Map([["c", 0.3]]),
  };

  test("whatever their names and orders are", () => {
    expect(assumeAlike(trial, { ...trial, name: "Other", mutedNodes: ["b", "a"] })).toBe(true);
  });

  test.each([
    [{ mutedNodes: ["a"] }],
    [{ mutedNodes: ["a", "x"] }],
    [{ mutedSources: [] }],
    [{ mutedAuthors: ["Ann"] }],
    [{ confidence: new Map([["c", 0.4]]) }],
    [{ confidence: new Map([["d", 0.3]]) }],
    [{ confidence: new Map() }],
  ] satisfies [Partial<Trial>][])("but not with %o", (change) => {
    expect(assumeAlike(trial, { ...trial, ...change })).toBe(false);
    expect(assumeAlike({ ...trial, ...change }, trial)).toBe(false);
  });
});

describe("what counts for the weighing", () => {
  const map = mapOf([node("d"), node("a", { confidence: 0.4 })], [edge("a+d")]);

  test("texts, places and notes do not", () => {
    const moved = {
      ...map,
      title: "x",
      nodes: map.nodes.map((one) => ({ ...one, x: 9, text: "new", notes: "n" })),
    };
    expect(weighAlike(map, moved)).toBe(true);
  });

  test.each([
    ["a confidence", { ...map, nodes: [node("d"), node("a", { confidence: 0.5 })] }],
    ["muting", { ...map, nodes: [node("d", { muted: true }), node("a", { confidence: 0.4 })] }],
    ["a node", { ...map, nodes: [...map.nodes, node("b")] }],
    ["an edge", { ...map, edges: [] }],
    ["a relation", { ...map, edges: [{ ...edge("a+d"), relation: "oppose" as const }] }],
    ["a joint", { ...map, edges: [edge("a+d", { joint: "j" })] }],
  ])("%s does", (_what, other) => {
    expect(weighAlike(map, other)).toBe(false);
  });

  test("maps that weigh alike have the same strengths", () => {
    fc.assert(
      fc.property(arbitraryMap(), arbitraryMap(), (one, other) => {
        if (weighAlike(one, other))
          expect(strengthsOf(one, "euler-based")).toEqual(strengthsOf(other, "euler-based"));
      }),
    );
  });
});
