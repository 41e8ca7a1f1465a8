/** The workload of the benchmarks keeps its promises, so that numbers of one day can be read beside those of another. */
import { describe, expect, it } from "vitest";
import { overlap } from "../../shared/basics/geometry";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { largeMap } from "../support/generated-map";

const numberOf = (id: string) => Number(id.slice(1));

describe.each([100, 1_000, 10_000])("the workload of %i nodes", (count) => {
  const map = largeMap(count);

  it("is the same for the same seed, and another for another", () => {
    expect(largeMap(count)).toEqual(map);
    expect(serialise(largeMap(count, 7))).not.toBe(serialise(map));
  });

  it("has 1.15 edges a node and a decision for every 50 nodes", () => {
    expect(map.nodes).toHaveLength(count);
    expect(map.edges).toHaveLength(Math.round(count * 1.15));
    expect(map.nodes.filter(({ kind }) => kind === "decision")).toHaveLength(count / 50);
  });

  it("has labels of 40 to 160 characters", () => {
    const lengths = map.nodes.map(({ text }) => text.length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(160);
    expect(new Set(lengths).size).toBeGreaterThan(20);
  });

  it("has no circles: each node speaks about earlier ones of its own tree, and some are shared", () => {
    const targets = new Map<string, number>();
    for (const { from, to } of map.edges) {
      expect(numberOf(to)).toBeLessThan(numberOf(from));
      expect(Math.floor(numberOf(to) / 50)).toBe(Math.floor(numberOf(from) / 50));
      targets.set(from, (targets.get(from) ?? 0) + 1);
    }
    expect([...targets.values()].filter((times) => times > 1).length).toBeGreaterThan(count / 20);
  });

  it("opens without a repair, and stays as it is", () => {
    const opened = parse(serialise(map));
    expect(opened.ok && opened.value.repairs).toEqual([]);
    expect(opened.ok && opened.value.map).toEqual(map);
  });

  it("has boxes that stand clear of one another", () => {
    const boxes = map.nodes.map(({ x, y }) => ({ x, y, width: 240, height: 190 })).sort((a, b) => a.x - b.x);
    boxes.forEach((box, at) => {
      for (let next = at + 1; next < boxes.length; next += 1) {
        const other = boxes[next];
        if (!other || other.x >= box.x + box.width) break;
        if (overlap(box, other)) throw new Error(`${JSON.stringify(box)} lies on ${JSON.stringify(other)}`);
      }
    });
  });
});

it("labels of every seed have 40 to 160 characters", () => {
  for (let seed = 0; seed < 50; seed += 1)
    for (const { text } of largeMap(60, seed).nodes)
      if (text.length < 40 || text.length > 160) throw new Error(`${text.length}: ${text}`);
});
