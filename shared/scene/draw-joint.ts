/** Linked premises: a bar that ties their arrows together in front of what they speak about. */
import type { Point } from "../basics/geometry";
import { edgeName } from "../document/describe";
import type { ArgMap, MapEdge } from "../document/types";
import type { Route, Routes } from "../layout/types";
import { boundsOf } from "./bounds";
import { dimmed } from "./dimmed";
import { EDGE_WIDTH, type EdgeState } from "./draw-edge";
import { circle, polyline } from "./segments";
import type { Theme } from "./theme";
import type { PathShape, SceneGroup } from "./types";

/** From the tip of the arrow back to the bar. */
const DISTANCE = 17;
const DOT_RADIUS = 3.5;

/** The edges that work only together: same joint and same target, two or more, in file order. */
export function jointGroups(edges: readonly MapEdge[]): readonly (readonly MapEdge[])[] {
  const groups = new Map<string, MapEdge[]>();
  for (const edge of edges) {
    if (edge.joint === undefined) continue;
    const key = JSON.stringify([edge.to, edge.joint]);
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The bar and a dot on each of the edges of one joint; null where fewer than two of them have a route. */
export function drawJoint(
  map: ArgMap,
  edges: readonly MapEdge[],
  routes: Routes,
  wholeTheme: Theme,
  state: EdgeState = {},
): SceneGroup | null {
  const theme = state.dimmed ? dimmed(wholeTheme) : wholeTheme;
  const [first] = edges;
  const points = edges.flatMap((edge) => {
    const route = routes.get(edge.id);
    return route ? [beforeEnd(route)] : [];
  });
  const [start] = points;
  if (!first || !start || points.length < 2) return null;
  const colour = theme.relations[first.relation];
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const shapes = [bar(sorted, colour), ...points.map((point) => dot(point, colour))];
  const label = `Only together: ${edges.map((edge) => edgeName(map, edge)).join("; ")}`;
  const least = { x: start.x, y: start.y, width: 0, height: 0 };
  return { id: null, role: "joint", label, bounds: boundsOf(shapes, least), shapes };
}

function beforeEnd({ end, endAngle }: Route): Point {
  return { x: end.x - DISTANCE * Math.cos(endAngle), y: end.y - DISTANCE * Math.sin(endAngle) };
}

function bar(points: readonly Point[], stroke: string): PathShape {
  const segments = polyline(points, false);
  return { type: "path", segments, fill: null, stroke, strokeWidth: EDGE_WIDTH * 1.5, dash: [] };
}

function dot(at: Point, fill: string): PathShape {
  return {
    type: "path",
    segments: circle(at.x, at.y, DOT_RADIUS),
    fill,
    stroke: null,
    strokeWidth: 0,
    dash: [],
  };
}
