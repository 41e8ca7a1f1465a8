/** Where the nodes come from: a number on each node that cites, and the numbered sources under the picture. */
import type { Rect } from "../basics/geometry";
import { oneLine } from "../basics/one-line";
import { readGrade, writeGrade } from "../document/grade";
import { publisherOf } from "../document/publisher";
import type { ArgMap, MapNode, Source } from "../document/types";
import { breakLines } from "../layout/break-lines";
import type { Font, Measure } from "../layout/measure";
import { PADDING_X } from "../layout/node-box";
import { boundsOf } from "./bounds";
import { lineDirections } from "./text-direction";
import { textShape } from "./text-shape";
import type { NodeColours } from "./theme";
import type { SceneGroup, Shape, TextShape } from "./types";

const MARK_FONT: Font = { size: 10, weight: 600 };
const MARK_HEIGHT = 16;
const MARK_PADDING = 6;
/** From the middle of a line to its baseline, in parts of the font size. */
const HALF_CAPITAL = 0.364;

const LIST_FONT: Font = { size: 12, weight: 400 };
const LINE_HEIGHT = 18;
const GAP_ABOVE = 24;
const NUMBER_WIDTH = 28;
/** The list is never squeezed into less, however narrow the map. */
const LEAST_WIDTH = 320;

export type SourceNumbers = ReadonlyMap<string, number>;

/** The sources that these nodes cite, numbered from 1 in the order of the map. */
export function sourceNumbers(map: ArgMap, nodes: readonly MapNode[]): SourceNumbers {
  const cited = new Set(nodes.flatMap(({ citations = [] }) => citations.map(({ source }) => source)));
  const used = map.sources.filter(({ id }) => cited.has(id));
  return new Map(used.map(({ id }, at) => [id, at + 1]));
}

/** The numbers on one node, in their order. */
export function numbersOf({ citations = [] }: MapNode, numbers: SourceNumbers): readonly number[] {
  const own = new Set(citations.flatMap(({ source }) => numbers.get(source) ?? []));
  return [...own].sort((one, other) => one - other);
}

/** What the node cites, in words for whoever points at it. */
export function quotesOf({ citations = [] }: MapNode, numbers: SourceNumbers): string {
  return citations
    .filter(({ source, exact }) => oneLine(exact) !== "" && numbers.has(source))
    .map(({ source, exact }) => `[${numbers.get(source)}] “${oneLine(exact)}”`)
    .join("\n");
}

/** A pill on the upper border, right: "1, 3". */
export function footnoteMark(
  numbers: readonly number[],
  box: Rect,
  colours: NodeColours,
  measure: Measure,
): readonly Shape[] {
  if (numbers.length === 0) return [];
  const place = { x: 0, y: box.y + HALF_CAPITAL * MARK_FONT.size, font: MARK_FONT, fill: colours.fill };
  const text = textShape(numbers.join(", "), measure, place);
  const width = Math.max(MARK_HEIGHT, text.width + 2 * MARK_PADDING);
  const x = box.x + box.width - PADDING_X - width;
  return [
    {
      type: "rect",
      x,
      y: box.y - MARK_HEIGHT / 2,
      width,
      height: MARK_HEIGHT,
      radius: MARK_HEIGHT / 2,
      fill: colours.label,
      stroke: null,
      strokeWidth: 0,
    },
    { ...text, x: x + (width - text.width) / 2 },
  ];
}

/** "Author: Title. Publisher, 2026-01-02. https://… (B2)" */
export function sourceLine(source: Source): string {
  const { title, author, published, url, grade } = source;
  const publisher = publisherOf(source);
  const name = title.trim() || "A source without a title";
  const read = readGrade(grade);
  return [
    `${author ? `${author}: ` : ""}${name}${/[.!?…]$/.test(name) ? "" : "."}`,
    [publisher, published].some(Boolean) ? `${[publisher, published].filter(Boolean).join(", ")}.` : "",
    url ?? "",
    read ? `(${writeGrade(read)})` : "",
  ]
    .filter((part) => part !== "")
    .join(" ")
    .replace(/\s+/g, " ");
}

/** The list below `content`; null where nothing is cited. */
export function drawSources(
  map: ArgMap,
  numbers: SourceNumbers,
  content: Rect,
  fill: string,
  measure: Measure,
): SceneGroup | null {
  const sources = map.sources.filter(({ id }) => numbers.has(id));
  if (sources.length === 0) return null;
  const width = Math.max(content.width, LEAST_WIDTH) - NUMBER_WIDTH;
  const top = content.y + content.height + GAP_ABOVE;
  const shapes: TextShape[] = [];
  let row = 0;
  for (const source of sources) {
    const baseline = () => top + row * LINE_HEIGHT + LIST_FONT.size;
    const number = `[${numbers.get(source.id)}]`;
    shapes.push(textShape(number, measure, { x: content.x, y: baseline(), font: LIST_FONT, fill }));
    const lines = breakLines(sourceLine(source), width, LIST_FONT, measure);
    const directions = lineDirections(lines);
    lines.forEach((line, at) => {
      const isRightToLeft = directions[at] === "rtl";
      shapes.push(
        textShape(line, measure, {
          x: content.x + NUMBER_WIDTH + (isRightToLeft ? width : 0),
          y: baseline(),
          font: LIST_FONT,
          fill,
          anchor: isRightToLeft ? "end" : "start",
          direction: directions[at] ?? "ltr",
        }),
      );
      row += 1;
    });
  }
  const least = { x: content.x, y: top, width: 0, height: row * LINE_HEIGHT };
  const label = `Sources: ${sources.map((source) => `${numbers.get(source.id)}, ${sourceLine(source)}`).join("; ")}`;
  return { id: null, role: "sources", label, bounds: boundsOf(shapes, least), shapes };
}
