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

/** How busy the machine was in the last minute: over the number of cores, everything waits. */
export const loadWords = () => (loadavg()[0] ?? 0).toFixed(1);
