/** The keys of the tree pattern: what a key asks of the row it is pressed on. */
import type { OutlineRow } from "../../shared/document/outline-tree";
import { type RowIndex, rowOf } from "./active-row";

export type TreeAction =
  | { readonly type: "go"; readonly to: OutlineRow }
  | { readonly type: "collapse"; readonly collapsed: boolean };

/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;

/** The action for a key without Ctrl, Alt or Cmd; null for a key that means nothing to a tree. */
export function treeAction(index: RowIndex, row: OutlineRow, key: string): TreeAction | null {
  const at = index.places.get(row.key) ?? 0;
  const last = index.rows.length - 1;
  const to = (place: number): TreeAction => {
    return { type: "go", to: index.rows[Math.min(last, Math.max(0, place))] ?? row };
  };
  switch (key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "PageDown":
      return to(at + PAGE);
    case "PageUp":
      return to(at - PAGE);
    case "Home":
      return to(0);
    case "End":
      return to(last);
    case "ArrowRight":
      if (row.expanded === false) return { type: "collapse", collapsed: false };
      if (row.reference) return { type: "go", to: index.full.get(row.node.id) ?? row };
      return row.expanded ? to(at + 1) : { type: "go", to: row };
    case "ArrowLeft":
      if (row.expanded) return { type: "collapse", collapsed: true };
      return { type: "go", to: rowOf(index, row.parent) ?? row };
    default:
      return null;
  }
}
