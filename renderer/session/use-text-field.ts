/** The field in which a node's text is edited. Every keystroke is an edit; together they are one step of undo. */
import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { useSession } from "./context";
import { answerTextKey, endText } from "./text-field";

export interface TextField {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}

/** What a `textarea` needs to edit the text of the node. */
export function useTextField(id: string): TextField {
  const session = useSession();
  const ref = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const field = ref.current;
    const { editing } = session.get();
    if (!field || editing?.id !== id) return;
    // The canvas has its own ways to show a node; the browser's scrolling would break them.
    field.focus({ preventScroll: editing.where === "canvas" });
    // What was typed to open the field is in the text already, so the typing goes on behind it.
    const isBegun = editing.typed !== null || editing.fresh;
    field.setSelectionRange(isBegun ? field.value.length : 0, field.value.length);
  }, [session, id]);

  // A field can go away without a key and without losing the focus first.
  useEffect(() => () => void endText(session, id, "keep"), [session, id]);

  return {
    ref,
    onChange: (event) => session.edit({ type: "text", id, text: event.target.value }),
    onKeyDown(event) {
      if (event.nativeEvent.isComposing || !answerTextKey(session, id, event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onBlur: () => endText(session, id, "keep"),
  };
}
