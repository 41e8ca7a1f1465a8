/** The maps that a comparison shows: one version, or both laid over one another. */
import { edgeOf, nodeOf } from "../../document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../../document/types";
import type { Change, Comparison } from "../comparison";
import { detailsOf } from "../details";
import { type Piece, wordChanges } from "../word-changes";

export type Layer = "before" | "after" | "both";

export interface Numbered {
  readonly change: Change;
  /** Its place in the list of changes, from 1. */
  readonly number: number;
}

/** A map to be drawn, with what changed about its parts. */
export interface Layered {
  /** Nothing in it is collapsed: what is hidden could not be compared. */
  readonly map: ArgMap;
  /** By the id in `map`. */
  readonly marks: ReadonlyMap<string, Numbered>;
  /** The words of nodes whose text changed, as far as this layer has them. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  /** Links that lead elsewhere now, by the id under which their former way is drawn. */
  readonly former: ReadonlyMap<string, string>;
}

/** What is shown of a change in a layer. */
const HAS: Readonly<Record<Layer, (change: Change) => boolean>> = {
  before: ({ verb }) => verb !== "added",
  after: ({ verb }) => verb !== "removed",
  both: () => true,
};

const LEFT_OUT = { before: "added", after: "removed", both: null } as const;

export function layered(comparison: Comparison, layer: Layer): Layered {
  const { map, former, apart } = layer === "both" ? overlaid(comparison) : alone(comparison[layer]);
  const marks = new Map<string, Numbered>();
  comparison.changes.forEach((change, at) => {
    const mark = { change, number: at + 1 };
    if (!HAS[layer](change)) return;
    if (change.what === "node") marks.set(change.id, mark);
    else if (change.what === "edge") marks.set(apart.get(change.id) ?? change.id, mark);
  });
  const pieces = changedWords(comparison, layer);
  const nodes = map.nodes.map((node) => open(withWords(node, pieces.get(node.id))));
  return { map: { ...map, nodes }, marks, pieces, former };
}

function open(node: MapNode): MapNode {
  if (node.collapsed !== true) return node;
  const { collapsed: _, ...rest } = node;
  return rest;
}

function withWords(node: MapNode, pieces: readonly Piece[] | undefined): MapNode {
  return pieces ? { ...node, text: pieces.map(({ text }) => text).join("") } : node;
}

/** A text that is mostly another one is easier read whole than struck through. */
const MOST_REMOVED = 0.6;

function changedWords(comparison: Comparison, layer: Layer): ReadonlyMap<string, readonly Piece[]> {
  const found = new Map<string, readonly Piece[]>();
  for (const change of comparison.changes) {
    if (change.what !== "node" || change.verb !== "changed") continue;
    const text = detailsOf(comparison, change).find(({ label }) => label === "Text");
    if (!text) continue;
    const all = wordChanges(text.before, text.after);
    const removed = all.reduce((sum, { kind, text: own }) => sum + (kind === "removed" ? own.length : 0), 0);
    const isRewritten = removed > MOST_REMOVED * text.before.length;
    const left = LEFT_OUT[layer] ?? (isRewritten ? "removed" : null);
    const shown = all.filter(({ kind }) => kind !== left);
    if (shown.length > 0) found.set(change.id, shown);
  }
  return found;
}

/** The newer version, with what was removed still standing where it stood. */
function overlaid({ before, after, changes }: Comparison) {
  const gone = new Set(changes.flatMap(({ verb, id }) => (verb === "removed" ? [id] : [])));
  const newId = idMaker(before, after);
  const former = new Map<string, string>();
  const formerEdges = changes.flatMap(({ verb, id }): MapEdge[] => {
    const edge = verb === "relinked" ? edgeOf(before, id) : undefined;
    if (!edge) return [];
    const made = newId(id);
    former.set(made, id);
    return [{ ...edge, id: made }];
  });
  const goneEdges = before.edges.filter(({ id }) => gone.has(id));
  // A node may have the id of a link that is gone: under one id, links on links could go round in a circle.
  const apart = new Map<string, string>();
  for (const { id } of goneEdges) if (nodeOf(after, id)) apart.set(id, newId(id));
  const named = (edge: MapEdge): MapEdge => ({
    ...edge,
    id: apart.get(edge.id) ?? edge.id,
    to: apart.get(edge.to) ?? edge.to,
  });
  const edges = [...[...goneEdges, ...formerEdges].map(named), ...after.edges];
  const nodes = [...before.nodes.filter(({ id }) => gone.has(id)), ...after.nodes];
  return { map: { ...after, nodes, edges }, former, apart };
}

function alone(map: ArgMap) {
  return { map, former: new Map<string, string>(), apart: new Map<string, string>() };
}

function idMaker(before: ArgMap, after: ArgMap): (id: string) => string {
  const taken = new Set(
    [before, after].flatMap(({ nodes, edges }) => [...nodes, ...edges].map(({ id }) => id)),
  );
  return (id) => {
    let made = `${id}-before`;
    while (taken.has(made)) made += "-";
    taken.add(made);
    return made;
  };
}
