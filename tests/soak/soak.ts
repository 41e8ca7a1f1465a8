/** The long run of the kill test, from the command line: `npm run soak -- --kills 10000 --lanes 2 --seed 1`. */
import { parseArgs } from "node:util";
import { killAgainAndAgain } from "./kill";

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: "string", default: "10000" },
      lanes: { type: "string", default: "3" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const seed = Number(values.seed);
  const started = Date.now();
  const figures = await killAgainAndAgain({
    kills: Number(values.kills),
    lanes: Number(values.lanes),
    seed,
    progress: ({ kills, faults }) => {
      if (kills % 500 === 0) console.log(`${kills} kills, ${faults.length} faults`);
    },
  });
  console.log(
    JSON.stringify({ seed, seconds: Math.round((Date.now() - started) / 1000), ...figures }, null, 2),
  );
  if (figures.faults.length > 0 || figures.orphansLeft > 0) process.exitCode = 1;
}
