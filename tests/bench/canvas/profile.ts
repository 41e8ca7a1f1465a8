/** Where the main thread's time goes while something is done: the functions with the most time of their own. */
import { join, resolve } from "node:path";
import type { CDPSession } from "playwright-core";
import { build } from "vite";

const root = resolve(import.meta.dirname, "../../..");

/** The page as it is shipped, but with the names of the sources. */
export async function readableBuild(): Promise<string> {
  // The runner of the benchmarks says "development", which React would heed.
  process.env.NODE_ENV = "production";
  const outDir = join(root, "node_modules/.cache/argmap-bench-readable");
  await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir, emptyOutDir: true, minify: false },
    environments: { client: { build: { outDir, emptyOutDir: true, minify: false } } },
  });
  return outDir;
}

const MOST = 14;

/** The functions with the most time of their own, with their share of the whole. */
export async function profiled<T>(
  session: CDPSession,
  work: () => Promise<T>,
): Promise<{ result: T; lines: readonly string[] }> {
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 500 });
  await session.send("Profiler.start");
  const result = await work();
  const { profile } = await session.send("Profiler.stop");
  const own = new Map<number, number>();
  profile.samples?.forEach((id, at) => {
    own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas?.[at] ?? 0));
  });
  const byName = new Map<string, number>();
  for (const { id, callFrame } of profile.nodes) {
    const file = callFrame.url.split("/").at(-1) ?? "";
    const name = `${callFrame.functionName || "(nameless)"} ${file}:${callFrame.lineNumber + 1}`;
    byName.set(name, (byName.get(name) ?? 0) + (own.get(id) ?? 0) / 1000);
  }
  const busy = [...byName].filter(([name]) => !name.startsWith("(idle)"));
  const all = busy.reduce((sum, [, ms]) => sum + ms, 0);
  const lines = busy
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(
      ([name, ms]) =>
        `${ms.toFixed(0).padStart(6)} ms ${((100 * ms) / all).toFixed(0).padStart(3)} %  ${name}`,
    );
  return { result, lines: [`${all.toFixed(0)} ms busy`, ...lines] };
}
