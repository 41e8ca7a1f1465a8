/** Files that were asked for, in order, from before anything can open them until the app quits. None is lost. */
export interface OpenRequests {
  add(paths: readonly string[]): void;
  /** Hands over what waits and what comes, one at a time; the promise is for what waits now. */
  serve(open: (path: string) => Promise<void>): Promise<void>;
}

export function createOpenRequests(): OpenRequests {
  const waiting: string[] = [];
  let turn: Promise<void> = Promise.resolve();
  let open: ((path: string) => Promise<void>) | null = null;

  const handOver = (): Promise<void> => {
    if (open === null) return Promise.resolve();
    const task = open;
    for (const path of waiting.splice(0)) turn = turn.then(() => task(path));
    return turn;
  };

  return {
    add(paths) {
      waiting.push(...paths);
      void handOver();
    },
    serve(task) {
      open = task;
      return handOver();
    },
  };
}
