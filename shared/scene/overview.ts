/**
 * The picture of a large map from far away, where no text can be read: boxes with bars for their lines, and thin edges.
 * It is made from boxes and routes alone, without the shapes of a scene, and all boxes of one colour go into one path;
 * together that is what makes ten thousand nodes cheap.
 */
import type { Rect } from "../basics/geometry";
import { nodeOf } from "../document/lookups";
import { type ArgMap, KINDS, type MapNode, RELATIONS, type Relation } from "../document/types";
import { routeArea } from "../layout/curves";
import { TEXT_FONT } from "../layout/node-box";
import type { Boxes, PlacedBox, Route, Routes } from "../layout/types";
import { dimmed } from "./dimmed";
import { EDGE_WIDTH, OPPOSE_DASH } from "./draw-edge";
import { leastLine, type PaintedBox, paintBoxes } from "./overview-boxes";
import { type PaintTarget, type PaintView, setView, touches } from "./paint";
import type { NodeColours, Theme } from "./theme";

/** From this scale on text can be told from bars (3.5 pixels high), and the map should be painted from its scene. */
export const READABLE_SCALE = 3.5 / TEXT_FONT.size;

interface EdgeBatch {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly routes: readonly Route[];
}

interface BoxBatch {
  readonly colours: NodeColours;
  /** The colour of a strength's bar where it is empty. */
  readonly track: string;
  readonly boxes: readonly PaintedBox[];
}

/** The map sorted by colour, ready to be painted many times. */
export interface Overview {
  readonly edges: readonly EdgeBatch[];
  readonly boxes: readonly BoxBatch[];
}

export interface OverviewOptions {
  readonly theme: Theme;
  /** Whether a node or an edge is held back while something else is looked at; none is without it. */
  readonly dims?: ((id: string) => boolean) | null;
  /** Strengths to be seen, by node id, 0..1; null where one does not settle. */
  readonly strengths?: ReadonlyMap<string, number | null>;
  /** Whether a node or an edge is painted here; all are without it. */
  readonly shows?: (id: string) => boolean;
}

/** Sorts what shows by colour. `boxes` and `routes` hold only what shows. */
export function prepareOverview(
  map: ArgMap,
  boxes: Boxes,
  routes: Routes,
  options: OverviewOptions,
): Overview {
  const { theme, dims, shows = () => true } = options;
  // What is held back lies behind the rest.
  const layers = dims
    ? [
        { ...options, theme: dimmed(theme), shows: (id: string) => shows(id) && dims(id) },
        { ...options, shows: (id: string) => shows(id) && !dims(id) },
      ]
    : [options];
  return {
    edges: layers.flatMap((layer) => edgeBatches(map, routes, layer)),
    boxes: layers.flatMap((layer) => boxBatches(map, boxes, layer)),
  };
}

function edgeBatches(map: ArgMap, routes: Routes, { theme, shows }: OverviewOptions): EdgeBatch[] {
  const batches = RELATIONS.flatMap((relation) =>
    [false, true].map((muted) => ({ relation, muted, routes: [] as Route[] })),
  );
  const batchOf = (relation: Relation, muted: boolean) =>
    batches.find((batch) => batch.relation === relation && batch.muted === muted);
  for (const edge of map.edges) {
    const route = shows?.(edge.id) === false ? undefined : routes.get(edge.id);
    if (route) batchOf(edge.relation, nodeOf(map, edge.from)?.muted ?? false)?.routes.push(route);
  }
  return batches.map(({ relation, muted, routes: sorted }) => ({
    colour: muted ? theme.muted.accent : theme.relations[relation],
    dash: relation === "oppose" ? OPPOSE_DASH : [],
    routes: sorted,
  }));
}

function boxBatches(map: ArgMap, boxes: Boxes, options: OverviewOptions): BoxBatch[] {
  const { theme, shows } = options;
  const muted: PaintedBox[] = [];
  const byKind = KINDS.map((kind) => ({ kind, boxes: [] as PaintedBox[] }));
  for (const node of map.nodes) {
    const box = shows?.(node.id) === false ? undefined : boxes.get(node.id);
    if (!box) continue;
    const batch = node.muted ? muted : byKind.find(({ kind }) => kind === node.kind)?.boxes;
    batch?.push(paintedBox(node, box, options.strengths));
  }
  return [
    { colours: theme.muted, track: theme.track, boxes: muted },
    ...byKind.map(({ kind, boxes: sorted }) => ({
      colours: theme.kinds[kind],
      track: theme.track,
      boxes: sorted,
    })),
  ];
}

function paintedBox(node: MapNode, box: PlacedBox, strengths: OverviewOptions["strengths"]): PaintedBox {
  const strength = strengths?.get(node.id);
  return strength === undefined ? { box } : { box, strength };
}

/** Paints what lies in the region, or in `part` of it, over what the canvas shows. */
export function paintOverview(
  target: PaintTarget,
  overview: Overview,
  view: PaintView,
  part: Rect = view.region,
): void {
  setView(target, view);
  target.lineJoin = "round";
  target.lineCap = "butt";
  for (const batch of overview.edges) paintEdges(target, batch, part, view.scale);
  for (const { colours, track, boxes } of overview.boxes) {
    const near = boxes.filter(({ box }) => touches(box, part));
    if (near.length > 0) paintBoxes(target, near, { colours, track, scale: view.scale });
  }
  target.setLineDash([]);
}

/** Dashes shorter than this on the canvas, in its pixels, would be a grey. */
const LEAST_DASH = 1.2;

function paintEdges(
  target: PaintTarget,
  { colour, dash, routes }: EdgeBatch,
  part: Rect,
  scale: number,
): void {
  const near = routes.filter((route) => touches(routeArea(route), part));
  if (near.length === 0) return;
  target.beginPath();
  for (const route of near) traceRoute(target, route, scale);
  const fine = dash.some((length) => length * scale < LEAST_DASH);
  target.setLineDash(fine ? [] : [...dash]);
  target.strokeStyle = colour;
  target.lineWidth = Math.max(EDGE_WIDTH, leastLine(scale) / scale);
  target.stroke();
}

/** A curve whose box has sides shorter than this on the canvas, in its pixels, can't be told from a straight line. */
const LEAST_CURVE = 6;

function traceRoute(target: PaintTarget, route: Route, scale: number): void {
  const { width, height }: Rect = routeArea(route);
  const isSmall = Math.min(width, height) * scale < LEAST_CURVE && route.curves.length < 3;
  target.moveTo(route.start.x, route.start.y);
  if (isSmall || route.curves.length === 0) target.lineTo(route.end.x, route.end.y);
  else for (const { c1, c2, to } of route.curves) target.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
}
