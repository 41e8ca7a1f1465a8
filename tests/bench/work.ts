/**
 * Measures what takes longer than a frame in the built app, and the pictures that the peers make of the same map:
 * `npm run bench:work -- --runs 3 --sizes 1000,10000 --only tidy,export`.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { launchChromium } from "../support/chromium";
import { largeMap } from "../support/generated-map";
import { BUILT, type EditorName, serveEditors, workloadOf } from "./canvas/editors";
import { loadWords, machineWords } from "./canvas/machine";
import { readOptions } from "./canvas/options";
import { allTable, shown } from "./canvas/report";
import type { Figures } from "./canvas/steps";
import { argmapWork } from "./work/argmap-work";
import { peerPicture } from "./work/peer-pictures";

/** A larger picture by a peer takes minutes or never comes. */
const MOST_FOR_PEERS = 1_000;

export async function run(args: readonly string[]): Promise<void> {
  const { runs, sizes, editors, hasTime, wants } = readOptions(args, { runs: 5, sizes: [1_000, 10_000] });
  const pictured = editors.filter((name) => ["Argmap", "React Flow", "Excalidraw"].includes(name));
  const served = await serveEditors(pictured);
  try {
    const results = new Map<EditorName, Map<number, Figures[]>>(pictured.map((name) => [name, new Map()]));
    for (let at = 1; at <= runs; at += 1)
      for (const size of sizes)
        for (const name of pictured) {
          if (!hasTime()) continue;
          if (name !== "Argmap" && (size > MOST_FOR_PEERS || !wants("export"))) continue;
          console.error(`run ${at} of ${runs}: ${name}, ${size} nodes, load ${loadWords()}`);
          const browser = await launchChromium();
          const load = workloadOf(largeMap(size));
          const figures = await (name === "Argmap"
            ? argmapWork(browser, served, load, wants)
            : peerPicture(browser, name, served, load)
          ).finally(() => browser.close());
          const bySize = results.get(name);
          bySize?.set(size, [...(bySize.get(size) ?? []), figures]);
        }
    console.log(`Up to ${runs} runs. ${await machineWords()}.\n`);
    for (const size of sizes) console.log(`${allTable(results, size)}\n`);
    console.log(await bundleWords());
  } finally {
    await served.close();
  }
}

/** How large the page is: all of it, and what is loaded before the start screen shows. */
async function bundleWords(): Promise<string> {
  const names = await readdir(BUILT, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const html = await readFile(join(BUILT, "index.html"), "utf8");
  const first = files.filter((file) => html.includes(file.split("/").at(-1) ?? "") || file.endsWith(".html"));
  const sizes = async (paths: readonly string[]) => {
    const contents = await Promise.all(paths.map((path) => readFile(path)));
    const all = contents.reduce((sum, bytes) => sum + bytes.length, 0);
    const packed = contents.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0);
    return `${shown(all / 1e3)} kB (${shown(packed / 1e3)} kB packed)`;
  };
  return `The page: ${await sizes(files)} in all, ${await sizes(first)} named in index.html.`;
}
