/** Nodes and edges that say no more than a test is about. */
import type { MapEdge, MapNode } from "../../shared/document/types";

/** A motive at 0, 0 whose text is its id. */
export const plainNode = (id: string, rest: Partial<MapNode> = {}): MapNode => ({
  id,
  kind: "motive",
  text: id,
  x: 0,
  y: 0,
  ...rest,
});

/** An edge that supports. */
export const plainEdge = (id: string, from: string, to: string, rest: Partial<MapEdge> = {}): MapEdge => ({
  id,
  from,
  to,
  relation: "support",
  ...rest,
});
