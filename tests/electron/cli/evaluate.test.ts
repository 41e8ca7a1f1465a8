import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { SEMANTICS } from "../../../shared/reasoning/semantics";
import { NAME_IN_CASES, REFERENCE_CASES } from "../../support/reference-case";
import { argmap, samples } from "./run-argmap";

const cases = resolve(import.meta.dirname, "../../data/semantics");
const sample = resolve(samples, "good/atacms.argmap");

const output = z.strictObject({
  semantics: z.enum(SEMANTICS),
  settled: z.boolean(),
  strengths: z.record(z.string(), z.number()),
  unsettled: z.array(z.string()),
});

const report = z.strictObject({
  from: z.string(),
  to: z.string(),
  kept: z.record(z.string(), z.number()),
  changed: z.array(z.unknown()),
  lost: z.array(z.object({ what: z.string(), count: z.number(), examples: z.array(z.string()) })),
});

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "argmap-evaluate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run<T>(schema: z.ZodType<T>, args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await argmap(args);
  expect([code, stderr]).toEqual([0, ""]);
  return schema.parse(JSON.parse(stdout.toString()));
}

describe("argmap convert and evaluate", () => {
  // One of each sort: the reasoning itself is held to all of them in tests/shared/reasoning.
  const chosen = ["lit-stock-example", "rand-cyclic-04", "rand-dag-15", "struct-limitcycle-df-11"];

  it.each(REFERENCE_CASES.filter(({ id }) => chosen.includes(id)))(
    "give the strengths of $id",
    async (one) => {
      const file = join(folder, `${one.id}.argmap`);
      const converted = await run(report, ["convert", join(cases, `${one.id}.json`), file, "--json"]);
      expect(converted).toMatchObject({
        from: "argument-graph",
        to: "argmap",
        kept: { nodes: one.arguments.length, edges: one.edges.length },
        lost: [],
      });
      for (const semantics of SEMANTICS) {
        const found = await run(output, ["evaluate", file, "--json", "--semantics", semantics]);
        const { strengths } = one.expected[NAME_IN_CASES[semantics]];
        expect(found.semantics).toBe(semantics);
        expect(found.settled).toBe(strengths !== null);
        expect(found.unsettled.length > 0).toBe(strengths === null);
        for (const [id, strength] of Object.entries(strengths ?? {}))
          expect(Math.abs((found.strengths[id] ?? Number.NaN) - strength)).toBeLessThan(
            one.acyclic ? 1e-9 : 1e-6,
          );
      }
    },
  );

  it("say what a map cannot hold", async () => {
    const found = await run(report, [
      "convert",
      join(cases, "lit-self-attack.json"),
      join(folder, "self.argmap"),
      "--json",
    ]);
    expect(found.lost).toMatchObject([{ count: 1 }]);
  });

  it("weigh an argument graph as it is, also where no map could hold it", async () => {
    for (const one of REFERENCE_CASES.filter(({ id }) => ["lit-self-attack", "rand-dag-15"].includes(id)))
      for (const semantics of SEMANTICS) {
        const args = ["evaluate", join(cases, `${one.id}.json`), "--json", "--semantics", semantics];
        const found = await run(output, args);
        for (const [id, strength] of Object.entries(one.expected[NAME_IN_CASES[semantics]].strengths ?? {}))
          expect(Math.abs((found.strengths[id] ?? Number.NaN) - strength)).toBeLessThan(1e-6);
      }
    const [a] = (await argmap(["evaluate", join(cases, "lit-self-attack.json")])).stdout
      .toString()
      .match(/0\.4239 +a$/m) ?? [""];
    expect(a).not.toBe("");
  });

  it("tell what is wrong with an argument graph that makes no sense", async () => {
    const graph = { arguments: [{ id: "a", base: 0.5 }], edges: [{ from: "a", to: "b", type: "attack" }] };
    const { code, stderr } = await argmap(["evaluate", "-"], { input: JSON.stringify(graph) });
    expect([code, stderr]).toEqual([1, expect.stringContaining("has a link between a and b")]);
    const twice = { arguments: [...graph.arguments, ...graph.arguments], edges: [] };
    const other = await argmap(["evaluate", "-"], { input: JSON.stringify(twice) });
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining("two arguments alike")]);
  });

  it("weigh and check by what the map says, unless told otherwise", async () => {
    const map = JSON.stringify({
      format: "argmap",
      version: 1,
      title: "",
      nodes: [
        { id: "d", kind: "decision", text: "Close the bridge", x: 0, y: 0, confidence: 1 },
        { id: "r", kind: "risk", text: "The ferry sinks", x: 0, y: 200 },
      ],
      edges: [{ id: "e", from: "r", to: "d", relation: "oppose" }],
      sources: [],
      reasoning: { semantics: "euler-based", checksOff: ["one-sided-decision"] },
    });
    const strengths = async (...more: readonly string[]) => {
      const { stdout } = await argmap(["evaluate", "-", "--json", ...more], { input: map });
      return output.parse(JSON.parse(stdout.toString()));
    };
    expect(await strengths()).toMatchObject({ semantics: "euler-based", strengths: { d: 1 } });
    expect(await strengths("--semantics", "df-quad")).toMatchObject({ strengths: { d: 0.5 } });
    const { stdout } = await argmap(["check", "-"], { input: map });
    expect(stdout.toString()).toContain("immovable: ");
    expect(stdout.toString()).not.toContain("one-sided-decision");
  });

  it("mute, and rank what drives a node", async () => {
    const withRanking = output.extend({
      sensitivity: z.object({
        node: z.literal("authorise"),
        strength: z.number(),
        drivers: z.array(z.object({ id: z.string(), removal: z.number(), gradient: z.number() })).min(1),
      }),
    });
    const args = ["evaluate", sample, "--json"];
    const { strengths, sensitivity } = await run(withRanking, [...args, "--sensitivity", "authorise"]);
    const [first] = sensitivity.drivers;
    if (!first) throw new Error("something drives the decision");
    const muted = await run(output, [...args, "--mute", first.id]);
    expect(muted.strengths).not.toHaveProperty(first.id);
    expect((strengths.authorise ?? 0) - (muted.strengths.authorise ?? 0)).toBeCloseTo(first.removal, 12);
  });

  it("tell a person the strengths, the strongest first", async () => {
    const { code, stdout } = await argmap(["evaluate", sample]);
    expect(code).toBe(0);
    const numbers = [...stdout.toString().matchAll(/^ +(\d\.\d{4}) /gm)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
  });

  it("refuse what makes no sense", async () => {
    const failing = [
      [["evaluate"], "No file is given"],
      [["evaluate", sample, "--semantics", "guess"], "--semantics must be one of"],
      [["evaluate", sample, "--mute", "nobody"], "there is no node"],
      [["evaluate", sample, "--mute", "authorise", "--sensitivity", "authorise"], "is muted"],
      [["convert", sample], "convert needs"],
      [["convert", sample, join(folder, "x.xyz")], "does not write"],
    ] as const;
    for (const [args, words] of failing) {
      const { code, stdout, stderr } = await argmap(args);
      expect([args, code, stdout.toString()]).toEqual([args, 2, ""]);
      expect(stderr).toContain(words);
    }
  });
});
