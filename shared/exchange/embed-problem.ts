/** Why no map came out: another kind of file, a picture without a map, or a map that cannot be read whole. */
export type EmbedProblem = "not-an-image" | "no-map" | "damaged" | "too-large";
