import { KIND_NAMES } from "../../shared/document/describe";
import type { MapNode } from "../../shared/document/types";
import { useTextField } from "../session/use-text-field";

/** The text of a node while it is edited in its row. */
export function OutlineEditor({ node }: { readonly node: MapNode }) {
  const field = useTextField(node.id);
  return (
    <textarea
      {...field}
      className="outline-editor"
      dir="auto"
      rows={1}
      aria-label={`Text of the ${KIND_NAMES[node.kind].toLowerCase()}`}
      value={node.text}
    />
  );
}
