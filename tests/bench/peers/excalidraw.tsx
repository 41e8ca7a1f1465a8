/** Excalidraw from npm. It gets its own objects, made beforehand: boxes, bound texts that are broken already, bound arrows. */
import { Excalidraw, type ExcalidrawApi, exportToBlob, restoreElements } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createRoot } from "react-dom/client";
import {
  colourOf,
  fitted,
  LINE_COLOURS,
  type MeasuredWindow,
  nearer,
  type PeerEdge,
  type PeerMap,
  type PeerNode,
  type PeerViewport,
} from "./peer";

type Elements = ReturnType<ExcalidrawApi["getSceneElements"]>;

let api: ExcalidrawApi | null = null;
let map: PeerMap = { nodes: [], edges: [] };
let elements: Elements = [];

const size = () => ({ width: window.innerWidth, height: window.innerHeight });

const excalidraw = () => {
  if (!api) throw new Error("Excalidraw has not started");
  return api;
};

const PLAIN = {
  angle: 0,
  fillStyle: "solid",
  strokeWidth: 1,
  strokeStyle: "solid",
  roughness: 0,
  opacity: 100,
  groupIds: [],
  frameId: null,
  isDeleted: false,
  link: null,
  locked: false,
  roundness: null,
} as const;

function boxOf(node: PeerNode, edges: readonly string[]): object {
  const { fill, accent } = colourOf(node.kind);
  const bound = [{ id: `${node.id}-text`, type: "text" }, ...edges.map((id) => ({ id, type: "arrow" }))];
  const { x, y, width, height } = node;
  const place = { x, y, width, height };
  return {
    ...PLAIN,
    ...place,
    id: node.id,
    type: "rectangle",
    strokeColor: accent,
    backgroundColor: fill,
    boundElements: bound,
  };
}

const LINE_HEIGHT = 1.25;
const FONT_SIZE = 14;

function textOf(node: PeerNode): object {
  const text = node.lines.join("\n");
  const height = node.lines.length * FONT_SIZE * LINE_HEIGHT;
  return {
    ...PLAIN,
    id: `${node.id}-text`,
    type: "text",
    x: node.x + 12,
    y: node.y + (node.height - height) / 2,
    width: node.width - 24,
    height,
    strokeColor: "#1b1b1b",
    backgroundColor: "transparent",
    text,
    originalText: text,
    fontSize: FONT_SIZE,
    // Helvetica, which needs no font to be loaded.
    fontFamily: 2,
    textAlign: "left",
    verticalAlign: "middle",
    containerId: node.id,
    autoResize: false,
    lineHeight: LINE_HEIGHT,
    boundElements: null,
  };
}

function arrowOf(edge: PeerEdge, from: PeerNode, to: PeerNode): object {
  const start = { x: from.x + from.width / 2, y: from.y };
  const end = { x: to.x + to.width / 2, y: to.y + to.height };
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  return {
    ...PLAIN,
    id: edge.id,
    type: "arrow",
    ...start,
    width: Math.abs(dx),
    height: Math.abs(dy),
    strokeColor: LINE_COLOURS[edge.relation],
    backgroundColor: "transparent",
    strokeStyle: edge.relation === "oppose" ? "dashed" : "solid",
    points: [
      [0, 0],
      [dx, dy],
    ],
    lastCommittedPoint: null,
    startBinding: { elementId: from.id, focus: 0, gap: 1 },
    endBinding: { elementId: to.id, focus: 0, gap: 1 },
    startArrowhead: null,
    endArrowhead: "arrow",
    elbowed: false,
    boundElements: null,
  };
}

function elementsOf({ nodes, edges }: PeerMap): Elements {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edgesAt = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, from, to } of edges) for (const end of [from, to]) edgesAt.get(end)?.push(id);
  const arrows = edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from && to ? [arrowOf(edge, from, to)] : [];
  });
  const boxes = nodes.flatMap((node) => [boxOf(node, edgesAt.get(node.id) ?? []), textOf(node)]);
  return restoreElements([...arrows, ...boxes], null);
}

/**
 * A person can go no further out than 10 % in Excalidraw, which then shows, and draws, the middle of a large map alone.
 * With `?least` that holds here too; without it, the whole map is shown by setting the zoom as the others have it.
 */
const LEAST_ZOOM = location.search.includes("least") ? 0.1 : 0;

/** Excalidraw's own: moved first, then scaled. */
function stateOf({ x, y, zoom }: PeerViewport) {
  const { width, height } = size();
  const least = Math.max(zoom, LEAST_ZOOM);
  return {
    scrollX: (x - width / 2) / zoom + width / 2 / least,
    scrollY: (y - height / 2) / zoom + height / 2 / least,
    zoom: { value: least },
  };
}

const viewport = (): PeerViewport => {
  const { scrollX, scrollY, zoom } = excalidraw().getAppState();
  return { x: scrollX * zoom.value, y: scrollY * zoom.value, zoom: zoom.value };
};

(window as unknown as MeasuredWindow).editor = {
  prepare(given) {
    map = given;
    elements = elementsOf(given);
  },
  open: () => excalidraw().updateScene({ elements, appState: stateOf(fitted(map, size())) }),
  shows: () => excalidraw().getSceneElements().length === elements.length,
  fit: () => excalidraw().updateScene({ appState: stateOf(fitted(map, size())) }),
  near: () => excalidraw().updateScene({ appState: stateOf(nearer(viewport(), size())) }),
  viewport,
  placeOf: (id) =>
    excalidraw()
      .getSceneElements()
      .find((element) => element.id === id) ?? null,
  exportPng: (scale) =>
    exportToBlob({
      elements: excalidraw().getSceneElements(),
      files: excalidraw().getFiles(),
      mimeType: "image/png",
      appState: { exportBackground: true },
      getDimensions: (width, height) => ({ width: width * scale, height: height * scale, scale }),
    }),
};

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <Excalidraw
      excalidrawAPI={(given) => {
        api = given;
      }}
    />,
  );
