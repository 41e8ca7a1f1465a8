/** The map's title above the picture. */
import type { Rect } from "../basics/geometry";
import { breakLines } from "../layout/break-lines";
import type { Font, Measure } from "../layout/measure";
import { boundsOf } from "./bounds";
import { lineDirections } from "./text-direction";
import { textShape } from "./text-shape";
import type { SceneGroup, TextShape } from "./types";

const TITLE_FONT: Font = { size: 20, weight: 600 };
const LINE_HEIGHT = 27;
const GAP = 20;
/** A title is never squeezed into less, however narrow the map. */
const LEAST_WIDTH = 320;

/** The title, wrapped and standing on top of `content`; null where there is none. */
export function drawTitle(title: string, content: Rect, fill: string, measure: Measure): SceneGroup | null {
  if (title.trim() === "") return null;
  const width = Math.max(content.width, LEAST_WIDTH);
  const lines = breakLines(title.trim(), width, TITLE_FONT, measure);
  const directions = lineDirections(lines);
  const top = content.y - GAP - lines.length * LINE_HEIGHT;
  const shapes = lines.map((line, i): TextShape => {
    const rightToLeft = directions[i] === "rtl";
    return textShape(line, measure, {
      x: rightToLeft ? content.x + width : content.x,
      y: top + i * LINE_HEIGHT + TITLE_FONT.size,
      font: TITLE_FONT,
      fill,
      anchor: rightToLeft ? "end" : "start",
      direction: directions[i] ?? "ltr",
    });
  });
  const least = { x: content.x, y: top, width: 0, height: lines.length * LINE_HEIGHT };
  return { id: null, role: "title", label: title.trim(), bounds: boundsOf(shapes, least), shapes };
}
