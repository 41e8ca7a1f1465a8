/** Work on one thing at a time, in the order in which it was asked for; other things do not wait for it. */
export function createTurns() {
  const queues = new Map<string, Promise<unknown>>();
  return function inTurn<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = (queues.get(key) ?? Promise.resolve()).then(task, task);
    queues.set(key, turn);
    const forget = () => {
      if (queues.get(key) === turn) queues.delete(key);
    };
    turn.then(forget, forget);
    return turn;
  };
}
