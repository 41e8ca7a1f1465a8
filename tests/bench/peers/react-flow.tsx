/** Bare React Flow with a simple node, as its own examples have it; with `?visible`, only what is in view is in the page. */
import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
  useEdgesState,
  useNodesState,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { toBlob } from "html-to-image";
import { memo } from "react";
import { createRoot } from "react-dom/client";
import { colourOf, fitted, LINE_COLOURS, type MeasuredWindow, nearer, type PeerMap } from "./peer";

type Claim = Node<{ readonly kind: string; readonly text: string }, "claim">;

const ClaimNode = memo(function ClaimNode({ data }: NodeProps<Claim>) {
  const { fill, accent } = colourOf(data.kind);
  return (
    <div className="claim" style={{ background: fill, borderColor: accent }}>
      <Handle type="source" position={Position.Top} />
      <small style={{ color: accent }}>{data.kind}</small>
      {data.text}
      <Handle type="target" position={Position.Bottom} />
    </div>
  );
});

const nodeTypes = { claim: ClaimNode };
const onlyVisible = location.search.includes("visible");
const size = () => ({ width: window.innerWidth, height: window.innerHeight });

let flow: ReactFlowInstance<Claim, Edge> | null = null;
let show: ((nodes: Claim[], edges: Edge[]) => void) | null = null;
let map: PeerMap = { nodes: [], edges: [] };
let nodes: Claim[] = [];
let edges: Edge[] = [];

function App() {
  const [shownNodes, setNodes, onNodesChange] = useNodesState<Claim>([]);
  const [shownEdges, setEdges, onEdgesChange] = useEdgesState<Edge>([]);
  show = (nextNodes, nextEdges) => {
    setNodes(nextNodes);
    setEdges(nextEdges);
  };
  return (
    <ReactFlow
      nodes={shownNodes}
      edges={shownEdges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onInit={(instance) => {
        flow = instance;
      }}
      onlyRenderVisibleElements={onlyVisible}
      panOnScroll
      minZoom={0.005}
      maxZoom={4}
    />
  );
}

const instance = () => {
  if (!flow) throw new Error("React Flow has not started");
  return flow;
};

(window as unknown as MeasuredWindow).editor = {
  prepare(given) {
    map = given;
    nodes = given.nodes.map(({ id, kind, x, y, lines }) => ({
      id,
      type: "claim",
      position: { x, y },
      data: { kind, text: lines.join(" ") },
    }));
    edges = given.edges.map(({ id, from, to, relation }) => ({
      id,
      source: from,
      target: to,
      style: { stroke: LINE_COLOURS[relation], strokeDasharray: relation === "oppose" ? "6 4" : "none" },
    }));
  },
  open() {
    void instance().setViewport(fitted(map, size()));
    show?.(nodes, edges);
  },
  shows() {
    const shown = document.querySelectorAll<HTMLElement>(".react-flow__node");
    const last = shown[shown.length - 1];
    return (
      shown.length === map.nodes.length &&
      last?.style.visibility !== "hidden" &&
      document.querySelector(".react-flow__edge-path") !== null
    );
  },
  fit: () => void instance().setViewport(fitted(map, size())),
  near: () => void instance().setViewport(nearer(instance().getViewport(), size())),
  viewport: () => instance().getViewport(),
  placeOf: (id) => instance().getNode(id)?.position ?? null,
  exportPng(scale) {
    const element = document.querySelector<HTMLElement>(".react-flow__viewport");
    if (!element) return Promise.resolve(null);
    const bounds = instance().getNodesBounds(instance().getNodes());
    // As React Flow's own example of downloading a picture has it.
    return toBlob(element, {
      width: bounds.width,
      height: bounds.height,
      pixelRatio: scale,
      style: {
        width: `${bounds.width}px`,
        height: `${bounds.height}px`,
        transform: `translate(${-bounds.x}px, ${-bounds.y}px) scale(1)`,
      },
    });
  },
};

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
