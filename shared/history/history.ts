/** Undo and redo for immutable values of any type. Going back gives the identical value, not a copy. */

export interface Step<T> {
  /** What the step did, for "Undo …". */
  readonly label: string;
  /** The value before the step. */
  readonly before: T;
  readonly after: T;
  readonly mergeKey: string | null;
}

export interface History<T> {
  readonly present: T;
  readonly past: readonly Step<T>[];
  readonly future: readonly Step<T>[];
}

/** How many steps are kept; older ones can no longer be undone. */
export const MAX_STEPS = 500;

export function startHistory<T>(present: T): History<T> {
  return { present, past: [], future: [] };
}

/**
 * The history after a step to `next`. A step with the merge key of the one before it continues that one
 * (typing, nudging) under its label, so that one undo takes back both. The same value is no step.
 */
export function record<T>(
  history: History<T>,
  next: T,
  step: { readonly label: string; readonly mergeKey?: string | null },
): History<T> {
  if (next === history.present) return history;
  const mergeKey = step.mergeKey ?? null;
  const last = history.past.at(-1);
  if (mergeKey !== null && last?.mergeKey === mergeKey && history.future.length === 0) {
    const merged = { ...last, after: next };
    return { present: next, past: [...history.past.slice(0, -1), merged], future: [] };
  }
  const added = { label: step.label, before: history.present, after: next, mergeKey };
  return { present: next, past: [...history.past, added].slice(-MAX_STEPS), future: [] };
}

/** Ends merging: the next step stands alone even with the same merge key (a text field lost focus). */
export function seal<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (!last || last.mergeKey === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mergeKey: null }] };
}

export function undo<T>(history: History<T>): History<T> {
  const step = history.past.at(-1);
  if (!step) return history;
  const sealed = { ...step, mergeKey: null };
  return { present: step.before, past: history.past.slice(0, -1), future: [sealed, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const step = history.future[0];
  if (!step) return history;
  return { present: step.after, past: [...history.past, step], future: history.future.slice(1) };
}

/** The history as if its last step had never been made: nothing to redo (a cancelled edit). */
export function abandon<T>(history: History<T>): History<T> {
  const step = history.past.at(-1);
  return step ? { present: step.before, past: history.past.slice(0, -1), future: [] } : history;
}

/** What undo would take back; null where there is nothing to undo. */
export function undoLabel<T>(history: History<T>): string | null {
  return history.past.at(-1)?.label ?? null;
}

export function redoLabel<T>(history: History<T>): string | null {
  return history.future[0]?.label ?? null;
}
