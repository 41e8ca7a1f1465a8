/** A node on the canvas: the scene's drawing of it, the text field while it is edited, and the grips for the pointer. */
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, useMemo, useRef } from "react";
import { EMPTY_MAP, type MapNode } from "../../shared/document/types";
import { drawNode } from "../../shared/scene/draw-node";
import { useSession, useSessionState } from "../session/context";
import { useCanvasParts } from "./canvas-context";
import type { FlowNode } from "./flow-elements";
import { NodeTextField } from "./NodeTextField";
import { Shapes } from "./Shapes";
import { useFocusWhenCurrent } from "./use-focus";

/** Room around the box for strokes, the stack of a collapsed node and its badge. */
const BLEED = 14;

export const NodeView = memo(function NodeView({ data, selected, dragging }: NodeProps<FlowNode>) {
  const { node, box, name, hiddenCount, mark, strength, dimmed } = data;
  const session = useSession();
  const { theme } = useCanvasParts();
  const isCurrent = useSessionState((state) => state.selection.at(-1) === node.id);
  const editing = useSessionState((state) =>
    state.editing?.id === node.id && state.editing.where === "canvas" ? state.editing : null,
  );
  const element = useRef<HTMLDivElement>(null);
  useFocusWhenCurrent(element, isCurrent);
  const isEditing = editing !== null;
  // The node that keys act on stands out, wherever it is.
  const isDimmed = dimmed && !isCurrent;
  const shapes = useMemo(() => {
    const at = { x: 0, y: 0, width: box.width, height: box.height, lines: isEditing ? [] : box.lines };
    // The map only gives the drawing its name, which the page takes from its data.
    return drawNode(session.map() ?? EMPTY_MAP, node, at, theme, session.measure, {
      hiddenCount,
      dimmed: isDimmed,
      ...(strength && !isEditing ? { strength } : {}),
    }).shapes;
  }, [node, box.width, box.height, box.lines, theme, session, hiddenCount, isEditing, strength, isDimmed]);
  const className = `node ${selected ? "is-selected" : ""} ${dragging ? "is-dragging" : ""} mark-${mark}`;
  return (
    <div
      ref={element}
      className={className}
      data-node={node.id}
      role="group"
      aria-roledescription="node"
      aria-label={hiddenCount > 0 ? `${name} Collapsed, ${hiddenCount} hidden.` : name}
      tabIndex={isCurrent ? 0 : -1}
      title={quotesOf(node)}
    >
      <svg
        className="node-picture"
        aria-hidden="true"
        width={box.width + 2 * BLEED}
        height={box.height + 2 * BLEED}
        viewBox={`${-BLEED} ${-BLEED} ${box.width + 2 * BLEED} ${box.height + 2 * BLEED}`}
      >
        <Shapes shapes={shapes} />
      </svg>
      {/* React Flow looks for these in the page before it shows an edge; edges themselves follow their routes. */}
      <Handle className="flow-handle" type="source" position={Position.Top} isConnectable={false} />
      <Handle className="flow-handle" type="target" position={Position.Bottom} isConnectable={false} />
      {editing && <NodeTextField node={node} />}
      {!editing && <Grips id={node.id} />}
    </div>
  );
});

/** The words that the node came from, for whoever points at it. */
function quotesOf({ citations = [] }: MapNode): string | undefined {
  const quotes = citations.flatMap(({ exact }) => (exact === "" ? [] : `“${exact}”`));
  return quotes.length > 0 ? quotes.join("\n") : undefined;
}

function Grips({ id }: { readonly id: string }) {
  const { startWire, startResize } = useCanvasParts();
  const session = useSession();
  return (
    <>
      {(["left", "right"] as const).map((side) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; the width is also in the inspector
        <div
          key={side}
          className={`resize-grip nodrag nopan at-${side}`}
          onPointerDown={(event) => startResize(id, side, event)}
          onDoubleClick={(event) => {
            event.stopPropagation();
            session.edit({ type: "resize", ids: [id], width: undefined });
          }}
        />
      ))}
      {(["top", "bottom", "left", "right"] as const).map((side) => (
        <div
          key={side}
          className={`wire-grip nodrag nopan at-${side}`}
          title="Drag to connect"
          onPointerDown={(event) => startWire(id, event)}
        />
      ))}
    </>
  );
}
