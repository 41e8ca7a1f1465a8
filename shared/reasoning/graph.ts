/**
 * A weighted bipolar argument graph in flat arrays, ready to be evaluated many times. Vertices are arguments (base score
 * of the analyst) and links: edges that something points at, which count as arguments of base score 1 and scale what
 * passes through them.
 */

/** One of the premises of an influence: an argument, and the link through which it speaks where that can be undercut. */
export interface Premise {
  readonly from: string;
  readonly link?: string;
}

/** Premises that speak together for or against an argument or a link; they count as much as the weakest of them. */
export interface InfluenceOf {
  readonly to: string;
  readonly sign: 1 | -1;
  readonly premises: readonly Premise[];
}

export interface Argument {
  readonly id: string;
  /** 0..1. */
  readonly base: number;
}

export interface ArgumentGraph {
  /** Arguments first, then links. */
  readonly ids: readonly string[];
  readonly argumentCount: number;
  readonly base: Float64Array;
  /** The influences on vertex v are those from `firstInfluence[v]` up to `firstInfluence[v + 1]`. */
  readonly firstInfluence: Int32Array;
  readonly sign: Int8Array;
  /** The premises of influence i are those from `firstPremise[i]` up to `firstPremise[i + 1]`. */
  readonly firstPremise: Int32Array;
  /** The vertex of each premise. */
  readonly premise: Int32Array;
  /** The vertex of the link that each premise speaks through, or -1. */
  readonly link: Int32Array;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The same for every order in which premises and influences are given: sums of numbers depend on it in the last digit. */
function inOrder(influences: readonly InfluenceOf[]): readonly InfluenceOf[] {
  // Most are alone, and need no sorting.
  if (influences.length < 2 && (influences[0]?.premises.length ?? 0) < 2) return influences;
  const sorted = influences.map((influence) => ({
    ...influence,
    premises: [...influence.premises].sort((one, other) => compare(one.from, other.from)),
  }));
  const keyOf = ({ premises }: InfluenceOf) => premises.map(({ from }) => from).join(" ");
  return sorted
    .map((influence) => [influence, keyOf(influence)] as const)
    .sort(([one, oneKey], [other, otherKey]) => one.sign - other.sign || compare(oneKey, otherKey))
    .map(([influence]) => influence);
}

/**
 * The graph of these arguments and links. Every id that an influence names must be among them; `links` are ids of their
 * own. Throws where one is not: that is a fault of the caller.
 */
export function buildGraph(
  args: readonly Argument[],
  links: readonly string[],
  influences: readonly InfluenceOf[],
): ArgumentGraph {
  const ids = [...args.map(({ id }) => id), ...links];
  const vertexOf = new Map(ids.map((id, vertex) => [id, vertex]));
  const vertex = (id: string): number => {
    const found = vertexOf.get(id);
    if (found === undefined) throw new Error(`No argument and no link has the id ${id}`);
    return found;
  };
  const influencesOn = new Map<number, InfluenceOf[]>();
  for (const influence of influences) {
    const to = vertex(influence.to);
    const others = influencesOn.get(to);
    if (others) others.push(influence);
    else influencesOn.set(to, [influence]);
  }
  const firstInfluence = new Int32Array(ids.length + 1);
  const sign = new Int8Array(influences.length);
  const firstPremise = new Int32Array(influences.length + 1);
  const premise: number[] = [];
  const link: number[] = [];
  let at = 0;
  for (let v = 0; v < ids.length; v += 1) {
    for (const influence of inOrder(influencesOn.get(v) ?? [])) {
      sign[at] = influence.sign;
      for (const one of influence.premises) {
        premise.push(vertex(one.from));
        link.push(one.link === undefined ? -1 : vertex(one.link));
      }
      at += 1;
      firstPremise[at] = premise.length;
    }
    firstInfluence[v + 1] = at;
  }
  const base = new Float64Array(ids.length).fill(1);
  args.forEach((argument, v) => {
    base[v] = argument.base;
  });
  return {
    ids,
    argumentCount: args.length,
    base,
    firstInfluence,
    sign,
    firstPremise,
    premise: Int32Array.from(premise),
    link: Int32Array.from(link),
  };
}

/** The vertices that vertex v depends on directly, each as often as it is named. */
export function dependencies(graph: ArgumentGraph, v: number): readonly number[] {
  const from = graph.firstPremise[graph.firstInfluence[v] ?? 0] ?? 0;
  const to = graph.firstPremise[graph.firstInfluence[v + 1] ?? 0] ?? 0;
  const found: number[] = [];
  for (let at = from; at < to; at += 1) {
    found.push(graph.premise[at] ?? 0);
    const link = graph.link[at] ?? -1;
    if (link >= 0) found.push(link);
  }
  return found;
}
