/** How a strength answers to small changes: the partial derivatives of the three semantics. */
import type { ArgumentGraph } from "./graph";
import { hill, type Influence, type Semantics } from "./semantics";
import { influenceOn, NOBODY, premiseStrength, semanticsOf, weakestPremise } from "./update";

/** What one vertex's strength gains for each unit that another one gains. */
export interface Slope {
  readonly on: number;
  readonly slope: number;
}

export interface Slopes {
  /** What the vertex's strength gains for each unit of its own base score. */
  readonly base: number;
  readonly others: readonly Slope[];
}

/** Along the base score, and along the total for and against. For DF-QuAD the totals are unions, else sums. */
interface TotalSlopes {
  readonly base: number;
  readonly support: number;
  readonly oppose: number;
}

function hillSlope(x: number): number {
  return x <= 0 ? 0 : (2 * x) / (1 + x * x) ** 2;
}

function quadraticEnergySlopes(base: number, energy: number): TotalSlopes {
  const along = (1 - base) * hillSlope(energy) + base * hillSlope(-energy);
  return { base: 1 - hill(energy) - hill(-energy), support: along, oppose: -along };
}

function dfQuadSlopes(base: number, support: number, oppose: number): TotalSlopes {
  const along = oppose >= support ? base : 1 - base;
  return { base: 1 - Math.abs(support - oppose), support: along, oppose: -along };
}

/** Written with e^E or with e^-E, whichever is the smaller, so that nothing overflows. */
function eulerSlopes(base: number, energy: number): TotalSlopes {
  const isHigh = energy > 0;
  const power = Math.exp(-Math.min(Math.abs(energy), 700));
  const below = isHigh ? power + base : 1 + base * power;
  const scale = below * below;
  const rest = (1 - base * base) * power;
  const along = (rest * base) / scale;
  const onBase = (2 * base * below * (isHigh ? power : 1) + rest) / scale;
  return { base: onBase, support: along, oppose: -along };
}

function totalSlopes(semantics: Semantics, base: number, influence: Influence): TotalSlopes {
  switch (semantics) {
    case "quadratic-energy":
      return quadraticEnergySlopes(base, influence.supportSum - influence.opposeSum);
    case "df-quad":
      return dfQuadSlopes(base, influence.supportUnion, influence.opposeUnion);
    case "euler-based":
      return eulerSlopes(base, influence.supportSum - influence.opposeSum);
  }
}

/** For each of the strengths, the product of (1 - s) over all others: how a union grows with that one. */
function unionSlopes(strengths: readonly number[]): readonly number[] {
  const before: number[] = [];
  let product = 1;
  for (const strength of strengths) {
    before.push(product);
    product *= 1 - strength;
  }
  product = 1;
  const slopes: number[] = new Array(strengths.length).fill(0);
  for (let at = strengths.length - 1; at >= 0; at -= 1) {
    slopes[at] = (before[at] ?? 1) * product;
    product *= 1 - (strengths[at] ?? 0);
  }
  return slopes;
}

/**
 * The slopes of vertex v at the given strengths. Where several premises of a joint are equally weak, the slope is that
 * along the first of them.
 */
export function slopesOf(
  graph: ArgumentGraph,
  semantics: Semantics,
  v: number,
  strengths: Float64Array,
): Slopes {
  const kind = semanticsOf(graph, semantics, v);
  const total = totalSlopes(kind, graph.base[v] ?? 0, influenceOn(graph, v, strengths, NOBODY));
  const others: Slope[] = [];
  for (const sign of [1, -1]) {
    const places = speaking(graph, v, strengths, sign);
    const shares = unionSlopes(places.map((place) => premiseStrength(graph, place, strengths)));
    const along = sign > 0 ? total.support : total.oppose;
    places.forEach((place, at) => {
      const slope = along * (kind === "df-quad" ? (shares[at] ?? 0) : 1);
      others.push(...throughPremise(graph, place, strengths, slope));
    });
  }
  return { base: total.base, others };
}

/** The deciding premises of the influences of one sign on v. */
function speaking(graph: ArgumentGraph, v: number, strengths: Float64Array, sign: number): readonly number[] {
  const places: number[] = [];
  for (let at = graph.firstInfluence[v] ?? 0; at < (graph.firstInfluence[v + 1] ?? 0); at += 1)
    if (graph.sign[at] === sign) places.push(weakestPremise(graph, at, strengths, NOBODY));
  return places.filter((place) => place >= 0);
}

function throughPremise(
  graph: ArgumentGraph,
  place: number,
  strengths: Float64Array,
  slope: number,
): readonly Slope[] {
  const premise = graph.premise[place] ?? 0;
  const link = graph.link[place] ?? -1;
  if (link < 0) return [{ on: premise, slope }];
  return [
    { on: premise, slope: slope * (strengths[link] ?? 1) },
    { on: link, slope: slope * (strengths[premise] ?? 0) },
  ];
}
