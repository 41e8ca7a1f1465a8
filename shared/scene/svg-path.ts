import type { Segment } from "./types";
import { decimal } from "./xml";

/** Segments as the `d` of an SVG path. */
export function svgPath(segments: readonly Segment[]): string {
  let path = "";
  for (const segment of segments) path += step(segment);
  return path;
}

function step(segment: Segment): string {
  switch (segment.to) {
    case "move":
      return `M${pair(segment.x, segment.y)}`;
    case "line":
      return `L${pair(segment.x, segment.y)}`;
    case "curve": {
      const { x1, y1, x2, y2, x, y } = segment;
      return `C${pair(x1, y1)} ${pair(x2, y2)} ${pair(x, y)}`;
    }
    case "close":
      return "Z";
  }
}

function pair(x: number, y: number): string {
  return `${decimal(x)} ${decimal(y)}`;
}
