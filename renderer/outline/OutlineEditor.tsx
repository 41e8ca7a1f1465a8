import { type KeyboardEvent, useEffect, useRef } from "react";
import { KIND_NAMES } from "../../shared/document/describe";
import type { MapNode } from "../../shared/document/types";
import { useSession, useSessionState } from "../session/context";

/** The text of a node while it is edited in its row. Enter keeps it, Shift+Enter breaks the line, Escape takes it back. */
export function OutlineEditor({ node }: { readonly node: MapNode }) {
  const session = useSession();
  const typed = useSessionState((state) => state.editing?.typed ?? null);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    if (typed !== null) session.edit({ type: "text", id: node.id, text: typed });
    area.focus();
    const end = typed === null ? area.value.length : typed.length;
    area.setSelectionRange(typed === null ? 0 : end, end);
  }, [session, node.id, typed]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const ends = (event.key === "Enter" && !event.shiftKey) || event.key === "Tab" || event.key === "Escape";
    if (!ends) return;
    event.preventDefault();
    event.stopPropagation();
    session.stopEditing(event.key === "Escape" ? "cancel" : "keep");
  };

  return (
    <textarea
      ref={field}
      className="outline-editor"
      dir="auto"
      rows={1}
      aria-label={`Text of the ${KIND_NAMES[node.kind].toLowerCase()}`}
      value={node.text}
      onChange={(event) => session.edit({ type: "text", id: node.id, text: event.target.value })}
      onKeyDown={onKeyDown}
      onBlur={() => session.stopEditing("keep")}
    />
  );
}
