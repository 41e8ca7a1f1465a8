/** How the benchmarks count: a picture that stands still is not smooth, and runs are compared pair by pair. */
import { describe, expect, it } from "vitest";
import { median, peersTable, ratio, spread } from "./canvas/report";
import type { Figures } from "./canvas/steps";
import { framesBetween, quantile } from "./canvas/trace";

const SECOND = 1_000_000;

describe("frames", () => {
  it("counts what was drawn within the time, at its rate", () => {
    const drawn = Array.from({ length: 200 }, (_, at) => ((at + 0.5) * SECOND) / 60);
    const frames = framesBetween(drawn, SECOND, 3 * SECOND);
    expect(frames.perSecond).toBeCloseTo(60);
    expect(frames.p95).toBeCloseTo(1000 / 60, 1);
  });

  it("takes the time before the first and after the last frame for waiting too", () => {
    const frames = framesBetween([900_000, 916_000], 0, 2 * SECOND);
    expect(frames.longest).toBe(1084);
    expect(framesBetween([], 0, 2 * SECOND)).toEqual({ perSecond: 0, p50: 2000, p95: 2000, longest: 2000 });
  });
});

describe("figures of several runs", () => {
  const run = (value: number): Figures => ({ "open, ms": value });
  const results = new Map([
    ["Argmap", new Map([[100, [run(10), run(90)]]])],
    ["Excalidraw", new Map([[100, [run(100), run(300)]]])],
  ] as const);

  it("has the mean of the two in the middle as the median of an even number", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([5, 1, 3])).toBe(3);
    expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
  });

  it("compares each run with the peer's run beside it", () => {
    expect(ratio(results, "Excalidraw", 100, "open, ms")).toBeCloseTo(0.2);
  });

  it("shows the range, and nothing where nothing was measured", () => {
    expect(spread([300, 100, 2000])).toBe("300 (100–2,000)");
    expect(spread([])).toBe("–");
    expect(peersTable(results, 100)).toContain("| open, ms | 50 (10–90) | 200 (100–300) **0.20** |");
  });
});
