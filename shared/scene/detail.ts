/** A part of a map painted as it is drawn up close: the shapes of its scene, made when they are first painted. */

import { edgeOf, nodeOf } from "../document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../document/types";
import type { Measure } from "../layout/measure";
import type { Boxes, Routes } from "../layout/types";
import { drawEdge } from "./draw-edge";
import { drawJoint, jointGroups } from "./draw-joint";
import { drawNode, type NodeState } from "./draw-node";
import { type PaintTarget, type PaintView, paintGroups, setView } from "./paint";
import type { Theme } from "./theme";
import type { SceneGroup } from "./types";

export interface DetailOptions {
  readonly theme: Theme;
  /** The one that made the boxes. */
  readonly measure: Measure;
  /** What a node shows beyond what the map says of it. */
  readonly stateOf: (id: string) => NodeState;
  /** Whether an edge is held back while something else is looked at; nodes say so in their state. */
  readonly dims?: ((id: string) => boolean) | null;
  /** Whether a node or an edge is painted here; else something else paints it. */
  readonly shows: (id: string) => boolean;
}

/** A version of a map, ready to be painted in parts. */
export interface Detail {
  readonly joints: readonly SceneGroup[];
  node(node: MapNode): SceneGroup | null;
  edge(edge: MapEdge): SceneGroup | null;
}

/** `boxes` and `routes` hold only what shows. */
export function prepareDetail(map: ArgMap, boxes: Boxes, routes: Routes, options: DetailOptions): Detail {
  const { theme, measure, stateOf, shows } = options;
  const dims = (id: string) => options.dims?.(id) ?? false;
  const drawn = new Map<string, SceneGroup>();
  const once = (id: string, draw: () => SceneGroup): SceneGroup => {
    const group = drawn.get(id) ?? draw();
    drawn.set(id, group);
    return group;
  };
  return {
    joints: jointGroups(map.edges)
      .filter((edges) => edges.every(({ id }) => shows(id)))
      .flatMap((edges) => {
        const state = { dimmed: edges.some(({ id }) => dims(id)) };
        return drawJoint(map, edges, routes, theme, state) ?? [];
      }),
    node(node) {
      const box = shows(node.id) ? boxes.get(node.id) : undefined;
      return box ? once(node.id, () => drawNode(map, node, box, theme, measure, stateOf(node.id))) : null;
    },
    edge(edge) {
      const route = shows(edge.id) ? routes.get(edge.id) : undefined;
      return route ? once(edge.id, () => drawEdge(map, edge, route, theme, { dimmed: dims(edge.id) })) : null;
    },
  };
}

/** Ids of what to paint, each in file order, which is the order from back to front. */
export interface DetailPart {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** Paints a part of the map over what the canvas shows: edges, joints, nodes, as in a scene. */
export function paintDetail(
  target: PaintTarget,
  map: ArgMap,
  detail: Detail,
  part: DetailPart,
  view: PaintView,
): void {
  setView(target, view);
  const edges = part.edges.flatMap((id) => {
    const edge = edgeOf(map, id);
    return (edge && detail.edge(edge)) ?? [];
  });
  const nodes = part.nodes.flatMap((id) => {
    const node = nodeOf(map, id);
    return (node && detail.node(node)) ?? [];
  });
  paintGroups(target, [...edges, ...detail.joints, ...nodes], view.region);
}
