import { describe, expect, test } from "vitest";
import { decisionMatrix, matrixAsCsv } from "../../../shared/reasoning/decisions";
import { edge, mapOf, node } from "./case";

const map = mapOf(
  [
    node("d1", { confidence: 0.6 }),
    node("d2", { confidence: 0.3 }),
    node("apart"),
    node("both"),
    node("mixed"),
    node("alone"),
    node("deep"),
  ],
  [
    edge("apart+d1"),
    edge("apart-d2"),
    edge("both+d1"),
    edge("both+d2"),
    edge("mixed+d1"),
    edge("mixed-apart"),
    edge("deep-both"),
  ],
);

describe("decisions side by side", () => {
  const matrix = decisionMatrix(map, "quadratic-energy", "all");
  const row = (id: string) => matrix.evidence.find((one) => one.id === id);

  test("the strongest comes first", () => {
    expect(matrix.decisions.map(({ id }) => id)).toEqual(["d1", "d2"]);
  });

  test("a way over an odd number of objections is inconsistent, over an even number consistent", () => {
    expect(row("apart")?.bearings).toEqual(["consistent", "inconsistent"]);
    expect(row("both")?.bearings).toEqual(["consistent", "consistent"]);
    expect(row("deep")?.bearings).toEqual(["inconsistent", "inconsistent"]);
    expect(row("mixed")?.bearings).toEqual(["mixed", "consistent"]);
  });

  test("evidence is as diagnostic as it tells decisions apart, and what bears on none is left out", () => {
    expect(row("apart")?.diagnosticity).toBe(1);
    expect(row("both")?.diagnosticity).toBe(0);
    expect(row("mixed")?.diagnosticity).toBe(0.5);
    expect(row("alone")).toBeUndefined();
    expect(matrix.evidence[0]?.id).toBe("apart");
  });

  test("leaves are what nothing speaks about", () => {
    const leaves = decisionMatrix(map, "df-quad", "leaves").evidence.map(({ id }) => id);
    expect(new Set(leaves)).toEqual(new Set(["mixed", "deep"]));
  });

  test("an undercut of what supports is against, of what opposes is for; a muted node counts for nothing", () => {
    const undercut = (to: string) => ({ ...edge("u-d"), id: "u", from: "u", to });
    const of = (link: string, muted = false) =>
      decisionMatrix(
        mapOf([node("d"), node("a", { muted }), node("u")], [edge(link), undercut(link)]),
        "df-quad",
        "leaves",
      ).evidence.find(({ id }) => id === "u")?.bearings;
    expect(of("a+d")).toEqual(["inconsistent"]);
    expect(of("a-d")).toEqual(["consistent"]);
    expect(of("a+d", true)).toBeUndefined();
  });

  test("the table says it in words", () => {
    const lines = matrixAsCsv(map, matrix).split("\r\n");
    expect(lines[0]).toBe("evidence,strength,diagnosticity,Text of d1,Text of d2");
    expect(lines.find((line) => line.startsWith("Text of apart"))).toMatch(/,1,consistent,inconsistent$/);
  });
});
