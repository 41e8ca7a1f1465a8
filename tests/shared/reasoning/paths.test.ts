import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pathInWords, pathsFrom, waysTo } from "../../../shared/reasoning/paths";
import { sensitivityOf } from "../../../shared/reasoning/sensitivity";
import { arbitraryMap } from "../../support/arbitrary-map";
import { edge, mapOf, node } from "./case";

describe("the ways to a node", () => {
  const map = mapOf(
    [node("d"), node("a"), node("b"), node("c"), node("u"), node("x")],
    [edge("a+d"), edge("b-a"), edge("c+b"), edge("c-d"), edge("u-a+d")],
  );
  const words = (from: string) =>
    pathsFrom(map, waysTo(map, "d"), from).map((path) => pathInWords(map, path));

  test("every way that begins otherwise is told, the shortest first", () => {
    expect(words("c")).toEqual([
      "opposes 'Text of d'",
      "supports 'Text of b', which opposes 'Text of a', which supports 'Text of d'",
    ]);
  });

  test("an undercut goes on with the link that it is about", () => {
    const undercut = { ...edge("u-a+d"), id: "undercut", from: "u", to: "a+d" };
    const other = mapOf(map.nodes, [edge("a+d"), undercut]);
    const [path = []] = pathsFrom(other, waysTo(other, "d"), "u");
    expect(pathInWords(other, path)).toBe("undercuts the link from 'Text of a', which supports 'Text of d'");
  });

  test("no way leads over what is muted, nor from what is not linked", () => {
    const muted = mapOf(
      map.nodes.map((one) => (one.id === "b" ? { ...one, muted: true } : one)),
      map.edges,
    );
    expect(pathsFrom(muted, waysTo(muted, "d"), "c")).toHaveLength(1);
    expect(words("x")).toEqual([]);
  });

  test("what drives a node has a way to it, and every way ends there", () => {
    fc.assert(
      fc.property(arbitraryMap(), (any) => {
        for (const { id } of any.nodes) {
          const ways = waysTo(any, id);
          for (const driver of sensitivityOf(any, "df-quad", id)?.drivers ?? []) {
            const paths = pathsFrom(any, ways, driver.id);
            expect(paths.length).toBeGreaterThan(0);
            for (const path of paths) expect(path.at(-1)?.to).toBe(id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
