/** `npm run fuzz -- --count 100000 --seed 1`: opens damaged files by the thousand and prints what came of them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type CampaignResult, runCampaign } from "./campaign";
import { judge } from "./judge";
import type { Failure } from "./messages";
import { minimised } from "./minimise";
import { validFiles } from "./valid-files";

/** What was found once is judged in every run of the tests from then on. */
const past = resolve(import.meta.dirname, "past");
/** Failures of one kind come in heaps. */
const MOST_KEPT = 20;

const kindOf = (violation: string) => violation.replace(/[\d"[\]].*$/s, "");

async function keep(failure: Failure): Promise<string> {
  const kind = kindOf(failure.violation);
  const shrinks = failure.violation !== "hung" && !failure.violation.startsWith("took");
  const bytes = shrinks
    ? await minimised(failure.bytes, async (shorter) => {
        const { violation } = await judge(shorter);
        return violation !== null && kindOf(violation) === kind;
      })
    : failure.bytes;
  const path = resolve(past, `${failure.seed}-${failure.index}.bin`);
  mkdirSync(past, { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function table({ counts }: CampaignResult): string {
  const rows = Object.entries(counts).map(([key, number]) => {
    const [how = "", outcome = ""] = key.split("\t");
    return { how, outcome, number };
  });
  const hows = [...new Set(rows.map(({ how }) => how))].sort();
  const outcomes = [...new Set(rows.map(({ outcome }) => outcome))].sort();
  const count = (how: string, outcome: string) =>
    rows.find((row) => row.how === how && row.outcome === outcome)?.number ?? 0;
  const sum = (outcome: string) => hows.reduce((total, how) => total + count(how, outcome), 0);
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["outcome", ...hows, "all"]),
    line(["---", ...hows.map(() => "---:"), "---:"]),
    ...outcomes.map((outcome) => line([outcome, ...hows.map((how) => count(how, outcome)), sum(outcome)])),
  ].join("\n");
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: "string", default: "100000" },
      seed: { type: "string", default: "1" },
      threads: { type: "string", default: String(Math.max(1, Math.min(4, availableParallelism() - 1))) },
    },
  });
  const [count, seed, threads] = [Number(values.count), Number(values.seed), Number(values.threads)];
  const started = Date.now();
  const onProgress = (done: number) =>
    console.error(`${done.toLocaleString("en")} of ${count.toLocaleString("en")}`);
  const result = await runCampaign({ files: await validFiles(), seed, count, threads, onProgress });
  console.log(
    `${count.toLocaleString("en")} inputs, seed ${seed}, ${Math.round((Date.now() - started) / 1000)} s\n`,
  );
  console.log(table(result));
  console.log(`\nBroken promises: ${result.failures.length}`);
  for (const failure of result.failures.slice(0, MOST_KEPT))
    console.log(
      `- case ${failure.index} (${failure.how}): ${failure.violation}\n  kept in ${await keep(failure)}`,
    );
  process.exitCode = result.failures.length === 0 ? 0 : 1;
}
