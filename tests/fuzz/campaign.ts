/** A whole run: the cases shared out to threads, watched for one that hangs, and counted. */
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "vite";
import { cachedFolder } from "../support/cached-folder";
import { caseAt, type ValidFiles } from "./cases";
import type { Counts, Failure, Share, WorkerNews } from "./messages";

const root = resolve(import.meta.dirname, "../..");
/** A case that has not come to an end by then never will. */
const HANGS_AFTER_MS = 30_000;

export interface CampaignOptions {
  readonly files: ValidFiles;
  readonly seed: number;
  readonly count: number;
  readonly threads: number;
  readonly onProgress?: (done: number) => void;
}

export interface CampaignResult {
  readonly counts: Counts;
  readonly failures: readonly Failure[];
}

/** Node runs no TypeScript in a thread on all versions that we support, so the worker is built first. */
function builtWorker(): Promise<string> {
  const madeFrom = [import.meta.dirname, join(root, "shared")];
  return cachedFolder("fuzz", madeFrom, async (folder) => {
    await build({
      configFile: false,
      root,
      logLevel: "warn",
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder,
        minify: false,
        target: "node20",
        rolldownOptions: {
          input: { worker: join(import.meta.dirname, "worker.ts") },
          output: { entryFileNames: "[name].mjs" },
        },
      },
    });
  });
}

/** Runs a share to its end; a case that hangs is a failure, and the rest goes on in a new thread. */
async function runShare(program: string, share: Share, add: (news: WorkerNews) => void): Promise<void> {
  const progress = new Int32Array(share.progress);
  Atomics.store(progress, 0, share.from);
  const worker = new Worker(program, { workerData: share });
  let last = { index: -1, since: Date.now() };
  const isHung = await new Promise<boolean>((settle, reject) => {
    const watch = setInterval(() => {
      const index = Atomics.load(progress, 0);
      if (index !== last.index) last = { index, since: Date.now() };
      else if (Date.now() - last.since > HANGS_AFTER_MS) end(true);
    }, 1000);
    const end = (hung: boolean) => {
      clearInterval(watch);
      settle(hung);
    };
    worker.on("message", (news: WorkerNews) => {
      add(news);
      if (news.type === "counts") end(false);
    });
    worker.on("error", (error) => {
      clearInterval(watch);
      reject(error);
    });
  });
  await worker.terminate();
  if (!isHung) return;
  const { how, bytes } = caseAt(share.files, share.seed, last.index);
  add({ type: "failure", failure: { seed: share.seed, index: last.index, how, violation: "hung", bytes } });
  return runShare(program, { ...share, from: last.index + share.step }, add);
}

/** Judges `count` cases of the seed. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignResult> {
  const { files, seed, count, threads, onProgress } = options;
  const program = join(await builtWorker(), "worker.mjs");
  const counts: Record<string, number> = {};
  const failures: Failure[] = [];
  const add = (news: WorkerNews) => {
    if (news.type === "failure") failures.push(news.failure);
    else for (const [key, number] of Object.entries(news.counts)) counts[key] = (counts[key] ?? 0) + number;
  };
  const shares = Array.from({ length: threads }, (_, from): Share => {
    const progress = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    return { files, seed, from, end: count, step: threads, progress };
  });
  const ticker = setInterval(() => {
    const places = shares.map(({ progress }) => Atomics.load(new Int32Array(progress), 0));
    onProgress?.(Math.min(...places));
  }, 10_000);
  try {
    await Promise.all(shares.map((share) => runShare(program, share, add)));
  } finally {
    clearInterval(ticker);
  }
  return { counts, failures: failures.sort((a, b) => a.index - b.index) };
}
