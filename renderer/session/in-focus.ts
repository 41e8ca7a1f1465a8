/** What a focus holds: the argument of one node, apart from the rest of the map. */
import { Recent } from "../../shared/basics/recent";
import type { ArgMap } from "../../shared/document/types";
import { argumentOf } from "../../shared/document/ways";
import type { Boxes } from "../../shared/layout/types";
import type { Focus } from "./state";

/** The nodes of the map, apart: what the focus is on, and the rest. */
export interface Parted {
  readonly inside: ReadonlySet<string>;
  readonly outside: ReadonlySet<string>;
}

const known = new Recent<ArgMap, Parted & { readonly id: string }>();

/** What is in focus in this version of the map, and what is not. */
export function partedBy(map: ArgMap, { id }: Focus): Parted {
  const found = known.get(map);
  if (found?.id === id) return found;
  const inside = argumentOf(map, id);
  const outside = new Set(map.nodes.flatMap((node) => (inside.has(node.id) ? [] : [node.id])));
  const made = { id, inside, outside };
  known.set(map, made);
  return made;
}

/** The nodes that show, where the focus hides the rest; null where it does not. */
export function onlyShown(map: ArgMap, focus: Focus | null): ReadonlySet<string> | null {
  return focus?.rest === "hidden" ? partedBy(map, focus).inside : null;
}

const knownBoxes = new Recent<Boxes, { readonly inside: ReadonlySet<string>; readonly boxes: Boxes }>();

/** The boxes without those that the focus hides; the same for the same. */
export function boxesInFocus(map: ArgMap, boxes: Boxes, focus: Focus | null): Boxes {
  const inside = onlyShown(map, focus);
  if (!inside) return boxes;
  const found = knownBoxes.get(boxes);
  if (found?.inside === inside) return found.boxes;
  const made = new Map([...boxes].filter(([id]) => inside.has(id)));
  knownBoxes.set(boxes, { inside, boxes: made });
  return made;
}
