/** Boxes and paths as PDF operators (ISO 32000-1, section 8.5), in map units under a turned y axis. */
import { parseColour } from "../colour";
import { roundedRect } from "../segments";
import type { PathShape, RectShape, Segment } from "../types";
import { number, numbers } from "./syntax";

/** `r g b rg` or `RG` for a CSS colour. */
export function setColour(colour: string, operator: "rg" | "RG"): string {
  const { red, green, blue } = parseColour(colour) ?? { red: 0, green: 0, blue: 0 };
  return `${numbers(red / 255, green / 255, blue / 255)} ${operator}`;
}

export function drawRect(shape: RectShape): string {
  return paintPath(roundedRect(shape, shape.radius), shape, []);
}

export function drawPath(shape: PathShape): string {
  return paintPath(shape.segments, shape, shape.dash);
}

type Paint = Pick<PathShape, "fill" | "stroke" | "strokeWidth">;

function paintPath(segments: readonly Segment[], paint: Paint, dash: readonly number[]): string {
  const { fill, stroke, strokeWidth } = paint;
  if (fill === null && stroke === null) return "";
  const line =
    stroke === null
      ? ""
      : `${setColour(stroke, "RG")} ${number(strokeWidth)} w ${dash.length > 0 ? 0 : 1} J [${numbers(...dash)}] 0 d `;
  const inside = fill === null ? "" : `${setColour(fill, "rg")} `;
  const operator = fill === null ? "S" : stroke === null ? "f" : "B";
  return `${inside}${line}${segments.map(step).join(" ")} ${operator}\n`;
}

function step(s: Segment): string {
  switch (s.to) {
    case "move":
      return `${numbers(s.x, s.y)} m`;
    case "line":
      return `${numbers(s.x, s.y)} l`;
    case "curve":
      return `${numbers(s.x1, s.y1, s.x2, s.y2, s.x, s.y)} c`;
    case "close":
      return "h";
  }
}
