import { describe, expect, test } from "vitest";
import type { Citation } from "../../../shared/document/types";
import { driversAsCsv, driversOf } from "../../../shared/reasoning/drivers";
import { strengthsOf } from "../../../shared/reasoning/strengths";
import { edge, mapOf, node } from "./case";

const cite = (source: string): readonly Citation[] => [
  { source, exact: "", prefix: "", suffix: "", start: 0, end: 0 },
];
const map = mapOf(
  [
    node("d", { confidence: 0.4 }),
    node("a", { confidence: 0.9, citations: cite("s") }),
    node("b", { confidence: 0.3, citations: cite("t") }),
    node("x", { citations: cite("unused") }),
  ],
  [edge("a+d"), edge("b-d")],
  {
    sources: [
      { id: "s", title: "One" },
      { id: "t", title: "Two" },
      { id: "unused", title: "Three" },
    ],
  },
);

describe("what drives a node", () => {
  const drivers = driversOf(map, "quadratic-energy", "d");

  test("a source counts for what is lost without all that rests on it", () => {
    const { byNode } = strengthsOf(map, "quadratic-energy");
    const without = strengthsOf(
      mapOf([node("d", { confidence: 0.4 }), node("b", { confidence: 0.3 })], [edge("b-d")]),
      "quadratic-energy",
    );
    const [first, second, ...more] = drivers?.sources ?? [];
    expect(first?.source).toBe("s");
    expect(first?.removal).toBeCloseTo((byNode.get("d") ?? 0) - (without.byNode.get("d") ?? 0), 12);
    expect(second?.source).toBe("t");
    expect(second?.removal).toBeLessThan(0);
    expect(more).toEqual([]);
  });

  test("a decision stays without its source, for it is asked how it stands then", () => {
    const cited = mapOf(
      [node("d", { confidence: 0.4, citations: cite("s") }), ...map.nodes.slice(1)],
      map.edges,
      { sources: map.sources },
    );
    expect(driversOf(cited, "quadratic-energy", "d")?.sources).toEqual(drivers?.sources);
  });

  test("how much is done is told, always more, up to all of it", () => {
    const told: number[] = [];
    driversOf(map, "quadratic-energy", "d", (done) => told.push(done));
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBe(1);
    expect(told[0]).toBeLessThan(0.1);
  });

  test("the table has a row for each driver, the strongest first, with its way in words", () => {
    const lines = drivers ? driversAsCsv(map, drivers).split("\r\n") : [];
    expect(lines[0]).toBe("id,kind,text,removal,gradient,path");
    expect(lines[1]).toMatch(/^a,Motive,Text of a,0\.\d+,0\.\d+,supports 'Text of d'$/);
    expect(lines[2]).toMatch(/^b,Motive,Text of b,-0\.\d+,-0\.\d+,opposes 'Text of d'$/);
  });

  test("of a node that is not there or muted, nothing is told", () => {
    expect(driversOf(map, "df-quad", "nobody")).toBeNull();
    expect(driversOf(mapOf([node("d", { muted: true })], []), "df-quad", "d")).toBeNull();
  });
});
