/**
 * The picture of a map as plain data. Screen, SVG, PNG and PDF all draw these few shapes, so they look the same.
 * Units are map units, y downwards; colours are CSS colours.
 */
import type { Point, Rect } from "../basics/geometry";
import type { Font } from "../layout/measure";

export interface RectShape {
  readonly type: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
}

export type Segment =
  | { readonly to: "move" | "line"; readonly x: number; readonly y: number }
  | {
      readonly to: "curve";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly to: "close" };

export interface PathShape {
  readonly type: "path";
  readonly segments: readonly Segment[];
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  /** Lengths of dash and gap; empty for a full line. */
  readonly dash: readonly number[];
}

/** One line of text. `x` is its left end (right end for `end`), `y` its baseline, `width` its measured advance. */
export interface TextShape {
  readonly type: "text";
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly font: Font;
  readonly fill: string;
  readonly anchor: "start" | "middle" | "end";
  readonly direction: "ltr" | "rtl";
}

export type Shape = RectShape | PathShape | TextShape;

/** What belongs to one thing of the map, drawn together, in order. */
export interface SceneGroup {
  /** The node or edge; null for what stands for no single thing of the map. */
  readonly id: string | null;
  readonly role: "node" | "edge" | "joint" | "title" | "legend" | "sources" | "table" | "comparison";
  /** The accessible name, for readers of the exported picture. */
  readonly label: string;
  /** Everything that the group draws, strokes included, lies inside. */
  readonly bounds: Rect;
  readonly shapes: readonly Shape[];
}

export interface Scene {
  /** The whole picture, margin included. */
  readonly bounds: Rect;
  /** A CSS colour, or null for a transparent picture. */
  readonly background: string | null;
  readonly title: string;
  readonly description: string;
  /** Back to front. */
  readonly groups: readonly SceneGroup[];
}

export type { Point };
