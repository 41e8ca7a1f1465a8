/** The line between the stand-in, which runs inside the app's main process, and the test. */
import type { ToHost, ToMain } from "../messages";

export function post(message: ToHost): void {
  process.send?.(message);
}

export function onMessage(receive: (message: ToMain) => void): void {
  process.on("message", (message) => receive(message as ToMain));
}

let sequence = 0;
const waiting = new Map<number, (ok: boolean, value: unknown) => void>();

/** Posts a question and promises its answer. */
export function ask<T>(question: (seq: number) => ToHost): Promise<T> {
  sequence += 1;
  const seq = sequence;
  return new Promise((resolve, reject) => {
    waiting.set(seq, (ok, value) => (ok ? resolve(value as T) : reject(new Error(String(value)))));
    post(question(seq));
  });
}

export function takeAnswer(seq: number, ok: boolean, value: unknown): void {
  waiting.get(seq)?.(ok, value);
  waiting.delete(seq);
}

/** Runs what the test asked for and tells it how that went. */
export async function answer(seq: number, work: () => unknown): Promise<void> {
  try {
    const value = await work();
    post({ t: "answer", seq, ok: true, value: structuredClone(value) });
  } catch (error) {
    post({ t: "answer", seq, ok: false, value: error instanceof Error ? error.message : String(error) });
  }
}

/** Notes a call for the test; what cannot be cloned is left out of it. */
export function record(api: string, ...args: readonly unknown[]): void {
  post({ t: "call", api, args: JSON.parse(JSON.stringify(args)) as unknown[] });
}

/** Anything that the double does not do throws by name, so that no test passes on a silent nothing. */
export function only<T extends object>(name: string, implementation: Partial<T> & object): T {
  return new Proxy(implementation, {
    get(target, key, receiver) {
      if (key in target || typeof key === "symbol" || key === "then" || key === "toJSON")
        return Reflect.get(target, key, receiver);
      const text = `electron double: ${name}.${key} is not implemented`;
      post({ t: "problem", text });
      throw new Error(text);
    },
  }) as T;
}

export interface Preventable {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(details: T): T & Preventable {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}
