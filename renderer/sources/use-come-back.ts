import { type RefObject, useEffect, useLayoutEffect } from "react";
import { useSession, useSessionState } from "../session/context";
import { changeReading } from "./source-commands";

/** Gives the keyboard back to the text when a node's text that was opened from here is done, and when the text comes. */
export function useComeBack(list: RefObject<HTMLElement | null>): void {
  const session = useSession();
  const isEditing = useSessionState((state) => state.editing !== null);
  const comesBack = useSessionState((state) => state.reading.comesBack);
  useEffect(() => {
    if (isEditing || !comesBack) return;
    changeReading(session, { comesBack: false });
    list.current?.focus({ preventScroll: true });
  }, [session, list, isEditing, comesBack]);

  useLayoutEffect(() => {
    // What had the focus went with the form or the editor that was here before.
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  }, [list]);
}
