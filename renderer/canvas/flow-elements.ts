/**
 * The map as React Flow's nodes and edges. Every field is named and copied here, so that nothing a file says can reach
 * React Flow or the page as anything but an id, a number or a text to show.
 */
import { type Edge, type Node, Position } from "@xyflow/react";
import { edgeName, jointWords, nodeName } from "../../shared/document/describe";
import { finalTarget, nodeOf } from "../../shared/document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../../shared/document/types";
import type { Boxes, PlacedBox, Route, Routes } from "../../shared/layout/types";
import { type DrawnStrength, strengthInWords } from "../../shared/scene/draw-strength";
import type { Mounted } from "./culling";

export interface NodeData extends Record<string, unknown> {
  readonly node: MapNode;
  /** What a screen reader says of it; follows from the edges too. */
  readonly name: string;
  readonly box: PlacedBox;
  readonly hiddenCount: number;
  /** How the node is drawn for a search or a connection: as usual, lit up, or held back. */
  readonly mark: "none" | "hit" | "current";
  /** Null where strengths do not show. */
  readonly strength: DrawnStrength | null;
  /** Held back while something else is looked at. */
  readonly dimmed: boolean;
}
export type FlowNode = Node<NodeData, "claim">;

export interface EdgeData extends Record<string, unknown> {
  readonly edge: MapEdge;
  readonly route: Route;
  readonly name: string;
  /** Whether its origin is muted. */
  readonly muted: boolean;
  /** Held back while something else is looked at. */
  readonly dimmed: boolean;
}
export type FlowEdge = Edge<EdgeData, "link">;

/** Edges draw their own routes; React Flow only needs to know that a node has some handle. */
const HANDLES = [
  { type: "source" as const, position: Position.Top, x: 0, y: 0, width: 1, height: 1 },
  { type: "target" as const, position: Position.Bottom, x: 0, y: 0, width: 1, height: 1 },
];

export interface NodeLook {
  readonly selected: boolean;
  readonly hiddenCount: number;
  readonly mark: NodeData["mark"];
  readonly strength: DrawnStrength | null;
  readonly dimmed: boolean;
}

/** Makes React Flow nodes, giving the same object for a node that looks the same as last time. */
export function createNodeMaker(): (
  map: ArgMap,
  boxes: Boxes,
  mounted: Mounted,
  look: (id: string) => NodeLook,
) => FlowNode[] {
  let known = new Map<string, FlowNode>();
  return (map, boxes, mounted, look) => {
    const next = new Map<string, FlowNode>();
    for (const id of mounted.nodes) {
      const node = nodeOf(map, id);
      const box = boxes.get(id);
      if (!node || !box) continue;
      const seen = look(id);
      const name = nameWith(nodeName(map, node), node, seen.strength);
      const old = known.get(id);
      next.set(
        id,
        old && isSame(old, node, box, { ...seen, name }) ? old : flowNode(node, box, { ...seen, name }),
      );
    }
    known = next;
    return [...next.values()];
  };
}

/** What a screen reader says of the node, with what the picture shows of its strength. */
function nameWith(name: string, { muted }: MapNode, strength: DrawnStrength | null): string {
  if (muted) return `${name} Muted.`;
  return strength ? `${name} Strength ${strengthInWords(strength.value)}.` : name;
}

interface NamedLook extends NodeLook {
  readonly name: string;
}

function isSame(old: FlowNode, node: MapNode, box: PlacedBox, look: NamedLook): boolean {
  const { data } = old;
  const same = data.node === node && data.box === box && data.dimmed === look.dimmed;
  const sameMark = old.selected === look.selected && data.mark === look.mark;
  const sameWords = data.hiddenCount === look.hiddenCount && data.name === look.name;
  return same && sameMark && sameWords && isSameStrength(data.strength, look.strength);
}

function isSameStrength(one: DrawnStrength | null, other: DrawnStrength | null): boolean {
  const same = one?.value === other?.value && one?.before === other?.before;
  return same && one?.number === other?.number;
}

function flowNode(node: MapNode, box: PlacedBox, look: NamedLook): FlowNode {
  return {
    id: node.id,
    type: "claim",
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    handles: HANDLES.map((handle) => ({ ...handle, x: box.width / 2, y: box.height / 2 })),
    selected: look.selected,
    data: {
      node,
      box,
      name: look.name,
      hiddenCount: look.hiddenCount,
      mark: look.mark,
      strength: look.strength,
      dimmed: look.dimmed,
    },
  };
}

export interface EdgeLook {
  isSelected(id: string): boolean;
  isDimmed(id: string): boolean;
}

/** Makes React Flow edges in the same way. */
export function createEdgeMaker(): (
  map: ArgMap,
  routes: Routes,
  mounted: Mounted,
  look: EdgeLook,
) => FlowEdge[] {
  let known = new Map<string, FlowEdge>();
  return (map, routes, mounted, { isSelected, isDimmed }) => {
    const next = new Map<string, FlowEdge>();
    for (const edge of mounted.edges) {
      const route = routes.get(edge.id);
      const target = finalTarget(map, edge);
      if (!route || !target) continue;
      const name = [edgeName(map, edge), jointWords(map, edge)].filter(Boolean).join(". ");
      const muted = nodeOf(map, edge.from)?.muted ?? false;
      const data = { edge, route, name, muted, dimmed: isDimmed(edge.id) };
      const selected = isSelected(edge.id);
      const old = known.get(edge.id);
      const same = old && old.selected === selected && old.target === target.id && isSameData(old.data, data);
      next.set(edge.id, same ? old : flowEdge(target.id, selected, data));
    }
    known = next;
    return [...next.values()];
  };
}

function isSameData(a: EdgeData | undefined, b: EdgeData): boolean {
  const same = a?.edge === b.edge && a.route === b.route && a.name === b.name;
  return same && a.muted === b.muted && a.dimmed === b.dimmed;
}

/** An edge that points at an edge is tied to the node where that one ends; its line goes where the route says. */
function flowEdge(target: string, selected: boolean, data: EdgeData): FlowEdge {
  return {
    id: data.edge.id,
    type: "link",
    source: data.edge.from,
    target,
    selected,
    data,
    // The name stands inside, on the part that takes the keyboard; React Flow's own would read ids aloud.
    ariaRole: "presentation",
    ariaLabel: " ",
  };
}
