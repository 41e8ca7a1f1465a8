/** A short run of the fuzzer, everything that it ever found, and the proof that its rules can fail. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { serialise } from "../../shared/format/serialise";
import { RICH_MAP } from "../support/rich-map";
import { runCampaign } from "./campaign";
import { caseAt } from "./cases";
import { parsedJson } from "./json";
import { judge } from "./judge";
import { silentLoss } from "./loss";
import { minimised } from "./minimise";
import { validFiles } from "./valid-files";

const past = resolve(import.meta.dirname, "past");

test("20,000 damaged files keep every promise of opening, and come to every kind of end", async () => {
  const files = await validFiles();
  const { counts, failures } = await runCampaign({ files, seed: 7, count: 20_000, threads: 1 });
  expect(failures.map(({ index, how, violation }) => ({ index, how, violation }))).toEqual([]);
  const outcomes = new Set(Object.keys(counts).map((key) => key.split("\t")[1]));
  expect([...outcomes].sort()).toEqual([
    "invalid",
    "migration-failed",
    "not-argmap",
    "not-json",
    "not-text",
    "opened",
    "repaired",
    "too-large",
    "too-new",
  ]);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(20_000);
});

test("a case is the same whenever it is made from its seed and number", async () => {
  const files = await validFiles();
  for (const index of [0, 1, 999]) expect(caseAt(files, 5, index)).toEqual(caseAt(files, 5, index));
  expect(caseAt(files, 5, 3)).not.toEqual(caseAt(files, 6, 3));
});

describe("what was found once", () => {
  test.each(readdirSync(past))("%s", async (name) => {
    const { violation } = await judge(new Uint8Array(readFileSync(resolve(past, name))));
    expect(violation).toBeNull();
  });
});

describe("the rule of silent loss", () => {
  const original = () => parsedJson(serialise(RICH_MAP)) ?? null;
  const without = (change: (file: { nodes: Record<string, unknown>[]; edges: unknown[] }) => void) => {
    const file = original() as unknown as { nodes: Record<string, unknown>[]; edges: unknown[] };
    change(file);
    return file as never;
  };

  test("finds nothing where nothing is lost", () => {
    expect(silentLoss(original(), original(), [])).toBeNull();
  });

  test.each([
    ["a row", without((file) => void file.edges.pop()), /^edges: \d+ should stay/],
    ["a field", without((file) => delete file.nodes[1]?.notes), /^nodes\[1\]\.notes$/],
    [
      "another text",
      without((file) => Object.assign(file.nodes[0] ?? {}, { text: "?" })),
      /^nodes\[0\]\.text$/,
    ],
    ["another order", without((file) => void file.nodes.reverse()), /^nodes\[0\]/],
  ])("finds %s", (_what, after, place) => {
    expect(silentLoss(original(), after, [])).toMatch(place);
  });

  test("lets pass what a repair names", () => {
    const after = without((file) => delete file.nodes[1]?.notes);
    expect(silentLoss(original(), after, [{ path: "nodes[1].notes", message: "was left out" }])).toBeNull();
  });
});

test("a failure is cut down to what matters of it", async () => {
  const whole = new TextEncoder().encode(`${"a".repeat(500)}needle${"b".repeat(500)}`);
  const hasNeedle = async (bytes: Uint8Array) => new TextDecoder().decode(bytes).includes("needle");
  expect(new TextDecoder().decode(await minimised(whole, hasNeedle))).toBe("needle");
});
