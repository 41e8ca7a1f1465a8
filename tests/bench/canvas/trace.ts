/**
 * Frames as the compositor drew them, from the browser's trace: requestAnimationFrame alone flatters pages that paint on
 * a canvas, and pages whose pictures come late.
 */
import type { Browser, CDPSession } from "playwright-core";

const CATEGORY = "disabled-by-default-devtools.timeline.frame";

interface TraceEvent {
  readonly name: string;
  /** Microseconds of the system's steady clock, which is also that of `process.hrtime`. */
  readonly ts: number;
}

export interface Frames {
  readonly perSecond: number;
  /** Milliseconds between frames that were drawn; the time before the first and after the last counts as well. */
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

/** The smallest value that so many of them (0..1) do not pass; NaN for none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}

/** Times in microseconds. */
export function framesBetween(drawn: readonly number[], start: number, end: number): Frames {
  const inside = drawn.filter((ts) => ts >= start && ts <= end).sort((a, b) => a - b);
  const stops = [start, ...inside, end];
  const gaps = stops.slice(1).map((ts, at) => (ts - (stops[at] ?? start)) / 1000);
  return {
    perSecond: inside.length / ((end - start) / 1e6),
    p50: quantile(gaps, 0.5),
    p95: quantile(gaps, 0.95),
    longest: Math.max(...gaps),
  };
}

const now = () => Number(process.hrtime.bigint() / 1000n);

/** Counts the frames that are drawn while `work` goes on. */
export async function traced(browser: Browser, work: () => Promise<void>): Promise<Frames> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) if (event.name === "DrawFrame") events.push(event);
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: [CATEGORY], excludedCategories: ["*"] },
  });
  const start = now();
  await work();
  const end = now();
  await stop(session);
  return framesBetween(
    events.map(({ ts }) => ts),
    start,
    end,
  );
}

async function stop(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
}
