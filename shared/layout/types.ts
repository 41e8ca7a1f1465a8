/** What layout gives to the scene and to the canvas. Units are map units, y downwards. */
import type { Point, Rect, Size } from "../basics/geometry";

/** How big a node is and how its text breaks into lines. Follows from the node and the font alone, never from a page. */
export interface NodeBox extends Size {
  readonly lines: readonly string[];
}

/** A node's box where it stands in the map. */
export interface PlacedBox extends Rect {
  readonly lines: readonly string[];
}

export type Boxes = ReadonlyMap<string, PlacedBox>;

export interface Curve {
  readonly c1: Point;
  readonly c2: Point;
  readonly to: Point;
}

/** The way an edge takes: from the border of its origin, along cubic curves, to the border of what it points at. */
export interface Route {
  readonly start: Point;
  readonly curves: readonly Curve[];
  /** The last point: on the border of the target node, or on the line of the target edge. */
  readonly end: Point;
  /** Direction in which the line arrives at `end`, in radians, 0 to the right, clockwise (y downwards). */
  readonly endAngle: number;
  /** A point on the line about half way, for the badge and for edges that point at this one. */
  readonly middle: Point;
}

export type Routes = ReadonlyMap<string, Route>;

/** Where the arguments of a decision go: `down` has the decision on top. */
export type Direction = "down" | "up" | "right" | "left";
