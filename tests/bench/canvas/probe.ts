/** What runs inside the measured page, the same in every editor: when it is idle, and how long a key takes to the paint. */
import type { Page } from "playwright-core";

export interface Settled {
  /** Milliseconds from the start until the content shows and the main thread has nothing more to do. */
  readonly time: number;
  /** The longest task of the main thread meanwhile, ms; 0 where none took 50 ms. */
  readonly longest: number;
}

export interface Probe {
  /** Does what `start` says, and waits until `shows` and the page has been idle for a while. */
  settled(start: () => unknown, shows: () => boolean): Promise<Settled>;
  /** For each key or press so far, from the event to the frame after it, ms. */
  readonly paints: readonly number[];
  /** The longest task since it was last asked, ms. */
  takeLongest(): number;
}

export interface ProbeWindow {
  readonly probe: Probe;
}

/** Runs in the page, before any of its own scripts. */
function installProbe(): void {
  const QUIET_MS = 500;
  const LONG_GAP_MS = 50;
  let tasks: { readonly start: number; readonly end: number }[] = [];
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  const take = (entries: PerformanceEntryList) => {
    for (const { startTime, duration } of entries)
      tasks.push({ start: startTime, end: startTime + duration });
  };
  observer.observe({ type: "longtask" });
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const painted = (done: () => void) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  const paints: number[] = [];
  const record = (event: Event) => {
    if (event instanceof KeyboardEvent && /^(Control|Shift|Alt|Meta)$/.test(event.key)) return;
    painted(() => paints.push(performance.now() - event.timeStamp));
  };
  for (const type of ["keydown", "pointerdown", "pointerup"])
    window.addEventListener(type, record, { capture: true });

  const settled = async (start: () => unknown, shows: () => boolean): Promise<Settled> => {
    tasks = [];
    const began = performance.now();
    start();
    while (!shows()) await frame();
    // The frame after the one in which the content was there: by then it was painted.
    await frame();
    await frame();
    let busyUntil = performance.now();
    let before = busyUntil;
    while (performance.now() - busyUntil < QUIET_MS) {
      await frame();
      const at = performance.now();
      if (at - before > LONG_GAP_MS) busyUntil = at;
      before = at;
    }
    take(observer.takeRecords());
    const longest = Math.max(0, ...tasks.map(({ start: from, end }) => end - from));
    return { time: busyUntil - began, longest };
  };
  const takeLongest = () => {
    take(observer.takeRecords());
    const longest = Math.max(0, ...tasks.map(({ start, end }) => end - start));
    tasks = [];
    return longest;
  };
  Object.defineProperty(window, "probe", { value: { settled, paints, takeLongest } satisfies Probe });
}

export async function addProbe(page: Page): Promise<void> {
  await page.addInitScript(installProbe);
}

export const takeLongest = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as ProbeWindow).probe.takeLongest());

/**
 * From the event to the paint for each of the actions, ms; each waits for the one before. An action of several events
 * (a click: down and up) counts with the slowest.
 */
export async function paintTimes(
  page: Page,
  actions: readonly (() => Promise<void>)[],
  events = 1,
): Promise<number[]> {
  const count = () => page.evaluate(() => (window as unknown as ProbeWindow).probe.paints.length);
  const times: number[] = [];
  for (const action of actions) {
    const before = await count();
    await action();
    const all = before + events;
    await page.waitForFunction((n) => (window as unknown as ProbeWindow).probe.paints.length >= n, all);
    times.push(
      await page.evaluate(
        ([from, to]) => Math.max(...(window as unknown as ProbeWindow).probe.paints.slice(from, to)),
        [before, all] as const,
      ),
    );
  }
  return times;
}
