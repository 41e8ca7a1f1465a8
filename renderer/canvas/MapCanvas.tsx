/** The canvas: React Flow shows the part of the map in view; gestures become edits of the session. */
import { Background, ReactFlow, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import "../styles/canvas.css";
import { type MouseEvent as ReactMouseEvent, useCallback, useMemo, useRef, useState } from "react";
import type { Point } from "../../shared/basics/geometry";
import { ContextMenu, type ContextTarget } from "../panels/ContextMenu";
import { addFree, connect } from "../session/argument";
import { useSession, useSessionState, useShownMap } from "../session/context";
import { wordDrops } from "../sources/word-drops";
import { BoxSelection } from "./BoxSelection";
import { CanvasProvider } from "./canvas-context";
import { DriverOverlay } from "./DriverOverlay";
import { EdgeView } from "./EdgeView";
import type { FlowEdge, FlowNode } from "./flow-elements";
import { Minimap } from "./Minimap";
import { NodeView } from "./NodeView";
import { Joints, Overlays } from "./Overlays";
import { PaintedLayer } from "./painted/PaintedLayer";
import { useCanvasTheme } from "./use-canvas-theme";
import { useDrag } from "./use-drag";
import type { DragPoint } from "./use-drop-on-edge";
import { useElements, useIsPainted } from "./use-elements";
import { useFocus } from "./use-focus";
import { useLiveLayout } from "./use-live-layout";
import { useHits, useLook } from "./use-look";
import { usePointing } from "./use-pointing";
import { useResize } from "./use-resize";
import { MAX_ZOOM, MIN_ZOOM, useView } from "./use-view";
import { useViewCommands } from "./use-view-commands";
import { useWire } from "./use-wire";

const nodeTypes = { claim: NodeView };
const edgeTypes = { link: EdgeView };
const PAN_BUTTONS = [1, 2];

interface MenuAt {
  readonly at: Point;
  readonly target: ContextTarget;
}

export function MapCanvas() {
  const session = useSession();
  const map = useShownMap();
  const theme = useCanvasTheme(session);
  const element = useRef<HTMLDivElement>(null);
  const view = useView(element);
  const { zoom } = view.viewport;
  const layout = useLiveLayout(map, session.boxes(), session.measure);
  const drag = useDrag(session, layout, view);
  const look = useLook(map);
  const hits = useHits(map);
  const painted = useIsPainted(layout, view);
  const pointing = usePointing(map, layout, view, painted);
  const { find, hovered } = pointing;
  const { wire, start } = useWire(session, view, find);
  const startResize = useResize(session, layout, zoom);
  const { nodes, edges } = useElements(map, layout, view, { painted, look, hits, hovered });
  const selection = useSessionState((state) => state.selection);
  const drivers = useSessionState((state) => state.driverMarks);
  const marks = useMemo(
    () => ({ selection, hits, hovered: hovered?.id ?? null, drivers }),
    [selection, hits, hovered, drivers],
  );
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const connecting = useSessionState((state) => state.connecting);
  const drops = useMemo(() => wordDrops(session, find, view.toMap), [session, find, view.toMap]);
  useViewCommands(session, element, layout, view);
  useFocus(session, element, layout, view);

  const parts = useMemo(
    () => ({
      theme,
      startWire: (from: string, event: React.PointerEvent) =>
        start({ from }, view.toMap({ x: event.clientX, y: event.clientY }), event),
      startReconnect: (edge: string, end: "from" | "to", event: React.PointerEvent) => {
        const route = layout.routes.get(edge);
        if (route) start({ edge, end }, end === "from" ? route.end : route.start, event);
      },
      startResize,
    }),
    [theme, start, startResize, view.toMap, layout.routes],
  );

  /** What was selected when the box began that is being drawn. */
  const beforeBox = useRef<readonly string[] | null>(null);
  const pick = useCallback(
    (event: ReactMouseEvent, id: string) => {
      const link = session.get().connecting;
      if (link) {
        session.set({ connecting: null });
        if (id !== link.from) connect(session, link.from, id, link.relation);
      } else if (event.shiftKey || event.ctrlKey || event.metaKey) session.toggleSelected([id]);
      else session.select([id]);
    },
    [session],
  );
  const openMenu = useCallback(
    (event: ReactMouseEvent | MouseEvent, target: ContextTarget) => {
      event.preventDefault();
      const isNew = "id" in target && !session.get().selection.includes(target.id);
      if (isNew) session.select([target.id]);
      const several = !isNew && target.type !== "canvas" && session.get().selection.length > 1;
      setMenu({ at: { x: event.clientX, y: event.clientY }, target: several ? { type: "several" } : target });
    },
    [session],
  );
  const onDoubleClick = (event: ReactMouseEvent) => {
    const thing = find(event.clientX, event.clientY);
    if (thing?.type === "node")
      session.startEditing({ id: thing.id, fresh: false, where: "canvas", typed: null });
    else if (!thing && isPane(event.target)) {
      const { x, y } = view.toMap(pointOf(event));
      addFree(session, "canvas", { x: Math.round(x - 60), y: Math.round(y - 20) });
    }
  };
  const onPaneClick = (event: ReactMouseEvent) => {
    const thing = find(event.clientX, event.clientY);
    if (thing) pick(event, thing.id);
    else if (!event.shiftKey) session.select([]);
  };

  return (
    <CanvasProvider value={parts}>
      <div
        ref={element}
        className={`canvas ${connecting ? "is-connecting" : ""} ${wire ? "is-wiring" : ""}`}
        data-pane="canvas"
        data-keys="map"
        role="application"
        aria-label="Map"
        aria-describedby="canvas-help"
        tabIndex={0}
        onDoubleClick={onDoubleClick}
        onPointerMove={pointing.onPointerMove}
        onPointerLeave={pointing.onPointerLeave}
        {...drops}
      >
        <p id="canvas-help" className="visually-hidden">
          Arrow keys move along the argument. Tab adds a supporting argument, Shift+Tab an opposing one. F1
          lists all keys.
        </p>
        <ReactFlow<FlowNode, FlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={drag.onChanges}
          onNodeClick={(event, node) => pick(event, node.id)}
          onEdgeClick={(event, edge) => pick(event, edge.id)}
          onNodeDragStart={(_event, node) => {
            if (!session.get().selection.includes(node.id)) session.select([node.id]);
          }}
          onNodeDrag={(event, node) => drag.onDrag(dragPoint(event), node)}
          onNodeDragStop={(event) => drag.onStop(dragPoint(event))}
          onSelectionDragStop={() => drag.onStop(null)}
          onSelectionStart={(event) => {
            // A box begins anew; with Shift it adds to what is selected.
            beforeBox.current = event.shiftKey ? session.get().selection : [];
            session.select(beforeBox.current);
          }}
          onSelectionEnd={() => {
            beforeBox.current = null;
          }}
          onPaneClick={onPaneClick}
          onNodeContextMenu={(event, node) => openMenu(event, { type: "node", id: node.id })}
          onEdgeContextMenu={(event, edge) => openMenu(event, { type: "edge", id: edge.id })}
          onPaneContextMenu={(event) =>
            openMenu(
              event,
              find(event.clientX, event.clientY) ?? { type: "canvas", point: view.toMap(pointOf(event)) },
            )
          }
          onSelectionContextMenu={(event, [node]) => node && openMenu(event, { type: "node", id: node.id })}
          viewport={view.viewport}
          onViewportChange={view.setViewport}
          minZoom={MIN_ZOOM}
          maxZoom={MAX_ZOOM}
          panOnScroll
          panOnDrag={PAN_BUTTONS}
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          selectionKeyCode={null}
          multiSelectionKeyCode="Shift"
          panActivationKeyCode={null}
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          elevateNodesOnSelect={false}
          nodeDragThreshold={3}
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={dotGap(zoom)} size={1} className="canvas-dots" />
          {painted && (
            <PaintedLayer map={map} layout={layout} view={view} theme={theme} look={look} marks={marks} />
          )}
          {!painted && <DriverOverlay map={map} boxes={layout.boxes} routes={layout.routes} />}
          {!painted && <Joints map={map} routes={layout.routes} />}
          <BoxSelection map={map} layout={layout} before={beforeBox} />
          <Overlays
            wire={wire}
            undercut={drag.undercuts}
            guides={drag.guides}
            boxes={layout.boxes}
            routes={drag.undercuts === null ? layout.routes : layout.still.routes}
            zoom={zoom}
          />
        </ReactFlow>
        <Minimap map={map} boxes={layout.boxes} view={view} theme={theme} />
        {menu && <ContextMenu at={menu.at} target={menu.target} onClose={() => setMenu(null)} />}
      </div>
    </CanvasProvider>
  );
}

const pointOf = (event: ReactMouseEvent | MouseEvent): Point => ({ x: event.clientX, y: event.clientY });

/** Where a drag is, of the mouse or of a finger. */
function dragPoint(event: MouseEvent | TouchEvent | ReactMouseEvent): DragPoint | null {
  const at = "changedTouches" in event ? event.changedTouches[0] : event;
  return at ? { x: at.clientX, y: at.clientY, isAsked: event.altKey } : null;
}

const isPane = (target: EventTarget) =>
  target instanceof Element && target.closest(".react-flow__pane") !== null;

/** Dots stand at least so many pixels apart, and twice as far in the map each time they would not. */
const LEAST_GAP = 16;
const GAP = 24;

function dotGap(zoom: number): number {
  return GAP * 2 ** Math.max(0, Math.ceil(Math.log2(LEAST_GAP / (GAP * zoom))));
}
