/** The canvas: React Flow shows the part of the map in view; gestures become edits of the session. */
import { Background, type NodeChange, ReactFlow, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import "../styles/canvas.css";
import { type MouseEvent as ReactMouseEvent, useCallback, useMemo, useRef, useState } from "react";
import type { Point } from "../../shared/basics/geometry";
import { ContextMenu, type ContextTarget } from "../panels/ContextMenu";
import { addFree, connect } from "../session/argument";
import { useSession, useSessionState, useShownMap } from "../session/context";
import { wordDrops } from "../sources/word-drops";
import { CanvasProvider } from "./canvas-context";
import { DriverOverlay } from "./DriverOverlay";
import { EdgeView } from "./EdgeView";
import type { FlowEdge, FlowNode } from "./flow-elements";
import { Minimap } from "./Minimap";
import { NodeView } from "./NodeView";
import { Joints, Overlays } from "./Overlays";
import { PaintedLayer } from "./PaintedLayer";
import { useCanvasTheme } from "./use-canvas-theme";
import { useDrag } from "./use-drag";
import { useElements } from "./use-elements";
import { useFocus } from "./use-focus";
import { useLiveLayout } from "./use-live-layout";
import { useResize } from "./use-resize";
import { MAX_ZOOM, MIN_ZOOM, useView } from "./use-view";
import { useViewCommands } from "./use-view-commands";
import { thingAt, useWire } from "./use-wire";

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
  const drag = useDrag(session, layout, zoom);
  const { wire, start } = useWire(session, view);
  const startResize = useResize(session, layout, zoom);
  const { nodes, edges, painted } = useElements(map, layout, view);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const connecting = useSessionState((state) => state.connecting);
  const drops = useMemo(() => wordDrops(session, (x, y) => thingAt(x, y), view.toMap), [session, view.toMap]);
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

  const box = useRef<BoxSelection | null>(null);
  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      drag.onChanges(changes);
      if (box.current) session.select(withinBox(box.current, changes));
    },
    [session, drag],
  );
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
    const thing = thingAt(event.clientX, event.clientY) ?? painted.thingAt(view.toMap(pointOf(event)));
    if (thing?.type === "node")
      session.startEditing({ id: thing.id, fresh: false, where: "canvas", typed: null });
    else if (!thing && isPane(event.target)) {
      const { x, y } = view.toMap(pointOf(event));
      addFree(session, "canvas", { x: Math.round(x - 60), y: Math.round(y - 20) });
    }
  };
  const onPaneClick = (event: ReactMouseEvent) => {
    const thing = painted.thingAt(view.toMap(pointOf(event)));
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
        {...drops}
      >
        <p id="canvas-help" className="visually-hidden">
          Arrow keys move along the argument. Tab adds a supporting argument, Shift+Tab an opposing one. F1
          lists all keys.
        </p>
        <PaintedLayer painted={painted} map={map} layout={layout} view={view} theme={theme} />
        <ReactFlow<FlowNode, FlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onNodeClick={(event, node) => pick(event, node.id)}
          onEdgeClick={(event, edge) => pick(event, edge.id)}
          onNodeDragStart={(_event, node) => {
            if (!session.get().selection.includes(node.id)) session.select([node.id]);
          }}
          onNodeDragStop={drag.onStop}
          onSelectionDragStop={drag.onStop}
          onSelectionStart={(event) => {
            // A box begins anew; with Shift it adds to what is selected.
            box.current = { before: event.shiftKey ? session.get().selection : [], inside: new Set() };
            session.select(box.current.before);
          }}
          onSelectionEnd={() => {
            box.current = null;
          }}
          onPaneClick={onPaneClick}
          onNodeContextMenu={(event, node) => openMenu(event, { type: "node", id: node.id })}
          onEdgeContextMenu={(event, edge) => openMenu(event, { type: "edge", id: edge.id })}
          onPaneContextMenu={(event) =>
            openMenu(event, { type: "canvas", point: view.toMap(pointOf(event)) })
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
          <Background gap={24} size={1} className="canvas-dots" />
          {!painted.on && <DriverOverlay map={map} boxes={layout.boxes} routes={layout.routes} />}
          {!painted.on && <Joints map={map} routes={layout.routes} />}
          <Overlays
            wire={wire}
            guides={drag.guides}
            boxes={layout.boxes}
            routes={layout.routes}
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

const isPane = (target: EventTarget) =>
  target instanceof Element && target.closest(".react-flow__pane") !== null;

interface BoxSelection {
  readonly before: readonly string[];
  readonly inside: Set<string>;
}

/** What was selected before, and what the box covers by now. */
function withinBox(box: BoxSelection, changes: readonly NodeChange<FlowNode>[]): readonly string[] {
  for (const change of changes) {
    if (change.type !== "select") continue;
    if (change.selected) box.inside.add(change.id);
    else box.inside.delete(change.id);
  }
  return [...new Set([...box.before, ...box.inside])];
}
