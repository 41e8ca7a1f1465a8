import { ListTree, X } from "lucide-react";
import { type MouseEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Point } from "../../shared/basics/geometry";
import type { OutlineRow } from "../../shared/document/outline-tree";
import type { Strengths } from "../../shared/reasoning/strengths";
import { strengthInWords } from "../../shared/scene/draw-strength";
import { addSibling } from "../session/argument";
import { runCommand } from "../session/commands";
import { useSession, useSessionState } from "../session/context";
import "../styles/outline.css";
import { ContextMenu, type ContextTarget } from "../panels/ContextMenu";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { itemId, OutlineItem } from "./OutlineItem";
import { useOutline } from "./use-outline";
import { useOutlineFocus } from "./use-outline-focus";
import { useRowWindow } from "./use-row-window";

/** The map as a tree: a second view in which everything can be read, built and linked. */
export function Outline() {
  const session = useSession();
  const empty = useSessionState((state) => (state.open?.history.present.nodes.length ?? 0) === 0);
  return (
    <section className="outline" data-pane="outline" aria-label="Outline">
      <header className="panel-head">
        <h2>
          <ListTree size={15} aria-hidden="true" /> Outline
        </h2>
        <IconButton
          icon={X}
          label="Close the outline"
          command="view.outline"
          onClick={() => runCommand(session, "view.outline")}
        />
      </header>
      {empty ? <EmptyOutline /> : <OutlineTree />}
    </section>
  );
}

function EmptyOutline() {
  const session = useSession();
  return (
    <div className="outline-empty">
      <p>The map is empty. Begin with the decision that the argument is about.</p>
      <Button look="primary" data-pane-focus onClick={() => addSibling(session, "outline")}>
        Add the first node
      </Button>
    </div>
  );
}

function OutlineTree() {
  const session = useSession();
  const outline = useOutline();
  const { map, rows, index, active, selection } = outline;
  const editingId = useSessionState((state) =>
    state.editing?.where === "outline" ? state.editing.id : null,
  );
  const weighed = useSessionState((state) => (state.strengths ? state.weighed : null));
  const tree = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ readonly at: Point; readonly target: ContextTarget } | null>(null);

  const estimate = useCallback((at: number, width: number) => estimateHeight(rows[at], width), [rows]);
  const keys = keysOfRows(rows);
  const { tops, start, end, measure, show } = useRowWindow(tree, keys, estimate);

  const activeKey = active?.key;
  useEffect(() => {
    if (activeKey !== undefined) show(activeKey);
  }, [activeKey, show]);
  useOutlineFocus(tree, active, editingId !== null);

  const onContextMenu = (event: MouseEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    const row = outline.rowAt(event);
    const element = row && document.getElementById(itemId(row.key));
    if (!row || !element) return;
    if (!selection.includes(row.node.id) && row.edge?.id !== selection.at(-1)) outline.pick(row, false);
    setMenu({ at: menuPoint(event, element), target: targetFor(session.get().selection, row) });
  };

  const drawn = new Set<number>();
  for (let at = start; at < end; at += 1) drawn.add(at);
  const activeAt = activeKey === undefined ? undefined : index.places.get(activeKey);
  if (activeAt !== undefined) drawn.add(activeAt);
  const selected = new Set(selection);

  return (
    <>
      <div
        ref={tree}
        className="outline-tree"
        role="tree"
        data-keys="map"
        aria-label="Argument"
        aria-multiselectable="true"
        {...outline.handlers}
        onContextMenu={onContextMenu}
      >
        <div className="outline-rows" role="presentation" style={{ height: tops[rows.length] ?? 0 }}>
          {[...drawn]
            .sort((a, b) => a - b)
            .map((at) => {
              const row = rows[at];
              if (!row) return null;
              return (
                <OutlineItem
                  key={row.key}
                  map={map}
                  row={row}
                  at={at}
                  top={tops[at] ?? 0}
                  active={row.key === activeKey}
                  selected={selected.has(row.node.id)}
                  edgeSelected={row.edge !== null && selected.has(row.edge.id)}
                  editing={row.node.id === editingId && row.key === activeKey}
                  strength={weighed ? strengthWords(weighed.strengths, row.node.id) : ""}
                  measure={measure}
                />
              );
            })}
        </div>
      </div>
      {menu && <ContextMenu at={menu.at} target={menu.target} onClose={() => setMenu(null)} />}
    </>
  );
}

/** Empty for nodes that have no strength, because they are muted. */
function strengthWords({ byNode, unsettled }: Strengths, id: string): string {
  const value = byNode.get(id);
  if (value !== undefined) return strengthInWords(value);
  return unsettled.includes(id) ? strengthInWords(null) : "";
}

const keysByRows = new WeakMap<readonly OutlineRow[], readonly string[]>();

function keysOfRows(rows: readonly OutlineRow[]): readonly string[] {
  const known = keysByRows.get(rows) ?? rows.map((row) => row.key);
  keysByRows.set(rows, known);
  return known;
}

/** A guess that is near for Latin text; the true height takes its place when the row is drawn. */
function estimateHeight(row: OutlineRow | undefined, width: number): number {
  if (!row) return 0;
  const room = Math.max(80, width - 48 - Math.min(row.level, 10) * 18);
  const lines = row.node.text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 6.8) / room)), 0);
  return 30 + lines * 19;
}

function targetFor(selection: readonly string[], row: OutlineRow): ContextTarget {
  if (selection.length > 1) return { type: "several" };
  const [id] = selection;
  return id !== undefined && id === row.edge?.id ? { type: "edge", id } : { type: "node", id: row.node.id };
}

/** Where the menu opens: at the pointer, or for the menu key below the row. */
function menuPoint(event: MouseEvent, row: HTMLElement): Point {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const box = row.getBoundingClientRect();
  return { x: box.left + 24, y: box.bottom };
}
