/** The room that nodes keep: the same where Tidy puts them and where a new one goes. */

/** Least space between two layers, map units: enough for a curve to bend, and for a badge on it. */
export const LAYER_GAP = 56;

/** Least space between neighbours in a layer, map units. */
export const NODE_GAP = 28;
