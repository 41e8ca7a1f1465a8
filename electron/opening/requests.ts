/** Files that were asked for, in order, from before anything can open them until the app quits. None is lost. */
export interface OpenRequests {
  add(paths: readonly string[]): void;
  /** Hands over what waits and what comes, one at a time. */
  serve(open: (path: string) => Promise<void>): Promise<void>;
}

export function createOpenRequests(): OpenRequests {
  const waiting: string[] = [];
  let open: ((path: string) => Promise<void>) | null = null;
  let running: Promise<void> | null = null;

  const run = async (task: (path: string) => Promise<void>): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await task(path);
    running = null;
  };

  const start = (): Promise<void> => {
    if (open === null) return Promise.resolve();
    running ??= run(open);
    return running;
  };

  return {
    add(paths) {
      waiting.push(...paths);
      void start();
    },
    serve(task) {
      open = task;
      return start();
    },
  };
}
