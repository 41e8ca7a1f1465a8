import { err } from "../../basics/result";
import { LIMITS } from "../../document/types";
import type { EditDefinition } from "../edit";
import { withFields, withNodes, withParts } from "../with";

/** The text of a node. Typing in one node is one step. */
export const text: EditDefinition<"text"> = {
  label: () => "Edit text",
  mergeKey: (edit) => `text ${edit.id}`,
  apply(map, edit) {
    if (edit.text.length > LIMITS.text) return err({ reason: "too-long", limit: LIMITS.text });
    return withNodes(map, [edit.id], (node) => withFields(node, { text: edit.text }));
  },
};

/** The title of the map. */
export const title: EditDefinition<"title"> = {
  label: () => "Rename map",
  mergeKey: () => "title",
  apply(map, edit) {
    if (edit.title.length > LIMITS.text) return err({ reason: "too-long", limit: LIMITS.text });
    return edit.title === map.title ? { ok: true, value: map } : withParts(map, { title: edit.title });
  },
};
