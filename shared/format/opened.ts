import type { ArgMap } from "../document/types";

/** Something that was damaged and was mended while opening; `message` says all that was changed or left out. */
export interface Repair {
  readonly path: string;
  readonly message: string;
}

/** A map read from a file. Where `repairs` is not empty the map differs from the file: treat it as a changed copy. */
export interface Opened {
  /** Deep-frozen. */
  readonly map: ArgMap;
  readonly repairs: readonly Repair[];
  /** The version that the file had, where it was an older one. */
  readonly migratedFrom: number | null;
}
