/** The short run of the kill test; `npm run soak` is the long one. */
import { expect, test } from "vitest";
import { contentOf, generationOf, SIZE } from "./contents";
import { killAgainAndAgain } from "./kill";

test("a content is known to the last byte, and nothing else is taken for one", () => {
  expect(SIZE).toBeGreaterThan(4_000_000);
  expect(generationOf(contentOf(123))).toBe(123);
  const cut = contentOf(5).subarray(0, SIZE - 1);
  const holed = contentOf(5).fill(0, 2_000_000, 2_000_100);
  const mixed = Buffer.concat([contentOf(5).subarray(0, 3_000_000), contentOf(6).subarray(3_000_000)]);
  for (const bad of [cut, holed, mixed, Buffer.alloc(SIZE), Buffer.alloc(0)])
    expect(generationOf(bad)).toBeNull();
});

test("killed 300 times while it saves: no bad file, nothing lost, nothing left lying about", async () => {
  const figures = await killAgainAndAgain({ kills: 300, lanes: 3, seed: 1 });
  console.log(JSON.stringify({ ...figures, faults: figures.faults.length }));
  expect(figures.faults).toEqual([]);
  expect(figures).toMatchObject({ kills: 300, badFiles: 0, lostSaves: 0, lostEdits: 0, orphansLeft: 0 });
  // The kills really came in the middle of saves, and the starts after them tidied up.
  expect(figures.killsInSave).toBeGreaterThan(50);
  expect(figures.swept).toBeGreaterThan(50);
  const { orphansInWriting, orphansWhole, orphansOfData } = figures;
  expect(figures.swept).toBeLessThanOrEqual(orphansInWriting + orphansWhole + orphansOfData);
}, 600_000);
