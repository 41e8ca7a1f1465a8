/** Keeps the worker from drawing faster than the shell writes: memory would hold all that lies between. */

/** Pieces that may be on their way from the worker to the shell. */
export const MOST_AHEAD = 4;

export interface Flow {
  /** Waits until another piece may go, and counts it. */
  room(): Promise<void>;
  /** One has arrived. */
  taken(): void;
}

export function createFlow(most: number = MOST_AHEAD): Flow {
  let ahead = 0;
  let wake: () => void = () => undefined;
  return {
    async room() {
      while (ahead >= most)
        await new Promise<void>((woken) => {
          wake = woken;
        });
      ahead += 1;
    },
    taken() {
      ahead -= 1;
      wake();
    },
  };
}
