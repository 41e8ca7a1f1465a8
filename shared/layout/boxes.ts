/** Where every node that shows stands, and how big it is. */
import type { ArgMap, MapNode } from "../document/types";
import type { Measure } from "./measure";
import { nodeBox } from "./node-box";
import type { Boxes, PlacedBox } from "./types";

const known = new WeakMap<Measure, WeakMap<MapNode, PlacedBox>>();

const NONE: ReadonlySet<string> = new Set();

/** The node's box at its place. The same node and measurer give the same object. */
export function placedBox(node: MapNode, measure: Measure): PlacedBox {
  let placed = known.get(measure);
  if (!placed) {
    placed = new WeakMap();
    known.set(measure, placed);
  }
  const found = placed.get(node);
  if (found) return found;
  const { width, height, lines } = nodeBox(node, measure);
  const box: PlacedBox = Object.freeze({ x: node.x, y: node.y, width, height, lines });
  placed.set(node, box);
  return box;
}

/** The boxes of all nodes of the map but the hidden ones, by id, in file order. Nodes that did not change keep theirs. */
export function placedBoxes(map: ArgMap, measure: Measure, hidden: ReadonlySet<string> = NONE): Boxes {
  const boxes = new Map<string, PlacedBox>();
  for (const node of map.nodes) if (!hidden.has(node.id)) boxes.set(node.id, placedBox(node, measure));
  return boxes;
}
