/**
 * How an argument's strength follows from its base score and from the strengths of what speaks for and against it: the
 * three gradual semantics of weighted bipolar argumentation that Argmap knows.
 */

export const SEMANTICS = ["quadratic-energy", "df-quad", "euler-based"] as const;
export type Semantics = (typeof SEMANTICS)[number];

export const DEFAULT_SEMANTICS: Semantics = "quadratic-energy";

export const SEMANTICS_NAMES: Readonly<Record<Semantics, string>> = {
  "quadratic-energy": "Quadratic energy",
  "df-quad": "DF-QuAD",
  "euler-based": "Euler-based",
};

/** What speaks for and against one argument, taken together. Each semantics uses one of the two ways. */
export interface Influence {
  /** The sum of the supporters' strengths. */
  readonly supportSum: number;
  readonly opposeSum: number;
  /** 1 minus the product of (1 - strength) over the supporters: 0..1. */
  readonly supportUnion: number;
  readonly opposeUnion: number;
}

/** 0 up to 0, then towards 1: the influence of an energy under quadratic energy. */
export function hill(x: number): number {
  if (x <= 0) return 0;
  const square = x * x;
  return square / (1 + square);
}

/** Potyka, "Continuous dynamical systems for weighted bipolar argumentation", KR 2018, definition 2. */
function quadraticEnergy(base: number, energy: number): number {
  return base + (1 - base) * hill(energy) - base * hill(-energy);
}

/** Rago, Toni, Aurisicchio, Baroni, "Discontinuity-free decision support with QuAD", KR 2016, definitions 1 to 3. */
function dfQuad(base: number, support: number, oppose: number): number {
  return oppose >= support ? base - base * (oppose - support) : base + (1 - base) * (support - oppose);
}

/** Beyond it e^-x is nothing beside any base score that a double can hold apart from 0. */
const LARGEST_EXPONENT = 700;

/**
 * Amgoud and Ben-Naim, "Evaluation of arguments in weighted bipolar graphs", ECSQARU 2017: 1 - (1 - w²) / (1 + w e^E).
 * Written as w (w + e^E) / (1 + w e^E), and for large energies divided by e^E, so that nothing overflows.
 */
function eulerBased(base: number, energy: number): number {
  if (base === 0) return 0;
  if (energy <= 0) {
    const power = Math.exp(energy);
    return (base * (base + power)) / (1 + base * power);
  }
  const inverse = Math.exp(-Math.min(energy, LARGEST_EXPONENT));
  return (base * (base * inverse + 1)) / (inverse + base);
}

/** The strength, 0..1, of an argument with this base score under this influence. */
export function strengthUnder(semantics: Semantics, base: number, influence: Influence): number {
  switch (semantics) {
    case "quadratic-energy":
      return quadraticEnergy(base, influence.supportSum - influence.opposeSum);
    case "df-quad":
      return dfQuad(base, influence.supportUnion, influence.opposeUnion);
    case "euler-based":
      return eulerBased(base, influence.supportSum - influence.opposeSum);
  }
}
