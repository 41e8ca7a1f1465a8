import { describe, expect, test } from "vitest";
import { evaluateGraph } from "../../../shared/reasoning/evaluate";
import { SEMANTICS } from "../../../shared/reasoning/semantics";
import { graphOfCase, NAME_IN_CASES, REFERENCE_CASES } from "../../support/reference-case";

describe.each(SEMANTICS)("%s agrees with the reference", (semantics) => {
  test.each(REFERENCE_CASES.map((one) => [one.id, one] as const))("%s", (_id, one) => {
    const graph = graphOfCase(one);
    const { strengths, isUnsettled } = evaluateGraph(graph, semantics);
    const expected = one.expected[NAME_IN_CASES[semantics]];
    if (expected.strengths === null) {
      expect(expected.status).toBe("does-not-converge");
      expect(isUnsettled).toContain(1);
      return;
    }
    expect(isUnsettled).not.toContain(1);
    const tolerance = one.acyclic ? 1e-9 : 1e-6;
    graph.ids.forEach((id, v) => {
      const off = Math.abs((strengths[v] ?? Number.NaN) - (expected.strengths?.[id] ?? Number.NaN));
      expect(off, `${id}: off by ${off}`).toBeLessThan(tolerance);
    });
  });
});

test("there is something to agree with, in all its kinds", () => {
  const expectations = REFERENCE_CASES.flatMap(({ expected }) => Object.values(expected));
  expect(new Set(expectations.map(({ status }) => status))).toEqual(
    new Set(["exact", "converged", "does-not-converge"]),
  );
});
