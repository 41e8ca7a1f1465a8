/** Judges a share of the cases in a thread of its own, so that one that hangs can be ended. */
import { parentPort, workerData } from "node:worker_threads";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { caseAt } from "./cases";
import { judge } from "./judge";
import type { Failure, Share, WorkerNews } from "./messages";

const share = workerData as Share;
const progress = new Int32Array(share.progress);
const tell = (news: WorkerNews) => parentPort?.postMessage(news);

/** So often a sound file is opened, to see that what came before has not changed how. */
const CANARY_EVERY = 500;

function canaryFailure(): string | null {
  const text = share.files.maps[0] ?? "";
  const opened = parse(text);
  const isSound = opened.ok && opened.value.repairs.length === 0 && serialise(opened.value.map) === text;
  return isSound ? null : "after it a sound file did not open as before";
}

async function run(): Promise<void> {
  const counts: Record<string, number> = {};
  for (let index = share.from; index < share.end; index += share.step) {
    Atomics.store(progress, 0, index);
    const { how, bytes } = caseAt(share.files, share.seed, index);
    const { outcome, violation } = await judge(bytes);
    const key = `${how}\t${outcome}`;
    counts[key] = (counts[key] ?? 0) + 1;
    const isCanaryDue = Math.floor(index / share.step) % CANARY_EVERY === 0;
    const broken = violation ?? (isCanaryDue ? canaryFailure() : null);
    if (broken === null) continue;
    const failure: Failure = { seed: share.seed, index, how, violation: broken, bytes };
    tell({ type: "failure", failure });
  }
  tell({ type: "counts", counts });
}

await run();
