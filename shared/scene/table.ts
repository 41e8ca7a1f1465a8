/** A table as a picture: wide texts in the first column, a few words or a sign in each other one. */
import { grow, unionOf } from "../basics/geometry";
import type { Relation } from "../document/types";
import { breakLines } from "../layout/break-lines";
import type { Font, Measure } from "../layout/measure";
import { boundsOf } from "./bounds";
import { lineTo, moveTo } from "./segments";
import { lineDirections } from "./text-direction";
import { textShape } from "./text-shape";
import type { Theme } from "./theme";
import { drawTitle } from "./title";
import type { Scene, SceneGroup, Shape } from "./types";

export interface TableCell {
  readonly text: string;
  /** Drawn in the colour of the relation. */
  readonly tone?: Relation;
}

export interface Table {
  readonly title: string;
  /** For readers of the picture. */
  readonly description: string;
  readonly head: readonly string[];
  /** As many cells as there are in the head. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableOptions {
  readonly measure: Measure;
  readonly theme: Theme;
  readonly margin: number;
  /** A CSS colour, or null for none. */
  readonly background: string | null;
}

const FIRST_WIDTH = 360;
const COLUMN_WIDTH = 132;
const PADDING = 8;
const LINE_HEIGHT = 18;
/** From the top of a line to its baseline. */
const BASELINE = 13;
const TEXT: Font = { size: 13, weight: 400 };
const HEAD: Font = { size: 12, weight: 600 };
const SIGN: Font = { size: 15, weight: 600 };

const leftOf = (column: number) => (column === 0 ? 0 : FIRST_WIDTH + (column - 1) * COLUMN_WIDTH);
const widthOf = (column: number) => (column === 0 ? FIRST_WIDTH : COLUMN_WIDTH);

/** The scene of the table, its title above it. */
export function tableScene(table: Table, options: TableOptions): Scene {
  const head = drawRow(
    table.head.map((text) => ({ text })),
    0,
    HEAD,
    options,
  );
  const groups: SceneGroup[] = [head];
  let top = head.bounds.y + head.bounds.height;
  for (const row of table.rows) {
    const drawn = drawRow(row, top, TEXT, options);
    groups.push(drawn);
    top = drawn.bounds.y + drawn.bounds.height;
  }
  const content = unionOf(groups.map(({ bounds }) => bounds)) ?? head.bounds;
  const title = drawTitle(table.title, content, options.theme.text, options.measure);
  const all = title ? [...groups, title] : groups;
  return {
    bounds: grow(unionOf(all.map(({ bounds }) => bounds)) ?? content, options.margin),
    background: options.background,
    title: table.title,
    description: table.description,
    groups: all,
  };
}

/** One row from `top` on, as high as its highest cell, with a line below it. */
function drawRow(cells: readonly TableCell[], top: number, font: Font, options: TableOptions): SceneGroup {
  const { measure, theme } = options;
  const lines = cells.map(({ text }, column) =>
    breakLines(text, widthOf(column) - 2 * PADDING, font, measure),
  );
  const height = Math.max(1, ...lines.map(({ length }) => length)) * LINE_HEIGHT + 2 * PADDING;
  const width = leftOf(cells.length);
  const shapes = cells.flatMap((cell, column) =>
    cellShapes(cell, lines[column] ?? [], column, top, font, options),
  );
  const line: Shape = {
    type: "path",
    segments: [moveTo(0, top + height), lineTo(width, top + height)],
    fill: null,
    stroke: theme.border,
    strokeWidth: 1,
    dash: [],
  };
  const drawn = [...shapes, line];
  const label = cells.map(({ text }) => text).join(", ");
  return {
    id: null,
    role: "table",
    label,
    bounds: boundsOf(drawn, { x: 0, y: top, width, height }),
    shapes: drawn,
  };
}

function cellShapes(
  { tone }: TableCell,
  lines: readonly string[],
  column: number,
  top: number,
  font: Font,
  { measure, theme }: TableOptions,
): readonly Shape[] {
  const directions = lineDirections(lines);
  const [left, right] = [leftOf(column) + PADDING, leftOf(column) + widthOf(column) - PADDING];
  return lines.flatMap((line, at) => {
    if (line.trim() === "") return [];
    const direction = directions[at] ?? "ltr";
    const isEnd = direction === "rtl";
    const place = {
      y: top + PADDING + at * LINE_HEIGHT + BASELINE,
      font: tone ? SIGN : font,
      fill: tone ? theme.relations[tone] : theme.text,
      direction,
    };
    if (column > 0) return textShape(line, measure, { ...place, x: (left + right) / 2, anchor: "middle" });
    return textShape(line, measure, { ...place, x: isEnd ? right : left, anchor: isEnd ? "end" : "start" });
  });
}
