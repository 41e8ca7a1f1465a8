/**
 * Measures the canvas of the built app beside its peers, on one map and in one go:
 * `npm run bench:canvas -- --runs 5 --sizes 1000,10000 --only pan,drag --editors argmap,excalidraw`, or `--quick`.
 */
import { largeMap } from "../support/generated-map";
import { type EditorName, serveEditors, workloadOf } from "./canvas/editors";
import { loadWords, machineWords } from "./canvas/machine";
import { readOptions } from "./canvas/options";
import { ownTable, peersTable } from "./canvas/report";
import { argmapWindow, type Figures, runOnce } from "./canvas/steps";
import { targetsTable } from "./canvas/targets";

const DEFAULTS = { runs: 5, sizes: [100, 1_000, 5_000, 10_000] };

export async function run(args: readonly string[]): Promise<void> {
  const { runs, sizes, editors, hasTime, wants } = readOptions(args, DEFAULTS);
  const served = await serveEditors(editors);
  try {
    const window = await argmapWindow(served, workloadOf(largeMap(50)));
    const results = new Map<EditorName, Map<number, Figures[]>>(editors.map((name) => [name, new Map()]));
    const loads = sizes.map((size) => workloadOf(largeMap(size)));
    for (let at = 1; at <= runs; at += 1)
      for (const load of loads)
        for (const name of editors) {
          if (!hasTime()) continue;
          const size = load.map.nodes.length;
          console.error(`run ${at} of ${runs}: ${name}, ${size} nodes, load ${loadWords()}`);
          const figures = await runOnce(name, load, served, window, wants);
          const bySize = results.get(name);
          bySize?.set(size, [...(bySize.get(size) ?? []), figures]);
        }
    console.log(`Up to ${runs} runs. ${await machineWords()}.\n`);
    for (const size of sizes) console.log(`${peersTable(results, size)}\n`);
    console.log(`${ownTable(results)}\n\n${targetsTable(results)}`);
  } finally {
    await served.close();
  }
}
