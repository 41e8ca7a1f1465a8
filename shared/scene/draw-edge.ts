/** The look of an edge: support is a full line, opposition a dashed one with a minus badge. Both end in an arrowhead. */
import type { Point } from "../basics/geometry";
import { edgeName } from "../document/describe";
import { edgeOf, nodeOf } from "../document/lookups";
import type { ArgMap, MapEdge } from "../document/types";
import type { Route } from "../layout/types";
import { boundsOf } from "./bounds";
import { dimmed } from "./dimmed";
import { circle, curveTo, lineTo, moveTo, polyline } from "./segments";
import type { Theme } from "./theme";
import type { PathShape, SceneGroup, Segment } from "./types";

export const EDGE_WIDTH = 1.75;
export const OPPOSE_DASH: readonly number[] = Object.freeze([6, 4]);
const ARROW_LENGTH = 9;
const ARROW_HALF_WIDTH = 4.5;
const BADGE_RADIUS = 7.5;
const MINUS_HALF_WIDTH = 3.5;
const LANDING_RADIUS = 5;
/** A diamond needs more room than a circle to look as large. */
const DIAMOND_RADIUS = 9.5;

/** What an edge shows beyond what the map says of it. */
export interface EdgeState {
  /** Held back while something else is looked at. */
  readonly dimmed?: boolean;
}

/** The picture of one edge along its route, in map units. An edge from a muted node is drawn muted. */
export function drawEdge(
  map: ArgMap,
  edge: MapEdge,
  wholeRoute: Route,
  wholeTheme: Theme,
  state: EdgeState = {},
): SceneGroup {
  const theme = state.dimmed ? dimmed(wholeTheme) : wholeTheme;
  const muted = nodeOf(map, edge.from)?.muted ?? false;
  const colour = muted ? theme.muted.accent : theme.relations[edge.relation];
  const opposes = edge.relation === "oppose";
  const route = besideBadge(map, edge, wholeRoute);
  const shapes: PathShape[] = [
    line(route, colour, opposes ? OPPOSE_DASH : []),
    arrowhead(route.end, route.endAngle, colour),
    ...landing(map, edge, wholeRoute, theme),
    ...(opposes ? minusBadge(wholeRoute.middle, colour, theme, edgeOf(map, edge.to) !== undefined) : []),
  ];
  const { x, y } = route.start;
  return {
    id: edge.id,
    role: "edge",
    label: edgeName(map, edge),
    bounds: boundsOf(shapes, { x, y, width: 0, height: 0 }),
    shapes,
  };
}

/** A dot where an edge lands on another one that has no badge there, so that it is plain which one is meant. */
function landing(map: ArgMap, edge: MapEdge, route: Route, theme: Theme): PathShape[] {
  const target = edgeOf(map, edge.to);
  if (target?.relation !== "support") return [];
  const fill = nodeOf(map, target.from)?.muted ? theme.muted.accent : theme.relations.support;
  const segments = circle(route.end.x, route.end.y, LANDING_RADIUS);
  return [{ type: "path", segments, fill, stroke: theme.background, strokeWidth: 1.5, dash: [] }];
}

/** An edge that points at an opposing edge ends at the rim of that edge's badge, not on its sign. */
function besideBadge(map: ArgMap, edge: MapEdge, route: Route): Route {
  if (edgeOf(map, edge.to)?.relation !== "oppose") return route;
  const room = BADGE_RADIUS + 1.5;
  const back = { x: Math.cos(route.endAngle) * room, y: Math.sin(route.endAngle) * room };
  const moved = (p: Point): Point => ({ x: p.x - back.x, y: p.y - back.y });
  const last = route.curves.at(-1);
  const curves = last
    ? [...route.curves.slice(0, -1), { c1: last.c1, c2: moved(last.c2), to: moved(last.to) }]
    : [];
  return { ...route, curves, end: moved(route.end) };
}

/** The line itself; it ends inside the arrowhead, so that its blunt end does not cover the tip. */
function line(route: Route, stroke: string, dash: readonly number[]): PathShape {
  return { type: "path", segments: lineSegments(route), fill: null, stroke, strokeWidth: EDGE_WIDTH, dash };
}

/** The whole route as one line. */
export function routeSegments({ start, end, curves }: Route): Segment[] {
  const first = moveTo(start.x, start.y);
  if (curves.length === 0) return [first, lineTo(end.x, end.y)];
  return [first, ...curves.map(({ c1, c2, to }) => curveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y))];
}

function lineSegments(route: Route): Segment[] {
  const back = {
    x: Math.cos(route.endAngle) * ARROW_LENGTH * 0.7,
    y: Math.sin(route.endAngle) * ARROW_LENGTH * 0.7,
  };
  const { start, end, curves } = route;
  const stop = { x: end.x - back.x, y: end.y - back.y };
  if (curves.length === 0) return [moveTo(start.x, start.y), lineTo(stop.x, stop.y)];
  return [
    moveTo(start.x, start.y),
    ...curves.map(({ c1, c2, to }, i) =>
      i < curves.length - 1
        ? curveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y)
        : curveTo(c1.x, c1.y, c2.x - back.x, c2.y - back.y, stop.x, stop.y),
    ),
  ];
}

/** A filled triangle with its tip at `tip`, pointing along `angle` (radians, clockwise from the right). */
export function arrowhead(tip: Point, angle: number, fill: string): PathShape {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (along: number, across: number): Point => ({
    x: tip.x - along * cos - across * sin,
    y: tip.y - along * sin + across * cos,
  });
  const points = [tip, at(ARROW_LENGTH, ARROW_HALF_WIDTH), at(ARROW_LENGTH, -ARROW_HALF_WIDTH)];
  return { type: "path", segments: polyline(points, true), fill, stroke: null, strokeWidth: 0, dash: [] };
}

/** A filled circle with a minus sign: opposition, also without colour. A diamond where it opposes a link, not a claim. */
export function minusBadge(at: Point, fill: string, theme: Theme, undercuts = false): PathShape[] {
  const sign = [moveTo(at.x - MINUS_HALF_WIDTH, at.y), lineTo(at.x + MINUS_HALF_WIDTH, at.y)];
  return [
    {
      type: "path",
      segments: undercuts ? diamond(at, DIAMOND_RADIUS) : circle(at.x, at.y, BADGE_RADIUS),
      fill,
      stroke: theme.background,
      strokeWidth: 1.5,
      dash: [],
    },
    { type: "path", segments: sign, fill: null, stroke: theme.badgeText, strokeWidth: 2, dash: [] },
  ];
}

function diamond({ x, y }: Point, radius: number): Segment[] {
  const points = [
    { x, y: y - radius },
    { x: x + radius, y },
    { x, y: y + radius },
    { x: x - radius, y },
  ];
  return polyline(points, true);
}
