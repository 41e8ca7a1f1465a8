import { KIND_NAMES } from "../../shared/document/describe";
import type { MapNode } from "../../shared/document/types";
import { useTextField } from "../session/use-text-field";

/** The text of a node while it is edited in place. */
export function NodeTextField({ node }: { readonly node: MapNode }) {
  const field = useTextField(node.id);
  return (
    <textarea
      {...field}
      className="node-text nodrag nopan nowheel"
      aria-label={`Text of this ${KIND_NAMES[node.kind].toLowerCase()}. Enter to finish, Escape to cancel.`}
      value={node.text}
      spellCheck={false}
      dir="auto"
    />
  );
}
