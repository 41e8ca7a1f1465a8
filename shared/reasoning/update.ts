/** One step of a semantics: what the strength of a vertex follows to from the strengths of the others. */
import type { ArgumentGraph } from "./graph";
import { type Influence, type Semantics, strengthUnder } from "./semantics";

/** Stands for no vertex. */
export const NOBODY = -1;

/**
 * Which premise decides how strongly an influence speaks: the weakest, scaled by the link that it speaks through. Answers
 * its place among the premises, or -1 where none is present. `absent` is a vertex that is left out.
 */
export function weakestPremise(
  graph: ArgumentGraph,
  influence: number,
  strengths: Float64Array,
  absent: number,
): number {
  let weakest = Number.POSITIVE_INFINITY;
  let place = -1;
  const end = graph.firstPremise[influence + 1] ?? 0;
  for (let at = graph.firstPremise[influence] ?? 0; at < end; at += 1) {
    if (graph.premise[at] === absent) continue;
    const strength = premiseStrength(graph, at, strengths);
    if (strength >= weakest) continue;
    weakest = strength;
    place = at;
  }
  return place;
}

/** How strongly the premise at this place speaks; 0 for place -1. */
export function premiseStrength(graph: ArgumentGraph, place: number, strengths: Float64Array): number {
  if (place < 0) return 0;
  const link = graph.link[place] ?? -1;
  const through = link < 0 ? 1 : (strengths[link] ?? 1);
  return (strengths[graph.premise[place] ?? 0] ?? 0) * through;
}

/** What speaks for and against vertex v. */
export function influenceOn(
  graph: ArgumentGraph,
  v: number,
  strengths: Float64Array,
  absent: number,
): Influence {
  let supportSum = 0;
  let opposeSum = 0;
  let withoutSupport = 1;
  let withoutOppose = 1;
  const end = graph.firstInfluence[v + 1] ?? 0;
  for (let at = graph.firstInfluence[v] ?? 0; at < end; at += 1) {
    const strength = premiseStrength(graph, weakestPremise(graph, at, strengths, absent), strengths);
    if ((graph.sign[at] ?? 0) > 0) {
      supportSum += strength;
      withoutSupport *= 1 - strength;
    } else {
      opposeSum += strength;
      withoutOppose *= 1 - strength;
    }
  }
  return { supportSum, opposeSum, supportUnion: 1 - withoutSupport, opposeUnion: 1 - withoutOppose };
}

/**
 * Which semantics weighs a vertex. A link is whole until something speaks against it, whichever semantics weighs the
 * arguments: under some of them an argument of base score 1 could not be moved at all, and an undercut would mean nothing.
 */
export function semanticsOf(graph: ArgumentGraph, semantics: Semantics, v: number): Semantics {
  return v < graph.argumentCount ? semantics : "df-quad";
}

/** The strength that vertex v has by its own base score and the given strengths of the vertices that it depends on. */
export function updated(
  graph: ArgumentGraph,
  semantics: Semantics,
  v: number,
  strengths: Float64Array,
  absent: number = NOBODY,
): number {
  const influence = influenceOn(graph, v, strengths, absent);
  return strengthUnder(semanticsOf(graph, semantics, v), graph.base[v] ?? 0, influence);
}
