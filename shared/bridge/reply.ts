/** The three ways in which the shell answers, in one word each. */
import type { FileProblem, Reply } from "./bridge";

export function done<T>(value: T): Reply<T> {
  return { outcome: "done", value };
}

export const cancelled = { outcome: "cancelled" } as const;

export function problem(
  kind: FileProblem["kind"],
  message: string,
): { readonly outcome: "problem"; readonly problem: FileProblem } {
  return { outcome: "problem", problem: { kind, message } };
}
