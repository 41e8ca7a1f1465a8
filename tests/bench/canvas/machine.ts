/** The machine and the programs, as a reader of the figures needs them. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import { launchChromium } from "../../support/chromium";

export async function machineWords(): Promise<string> {
  const browser = await launchChromium();
  const chromium = browser.version();
  await browser.close();
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  return `${processor?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${memory} GB; Chromium ${chromium}, headless, software rendering; Node ${process.version}; commit ${commit}; load ${loadWords()}`;
}

const POLL_MS = 500;
const CALM_SHARE = 0.7;
const LONGEST_WAIT_MS = 20_000;

/** Waits until others leave most of the machine alone, or for 20 s: a bench beside a build measures the build. */
export async function calm(): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS;
  while (performance.now() < until) {
    const before = idleAndAll();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const after = idleAndAll();
    if ((after.idle - before.idle) / (after.all - before.all) >= CALM_SHARE) return;
  }
}

function idleAndAll(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((core) => core.times);
  const idle = times.reduce((sum, core) => sum + core.idle, 0);
  return { idle, all: times.reduce((sum, core) => sum + core.user + core.nice + core.sys + core.irq, idle) };
}

/** How busy the machine was in the last minute: over the number of cores, everything waits. */
export const loadWords = () => (loadavg()[0] ?? 0).toFixed(1);
