/** What the outline shows, where the keyboard is in it, and what rows do when they are picked. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { CATALOGUE } from "../../shared/commands/catalogue";
import { isChord } from "../../shared/commands/keys";
import { edgeName } from "../../shared/document/describe";
import { type OutlineRow, outlineRows } from "../../shared/document/outline-tree";
import { useSession, useSessionState, useShownMap } from "../session/context";
import { onlyShown } from "../session/in-focus";
import { activeRow, indexRows, nodesBetween, rowOf } from "./active-row";
import { treeAction } from "./outline-keys";

const TRAIL = 12;

export function useOutline() {
  const session = useSession();
  const map = useShownMap();
  const selection = useSessionState((state) => state.selection);
  const focus = useSessionState((state) => state.focus);
  const rows = outlineRows(map, "shown", onlyShown(map, focus));
  const index = useMemo(() => indexRows(rows), [rows]);
  const [trail, setTrail] = useState<readonly string[]>([]);
  const rangeStart = useRef<string | null>(null);
  const isPointer = useRef(false);
  const active = activeRow(map, index, selection, trail);

  const activeKey = active?.key ?? null;
  useEffect(() => {
    if (activeKey !== null)
      setTrail((now) => (now.at(-1) === activeKey ? now : [...now, activeKey].slice(-TRAIL)));
  }, [activeKey]);

  const go = useCallback(
    (row: OutlineRow, extend: boolean) => {
      setTrail((now) => [...now, row.key].slice(-TRAIL));
      if (!extend) rangeStart.current = row.key;
      session.select(extend ? nodesBetween(index, rangeStart.current ?? activeKey, row) : [row.node.id]);
    },
    [session, index, activeKey],
  );
  const pickEdge = useCallback(
    (row: OutlineRow) => {
      if (!row.edge) {
        session.say("It has no edge: it speaks about nothing.", "refusal");
        return;
      }
      setTrail((now) => [...now, row.key].slice(-TRAIL));
      session.select([row.edge.id]);
      session.say(`Edge: ${edgeName(map, row.edge)}`);
    },
    [session, map],
  );

  const rowAt = (event: { readonly target: EventTarget }): OutlineRow | undefined => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-key]") : null;
    return rowOf(index, element?.dataset.key);
  };
  const onFocus = (event: FocusEvent) => {
    const row = rowAt(event);
    // A press of the pointer brings the focus along, and its click says more about what is meant.
    if (!row || isPointer.current) return;
    if (row.key !== activeKey) go(row, false);
    // The keyboard is always on something: where nothing is selected, keys would have nothing to act on.
    else if (selection.length === 0) session.select([row.node.id]);
  };
  const onClick = (event: MouseEvent) => {
    isPointer.current = false;
    const row = rowAt(event);
    if (!row || event.target instanceof HTMLTextAreaElement) return;
    const part = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-part]") : null;
    if (part?.dataset.part === "twisty") {
      session.edit({ type: "collapse", ids: [row.node.id], collapsed: row.expanded === true });
    } else if (part?.dataset.part === "edge") pickEdge(row);
    else if (event.ctrlKey || event.metaKey) {
      setTrail((now) => [...now, row.key].slice(-TRAIL));
      session.toggleSelected([row.node.id]);
    } else go(row, event.shiftKey);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const row = rowAt(event);
    const part = event.target instanceof Element ? event.target.closest("[data-part], textarea") : null;
    if (!row || part) return;
    session.startEditing({ id: row.node.id, fresh: false, where: "outline", typed: null });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!active || event.target instanceof HTMLTextAreaElement || event.nativeEvent.isComposing) return;
    const { platform } = session.bridge;
    if (CATALOGUE["select.edge"].keys.some((key) => isChord(event, key, platform))) {
      event.preventDefault();
      if (selection.at(-1) === active.edge?.id) go(active, false);
      else pickEdge(active);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = treeAction(index, active, event.key);
    if (!action) return;
    event.preventDefault();
    if (action.type === "go") go(action.to, event.shiftKey);
    else session.edit({ type: "collapse", ids: [active.node.id], collapsed: action.collapsed });
  };

  const handlers = {
    onPointerDown: () => {
      isPointer.current = true;
    },
    onPointerUp: () => {
      isPointer.current = false;
    },
    onFocus,
    onClick,
    onDoubleClick,
    onKeyDown,
  };
  return { map, rows, index, active, selection, rowAt, pick: go, handlers };
}
