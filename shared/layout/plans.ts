/** Which sides of its nodes each edge joins, and at which places there. */
import { centreOf, type Point, type Rect } from "../basics/geometry";
import { withChanges } from "../basics/overlay";
import type { ArgMap, MapEdge } from "../document/types";
import type { EdgeChanges } from "./edge-changes";
import { type EdgeOrder, edgeOrder } from "./edge-order";
import { type Port, type PortWish, placePorts } from "./ports";
import { type Axis, facingSides, flowFrom, flowVote, roomBefore } from "./sides";
import type { Boxes } from "./types";

/** An edge with its ends in place. */
export interface Plan {
  readonly edge: MapEdge;
  readonly from: Port;
  /** Null for an edge that points at an edge: it ends where that one has its middle. */
  readonly to: Port | null;
  /** What the edge says about the way the map runs; see `flowVote`. */
  readonly vote: number;
}

export interface Plans {
  readonly byEdge: ReadonlyMap<string, Plan>;
  readonly votes: number;
}

/** Plans for all edges whose ends have boxes, in an order in which an edge stands behind the one that it points at. */
export function planEdges(map: ArgMap, boxes: Boxes): Plans {
  const order = edgeOrder(map);
  const pairs = pairsOf(order.edges, order, boxes);
  const votes = pairs.reduce((sum, pair) => sum + pair.vote, 0);
  return { byEdge: planned(pairs, order, flowFrom(votes), null), votes };
}

/** What is to be planned anew. */
export interface Replanned {
  readonly plans: Plans;
  /** Edges whose plan may be another one. */
  readonly edges: readonly MapEdge[];
  /** Ids of edges that have no plan any more. */
  readonly dropped: ReadonlySet<string>;
}

/**
 * The plans after the boxes of some nodes changed, came or went, and some edges too; null where everything has to be planned
 * anew. Gives what `planEdges` gives, for less.
 */
export function replanEdges(
  map: ArgMap,
  boxes: Boxes,
  before: Plans,
  changed: { readonly nodes: Iterable<string>; readonly edges: EdgeChanges },
): Replanned | null {
  const order = edgeOrder(map);
  const nodes = new Set(changed.nodes);
  for (const { from, to } of [...changed.edges.went, ...changed.edges.came]) nodes.add(from).add(to);
  const touched = order.at(nodes);
  if (!touched) return null;
  const gone = new Set(changed.edges.went.map(({ id }) => id));
  for (const { id } of changed.edges.came) gone.delete(id);
  let votes = before.votes;
  for (const id of [...touched.map((edge) => edge.id), ...gone]) votes -= before.byEdge.get(id)?.vote ?? 0;
  for (const { vote } of pairsOf(touched, order, boxes)) votes += vote;
  if (flowFrom(votes) !== flowFrom(before.votes)) return null;
  for (const { from, to } of touched) nodes.add(from).add(to);
  const around = order.at(nodes);
  if (!around) return null;
  const fresh = planned(pairsOf(around, order, boxes), order, flowFrom(votes), {
    nodes,
    plans: before.byEdge,
  });
  const dropped = new Set([...gone, ...around.flatMap(({ id }) => (fresh.has(id) ? [] : [id]))]);
  return { plans: { byEdge: withChanges(before.byEdge, fresh, dropped), votes }, edges: around, dropped };
}

interface Pair {
  readonly edge: MapEdge;
  readonly a: Rect;
  readonly b: Rect;
  /** Whether the edge points at a node. */
  readonly node: boolean;
  readonly vote: number;
}

/**
 * These edges, those without boxes left out, with the boxes at their ends. An edge as a target counts as the point half way
 * between its ends, near enough to choose sides by.
 */
function pairsOf(edges: readonly MapEdge[], order: EdgeOrder, boxes: Boxes): readonly Pair[] {
  const pairs: Pair[] = [];
  const middles = new Map<string, Rect | null>();
  const middleOf = (edge: MapEdge): Rect | null => {
    const known = middles.get(edge.id);
    if (known !== undefined) return known;
    const a = boxes.get(edge.from);
    const pointed = order.pointed(edge);
    const b = pointed ? middleOf(pointed) : boxes.get(edge.to);
    const middle = a && b ? { ...halfWay(a, b), width: 0, height: 0 } : null;
    middles.set(edge.id, middle);
    return middle;
  };
  for (const edge of edges) {
    const a = boxes.get(edge.from);
    const pointed = order.pointed(edge);
    const b = pointed ? middleOf(pointed) : boxes.get(edge.to);
    if (pointed) middleOf(edge);
    if (a && b) pairs.push({ edge, a, b, node: !pointed, vote: pointed ? 0 : flowVote(a, b) });
  }
  return pairs;
}

/** The middle of the gap between two boxes, or of their centres where they are not one above the other. */
function halfWay(a: Rect, b: Rect): Point {
  const p = centreOf(a);
  const q = centreOf(b);
  let y = (p.y + q.y) / 2;
  if (a.y + a.height <= b.y) y = (a.y + a.height + b.y) / 2;
  else if (b.y + b.height <= a.y) y = (b.y + b.height + a.y) / 2;
  return { x: (p.x + q.x) / 2, y };
}

/** Plans for the pairs; with `before`, ends at other nodes than the named ones stay where they are. */
function planned(
  pairs: readonly Pair[],
  order: EdgeOrder,
  flow: Axis,
  before: { readonly nodes: ReadonlySet<string>; readonly plans: ReadonlyMap<string, Plan> } | null,
): ReadonlyMap<string, Plan> {
  const wishes: PortWish[] = [];
  const moves = (node: string) => before === null || before.nodes.has(node);
  for (const { edge, a, b, node } of pairs) {
    const sides = facingSides(a, b, flow);
    const rank = order.rankOf(edge);
    if (moves(edge.from)) {
      const room = roomBefore(a, sides.from, b);
      wishes.push({ node: edge.from, box: a, side: sides.from, towards: centreOf(b), room, order: rank });
    }
    if (node && moves(edge.to)) {
      const room = roomBefore(b, sides.to, a);
      wishes.push({ node: edge.to, box: b, side: sides.to, towards: centreOf(a), room, order: rank });
    }
  }
  const ports = placePorts(wishes);
  const plans = new Map<string, Plan>();
  let at = 0;
  for (const { edge, node, vote } of pairs) {
    const old = before?.plans.get(edge.id);
    const from = moves(edge.from) ? ports[at++] : old?.from;
    const to = node ? (moves(edge.to) ? ports[at++] : old?.to) : null;
    if (from && to !== undefined) plans.set(edge.id, { edge, from, to, vote });
  }
  return plans;
}
