/** What a run and its workers say to each other. */
import type { ValidFiles } from "./cases";

/** A share of a run: every `step`th case from `from` up to, not including, `end`. */
export interface Share {
  readonly files: ValidFiles;
  readonly seed: number;
  readonly from: number;
  readonly end: number;
  readonly step: number;
  /** One number: which case is being judged. */
  readonly progress: SharedArrayBuffer;
}

/** A case that broke a promise. Seed and number make it again. */
export interface Failure {
  readonly seed: number;
  readonly index: number;
  readonly how: string;
  readonly violation: string;
  readonly bytes: Uint8Array;
}

/** Number of cases by how they were made and what came of them: "structure repaired". */
export type Counts = Readonly<Record<string, number>>;

export type WorkerNews =
  | { readonly type: "failure"; readonly failure: Failure }
  | { readonly type: "counts"; readonly counts: Counts };
