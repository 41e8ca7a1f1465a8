/**
 * What other programs do to the machine meanwhile. A bench beside a build measures the build, so it waits for calm, and
 * does again what was disturbed; what came out of it plays no part in that.
 */
import { readdir, readFile } from "node:fs/promises";
import { cpus } from "node:os";

const POLL_MS = 400;
/** How long is waited for calm, ms; 0: not at all, and nothing is done again. */
const patience = { ms: 10_000 };

export function setPatience(seconds: number): void {
  patience.ms = seconds * 1000;
}

/** Of the machine, while the bench itself waits. */
const CALM = 0.25;
/** Of the machine, while the bench works. */
const DISTURBED = 0.2;
const MOST_TRIES = 2;

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

/** Waits until others leave most of the machine alone, or for as long as its patience lasts. */
export async function calm(): Promise<void> {
  const until = performance.now() + patience.ms;
  while (performance.now() < until) {
    const share = await watchOthers();
    await pause();
    if ((await share()) < CALM) return;
  }
}

/** Does the work when it is calm, and again where others took part of the machine meanwhile; the last try counts. */
export async function undisturbed<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await calm();
    const share = await watchOthers();
    const result = await work();
    if (tries === MOST_TRIES || patience.ms === 0 || (await share()) < DISTURBED) return result;
  }
}

/** Answers later which part of all processors others have used from now on: 0..1. */
export async function watchOthers(): Promise<() => Promise<number>> {
  const [start, own] = [machineTimes(), await ownTime()];
  return async () => {
    const end = machineTimes();
    const all = end.all - start.all;
    return all === 0 ? 0 : Math.max(0, end.busy - start.busy - ((await ownTime()) - own)) / all;
  };
}

/** Milliseconds of all processors. */
function machineTimes(): { readonly busy: number; readonly all: number } {
  let [busy, idle] = [0, 0];
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return { busy, all: busy + idle };
}

const MS_PER_TICK = 10;

/**
 * What this program and all that it started have used of the processors, ms: what a busy machine changes least. Only
 * Linux tells; elsewhere it is 0, and everything seems to be others'.
 */
export async function ownTime(): Promise<number> {
  const own = await ownProcesses();
  return own.reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK, 0);
}

const PAGE_BYTES = 4096;

/** What is in memory of all that this program started, MB; what they share counts for each. */
export async function memoryOfChildren(): Promise<number> {
  const own = await ownProcesses();
  const children = own.filter((fields) => Number(fields[fields.length - 1]) !== process.pid);
  return children.reduce((sum, fields) => sum + (Number(fields[21]) * PAGE_BYTES) / 1e6, 0);
}

/** The lines of `/proc/PID/stat` of this program and all below it: state, parent, …; the number of the process comes last. */
async function ownProcesses(): Promise<readonly (readonly string[])[]> {
  const names = await readdir("/proc").catch(() => []);
  const all = new Map<number, readonly string[]>();
  for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
    const line = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    // Behind the name of the program, which may have anything in it.
    if (line !== "") all.set(Number(name), [...line.slice(line.lastIndexOf(")") + 2).split(" "), name]);
  }
  const isOwn = (pid: number): boolean => {
    for (let at = pid; at > 1; at = Number(all.get(at)?.[1] ?? 0)) if (at === process.pid) return true;
    return false;
  };
  return [...all].flatMap(([pid, fields]) => (isOwn(pid) ? [fields] : []));
}
