/** The text of a node while it is edited in place. Every keystroke is an edit; together they are one step of undo. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import { KIND_NAMES } from "../../shared/document/describe";
import type { MapNode } from "../../shared/document/types";
import { addArgument } from "../session/argument";
import { useSession, useSessionState } from "../session/context";

export function NodeTextField({ node }: { readonly node: MapNode }) {
  const session = useSession();
  const fresh = useSessionState((state) => state.editing?.fresh ?? false);
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    const typed = session.get().editing?.typed != null;
    element.setSelectionRange(typed || fresh ? element.value.length : 0, element.value.length);
  }, [session, fresh]);

  // Leaving by any way that is no key keeps what was typed; by then another node may be the one that is edited.
  const isMine = () => session.get().editing?.id === node.id;
  useEffect(
    () => () => {
      if (session.get().editing?.id === node.id) session.stopEditing("keep");
    },
    [session, node.id],
  );

  const end = (outcome: "keep" | "cancel") => {
    if (!isMine()) return;
    const empty = fresh && field.current?.value.trim() === "";
    session.stopEditing(empty ? "cancel" : outcome);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      end("keep");
    } else if (event.key === "Escape") {
      event.preventDefault();
      end("cancel");
    } else if (event.key === "Tab") {
      event.preventDefault();
      end("keep");
      addArgument(session, node.id, event.shiftKey ? "oppose" : "support", "canvas");
    }
  };
  return (
    <textarea
      ref={field}
      className="node-text nodrag nopan nowheel"
      aria-label={`Text of this ${KIND_NAMES[node.kind].toLowerCase()}. Enter to finish, Escape to cancel.`}
      value={node.text}
      spellCheck={false}
      dir="auto"
      onChange={(event) => session.edit({ type: "text", id: node.id, text: event.target.value })}
      onKeyDown={onKeyDown}
      onBlur={() => end("keep")}
    />
  );
}
