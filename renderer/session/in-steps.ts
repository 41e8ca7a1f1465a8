/** Long work on the page's own thread, done a little at a time, so that keys and frames do not wait for it. */

/** A stretch of work takes about so long, milliseconds. */
const STRETCH_MS = 10;

/** Does all steps, and lets the page do what waits in between. */
export async function runInSteps<T>(steps: Iterator<unknown, T>): Promise<T> {
  let until = performance.now() + STRETCH_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + STRETCH_MS;
  }
}

/** Lets the page do what waits. A message comes back at once, where a timer would wait. */
export function nextTurn(): Promise<void> {
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(null);
  });
}
