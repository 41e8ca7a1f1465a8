/** Edits of the optional fields of nodes and edges. */
import { err } from "../../basics/result";
import { LIMITS } from "../../document/types";
import type { EdgeDetails, EditDefinition, NodeDetails } from "../edit";
import { count, withEdges, withFields, withNodes } from "../with";

const NAMES: { readonly [K in keyof (NodeDetails & EdgeDetails)]-?: string } = {
  notes: "notes",
  confidence: "confidence",
  muted: "mute",
  tags: "tags",
  joint: "joint premises",
};

function label(edit: { readonly change: NodeDetails & EdgeDetails }): string {
  const fields = Object.keys(edit.change) as (keyof typeof NAMES)[];
  if (fields.length === 1 && fields[0] === "joint")
    return edit.change.joint === undefined ? "Part premises" : "Join premises";
  return `Change ${fields.map((field) => NAMES[field]).join(", ")}`;
}

function mergeKey(edit: {
  readonly type: string;
  readonly ids: readonly string[];
  readonly change: object;
}): string {
  return `${edit.type} ${Object.keys(edit.change).join(" ")} ${edit.ids.join(" ")}`;
}

export const nodeDetails: EditDefinition<"node-details"> = {
  label,
  mergeKey,
  apply(map, edit) {
    const { confidence = 0, notes = "" } = edit.change;
    if (!(confidence >= 0 && confidence <= 1)) return err({ reason: "not-a-number" });
    if (notes.length > LIMITS.text) return err({ reason: "too-long", limit: LIMITS.text });
    return withNodes(map, edit.ids, (node) => withFields(node, edit.change));
  },
};

export const weigh: EditDefinition<"weigh"> = {
  label: (edit) => (edit.as === "trial" ? "Keep the trial" : "Change confidence"),
  mergeKey: (edit) => (edit.as === "trial" ? null : `weigh ${edit.nodes.map(({ id }) => id).join(" ")}`),
  apply(map, edit) {
    const bad = edit.nodes.some(({ confidence = 0 }) => !(confidence >= 0 && confidence <= 1));
    if (bad) return err({ reason: "not-a-number" });
    const weights = new Map(edit.nodes.map((weight) => [weight.id, weight]));
    return withNodes(map, [...weights.keys()], (node) => {
      const weight = weights.get(node.id);
      return weight ? withFields(node, { confidence: weight.confidence, muted: weight.muted }) : node;
    });
  },
};

export const tags: EditDefinition<"tags"> = {
  label: () => "Change tags",
  mergeKey: () => null,
  apply: (map, edit) =>
    withNodes(map, edit.ids, (node) => {
      const kept = (node.tags ?? []).filter((tag) => tag !== edit.remove);
      if (edit.add !== undefined && !kept.includes(edit.add)) kept.push(edit.add);
      return withFields(node, { tags: kept.length > 0 ? kept : undefined });
    }),
};

export const edgeDetails: EditDefinition<"edge-details"> = {
  label,
  mergeKey,
  apply(map, edit) {
    const { joint = "", notes = "" } = edit.change;
    if (Math.max(joint.length, notes.length) > LIMITS.text) {
      return err({ reason: "too-long", limit: LIMITS.text });
    }
    return withEdges(map, edit.ids, (edge) => withFields(edge, edit.change));
  },
};

export const collapse: EditDefinition<"collapse"> = {
  label: (edit) => `${edit.collapsed ? "Collapse" : "Expand"} ${count(edit.ids.length, "node")}`,
  mergeKey: () => null,
  apply: (map, edit) =>
    withNodes(map, edit.ids, (node) => withFields(node, { collapsed: edit.collapsed ? true : undefined })),
};

export const fold: EditDefinition<"fold"> = {
  label: (edit) => edit.as,
  mergeKey: () => null,
  apply(map, edit) {
    const closing = new Set(edit.collapsed);
    return withNodes(map, [...closing, ...edit.expanded], (node) =>
      withFields(node, { collapsed: closing.has(node.id) ? true : undefined }),
    );
  },
};
