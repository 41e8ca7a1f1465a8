/** Edits of where nodes are and how wide. */
import { err } from "../../basics/result";
import type { EditDefinition } from "../edit";
import { count, withFields, withNodes } from "../with";

const VERBS = { move: "Move", nudge: "Move", align: "Align", distribute: "Distribute" } as const;

/** New positions for nodes. Nudging the same nodes by key is one step. */
export const move: EditDefinition<"move"> = {
  label: (edit) =>
    edit.as === "tidy" ? "Tidy" : `${VERBS[edit.as]} ${count(edit.positions.length, "node")}`,
  mergeKey: (edit) => (edit.as === "nudge" ? `nudge ${edit.positions.map((p) => p.id).join(" ")}` : null),
  apply(map, edit) {
    const places = new Map(edit.positions.map((p) => [p.id, p]));
    if (edit.positions.some((p) => !Number.isFinite(p.x) || !Number.isFinite(p.y))) {
      return err({ reason: "not-a-number" });
    }
    return withNodes(map, [...places.keys()], (node) => {
      const place = places.get(node.id);
      // Plus 0 makes of a negative zero, which the file cannot tell, a plain one.
      return place ? withFields(node, { x: place.x + 0, y: place.y + 0 }) : node;
    });
  },
};

export const resize: EditDefinition<"resize"> = {
  label: (edit) => (edit.width === undefined ? "Reset width" : `Resize ${count(edit.ids.length, "node")}`),
  mergeKey: () => null,
  apply(map, edit) {
    const { width, x } = edit;
    if (width !== undefined && !(Number.isFinite(width) && width > 0)) return err({ reason: "not-a-number" });
    if (x !== undefined && !Number.isFinite(x)) return err({ reason: "not-a-number" });
    return withNodes(map, edit.ids, (node) => withFields(node, { width, x: (x ?? node.x) + 0 }));
  },
};
