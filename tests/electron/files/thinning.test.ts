import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type KeptVersion,
  MOST_VERSIONS,
  outdatedVersions,
  versionsBeyond,
} from "../../../electron/files/thinning";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_700_000_000_000;
const aged = (...ages: number[]): KeptVersion[] =>
  ages.map((age, index) => ({ id: `v${index}`, time: NOW - age, size: 10 }));

const versions = fc
  .array(
    fc.record({
      age: fc.oneof(
        fc.integer({ min: -HOUR, max: 2 * HOUR }),
        fc.integer({ min: 0, max: 2 * DAY }),
        fc.integer({ min: 0, max: 60 * DAY }),
      ),
      size: fc.integer({ min: 1, max: 100 }),
    }),
    { maxLength: 120 },
  )
  .map((all) => all.map(({ age, size }, index) => ({ id: `v${index}`, time: NOW - age, size })));

const without = (all: readonly KeptVersion[], ids: readonly string[]) =>
  all.filter(({ id }) => !ids.includes(id));

describe("thinning by age", () => {
  test("keeps all of the last hour", () => {
    expect(outdatedVersions(aged(0, 1_000, 2_000, HOUR - 1), NOW)).toEqual([]);
  });

  test("keeps the newest of each hour for a day, and of each day for a month", () => {
    const start = NOW - 5 * HOUR - ((NOW - 5 * HOUR) % HOUR);
    const hour = [start, start + 1_000, start + 2_000].map((time, index) => ({
      id: `h${index}`,
      time,
      size: 1,
    }));
    expect(outdatedVersions(hour, NOW)).toEqual(["h1", "h0"]);
    const morning = NOW - 5 * DAY - ((NOW - 5 * DAY) % DAY);
    const day = [morning, morning + HOUR, morning + 2 * HOUR, NOW].map((time, index) => ({
      id: `d${index}`,
      time,
      size: 1,
    }));
    expect(outdatedVersions(day, NOW)).toEqual(["d1", "d0"]);
  });

  test("lets go of what is older than a month, but for the newest", () => {
    expect(outdatedVersions(aged(31 * DAY, 40 * DAY), NOW)).toEqual(["v1"]);
    expect(outdatedVersions(aged(0, 31 * DAY), NOW)).toEqual(["v1"]);
  });

  test("keeps the newest, at most fifty, changes nothing the second time, and never brings one back", () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 40 * DAY }), (all, later) => {
        const kept = without(all, outdatedVersions(all, NOW));
        expect(kept.length).toBeLessThanOrEqual(MOST_VERSIONS);
        if (all.length > 0)
          expect(Math.max(...kept.map(({ time }) => time))).toBe(Math.max(...all.map(({ time }) => time)));
        expect(outdatedVersions(kept, NOW)).toEqual([]);
        // Thinning now and later keeps nothing that thinning later alone would not.
        const once = new Set(without(all, outdatedVersions(all, NOW + later)).map(({ id }) => id));
        const twice = without(kept, outdatedVersions(kept, NOW + later));
        if (all.length <= MOST_VERSIONS) for (const { id } of twice) expect(once).toContain(id);
      }),
      { numRuns: 500 },
    );
  });

  test("does not depend on the order", () => {
    fc.assert(
      fc.property(versions, (all) => {
        expect([...outdatedVersions([...all].reverse(), NOW)].sort()).toEqual(
          [...outdatedVersions(all, NOW)].sort(),
        );
      }),
    );
  });
});

test("of all maps, the oldest go until the rest fits", () => {
  expect(versionsBeyond(aged(1, 2, 3, 4), 20)).toEqual(["v2", "v3"]);
  fc.assert(
    fc.property(versions, fc.integer({ min: 0, max: 3_000 }), (all, most) => {
      const gone = versionsBeyond(all, most);
      const kept = without(all, gone);
      expect(kept.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(most);
      const newestGone = Math.max(
        ...without(
          all,
          kept.map(({ id }) => id),
        ).map(({ time }) => time),
      );
      for (const { time } of kept) expect(time).toBeGreaterThanOrEqual(newestGone);
    }),
  );
});
