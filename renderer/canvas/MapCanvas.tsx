/** The canvas: React Flow shows the part of the map in view; gestures become edits of the session. */
import { ReactFlow, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import "../styles/canvas.css";
import { useMemo, useRef, useState } from "react";
import { unionOf } from "../../shared/basics/geometry";
import { ContextMenu } from "../panels/ContextMenu";
import { useSession, useSessionState, useShownMap } from "../session/context";
import { wordDrops } from "../sources/word-drops";
import { BoxSelection } from "./BoxSelection";
import { CanvasProvider, useParts } from "./canvas-context";
import { Dots } from "./Dots";
import { DriverOverlay } from "./DriverOverlay";
import { EdgeView } from "./EdgeView";
import type { FlowEdge, FlowNode } from "./flow-elements";
import { Minimap } from "./Minimap";
import { NodeView } from "./NodeView";
import { Joints, Overlays } from "./Overlays";
import { PaintedLayer } from "./painted/PaintedLayer";
import { type MenuAt, useCanvasEvents } from "./use-canvas-events";
import { useCanvasTheme } from "./use-canvas-theme";
import { useDrag } from "./use-drag";
import { useElements, useShowing } from "./use-elements";
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

export function MapCanvas() {
  const session = useSession();
  const map = useShownMap();
  const theme = useCanvasTheme(session);
  const element = useRef<HTMLDivElement>(null);
  const key = useSessionState((state) => state.open?.recoveryKey ?? null);
  const view = useView(element, { key, bounds: () => unionOf(session.boxesInFocus().values()) });
  const { zoom } = view.viewport;
  const layout = useLiveLayout(map, session.boxesInFocus(), session.measure);
  const drag = useDrag(session, layout, view);
  const look = useLook(map);
  const hits = useHits(map);
  const showing = useShowing(layout, view);
  const { painted, swept } = showing;
  const pointing = usePointing(map, layout, view, painted || swept);
  const { find, hovered } = pointing;
  const { wire, start } = useWire(session, view, find);
  const startResize = useResize(session, layout, zoom);
  const { nodes, edges } = useElements(map, layout, view, { showing, look, hits, hovered });
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

  const parts = useParts({ theme, start, startResize, view, layout });
  const beforeBox = useRef<readonly string[] | null>(null);
  const events = useCanvasEvents(session, { view, drag, pointing, beforeBox, showMenu: setMenu });

  return (
    <CanvasProvider value={parts}>
      <div
        ref={element}
        className={`canvas ${connecting ? "is-connecting" : ""} ${wire ? "is-wiring" : ""} ${swept && !painted && !wire ? "is-swept" : ""}`}
        data-pane="canvas"
        data-keys="map"
        role="application"
        aria-label="Map"
        aria-describedby="canvas-help"
        tabIndex={0}
        onDoubleClick={events.onDoubleClick}
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
          {...events.flow}
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
          <Dots view={view} theme={theme} />
          {(painted || swept) && (
            <PaintedLayer
              map={map}
              layout={layout}
              view={view}
              theme={theme}
              look={look}
              marks={marks}
              forNow={!painted}
            />
          )}
          {!painted && <DriverOverlay map={map} boxes={layout.boxes} routes={layout.routes} />}
          {!painted && <Joints map={map} routes={layout.routes} dims={look.dims} />}
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
        <Minimap map={map} boxes={layout.still.boxes} view={view} theme={theme} dims={look.dims} />
        {menu && <ContextMenu at={menu.at} target={menu.target} onClose={() => setMenu(null)} />}
      </div>
    </CanvasProvider>
  );
}
