import type { EditDefinition } from "../edit";
import { count, withFields, withNodes } from "../with";

/** Makes nodes decisions, motives, risks or critiques. */
export const kind: EditDefinition<"kind"> = {
  label: (edit) =>
    edit.ids.length === 1
      ? `Change to ${edit.kind}`
      : `Change ${count(edit.ids.length, "node")} to ${edit.kind}`,
  mergeKey: () => null,
  apply: (map, edit) => withNodes(map, edit.ids, (node) => withFields(node, { kind: edit.kind })),
};
