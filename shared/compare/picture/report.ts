/** The picture of a comparison to hand on: with headings, and with the numbered changes in words below. */
import { grow, type Rect, unionOf } from "../../basics/geometry";
import { breakLines } from "../../layout/break-lines";
import type { Font, Measure } from "../../layout/measure";
import { boundsOf } from "../../scene/bounds";
import { placed } from "../../scene/segments";
import { lineDirections } from "../../scene/text-direction";
import { textShape } from "../../scene/text-shape";
import type { Theme } from "../../scene/theme";
import { drawTitle } from "../../scene/title";
import type { Scene, SceneGroup, Shape, TextShape } from "../../scene/types";
import type { VersionNames } from "../as-text";
import type { Comparison } from "../comparison";
import { changeDetailsInWords, changeSubject, comparisonInWords, VERB_WORDS } from "../words";
import { verbColour } from "./marks";
import { layerPicture, type PictureOptions } from "./picture";

export const COMPARED_VIEWS = ["overlaid", "side-by-side"] as const;
export type ComparedView = (typeof COMPARED_VIEWS)[number];

export interface ReportOptions extends PictureOptions {
  readonly view: ComparedView;
  readonly names: VersionNames;
}

/** Between two versions that stand beside one another. */
const GAP = 96;
const LIST_FONT: Font = { size: 12, weight: 400 };
const VERB_FONT: Font = { size: 12, weight: 600 };
const LINE_HEIGHT = 18;
const GAP_ABOVE = 32;
const NUMBER_WIDTH = 32;
const VERB_WIDTH = 72;
/** The list is never squeezed into less, however narrow the map. */
const LEAST_WIDTH = 480;
const MOST_LISTED = 300;

/** The whole comparison as one scene. */
export function comparisonReport(comparison: Comparison, options: ReportOptions): Scene {
  const { names, theme, measure, margin } = options;
  const drawn = options.view === "overlaid" ? overlaid(comparison, options) : sideBySide(comparison, options);
  const content = unionOf(drawn.map(({ bounds }) => bounds)) ?? { x: 0, y: 0, width: LEAST_WIDTH, height: 0 };
  const list = drawList(comparison, content, theme, measure);
  const heading = drawTitle(`From ${names.before} to ${names.after}`, content, theme.text, measure);
  const groups = [...(heading ? [heading] : []), ...drawn, ...(list ? [list] : [])];
  const bounds = unionOf(groups.map((group) => group.bounds)) ?? content;
  return {
    bounds: grow(bounds, margin),
    background: theme.background,
    title: `From ${names.before} to ${names.after}`,
    description: comparisonInWords(comparison),
    groups,
  };
}

function overlaid(comparison: Comparison, options: PictureOptions): readonly SceneGroup[] {
  return layerPicture(comparison, "both", { ...options, margin: 0 }).scene.groups;
}

function sideBySide(comparison: Comparison, options: ReportOptions): readonly SceneGroup[] {
  const { names, theme, measure } = options;
  const side = (layer: "before" | "after") => {
    const { scene } = layerPicture(comparison, layer, { ...options, margin: 0 });
    const heading = drawTitle(names[layer], scene.bounds, theme.text, measure);
    const groups = heading ? [heading, ...scene.groups] : scene.groups;
    return {
      groups,
      bounds: unionOf(groups.map(({ bounds }) => bounds)) ?? scene.bounds,
      top: scene.bounds.y,
    };
  };
  const [older, newer] = [side("before"), side("after")];
  const across = older.bounds.x + older.bounds.width + GAP - newer.bounds.x;
  const down = older.top - newer.top;
  return [...older.groups, ...newer.groups.map((group) => movedGroup(group, across, down))];
}

function movedGroup(group: SceneGroup, x: number, y: number): SceneGroup {
  const moved = (shape: Shape): Shape =>
    shape.type === "path"
      ? { ...shape, segments: placed(shape.segments, x, y) }
      : { ...shape, x: shape.x + x, y: shape.y + y };
  const bounds: Rect = { ...group.bounds, x: group.bounds.x + x, y: group.bounds.y + y };
  return { ...group, shapes: group.shapes.map(moved), bounds };
}

/** "3 Added Risk: …" for every change, below the picture; null where nothing changed. */
function drawList(comparison: Comparison, content: Rect, theme: Theme, measure: Measure): SceneGroup | null {
  const { changes } = comparison;
  if (changes.length === 0) return null;
  const left = content.x + NUMBER_WIDTH + VERB_WIDTH;
  const width = Math.max(content.width, LEAST_WIDTH) - NUMBER_WIDTH - VERB_WIDTH;
  const top = content.y + content.height + GAP_ABOVE;
  const shapes: TextShape[] = [];
  let row = 0;
  const put = (text: string, x: number, font: Font, fill: string, direction: "ltr" | "rtl" = "ltr") => {
    const isRightToLeft = direction === "rtl";
    const place = { x: x + (isRightToLeft ? width : 0), y: top + row * LINE_HEIGHT + font.size, font, fill };
    shapes.push(textShape(text, measure, { ...place, direction, anchor: isRightToLeft ? "end" : "start" }));
  };
  changes.slice(0, MOST_LISTED).forEach((change, at) => {
    put(String(at + 1), content.x, VERB_FONT, theme.mutedText);
    put(VERB_WORDS[change.verb], content.x + NUMBER_WIDTH, VERB_FONT, verbColour(change.verb, theme));
    const words = [changeSubject(comparison, change), changeDetailsInWords(comparison, change)];
    for (const [index, part] of words.filter((one) => one !== "").entries()) {
      const lines = breakLines(part, width, LIST_FONT, measure);
      const directions = lineDirections(lines);
      lines.forEach((line, i) => {
        put(line, left, LIST_FONT, index === 0 ? theme.text : theme.mutedText, directions[i] ?? "ltr");
        row += 1;
      });
    }
  });
  if (changes.length > MOST_LISTED) {
    put(`and ${(changes.length - MOST_LISTED).toLocaleString("en")} more`, left, LIST_FONT, theme.mutedText);
    row += 1;
  }
  const least = { x: content.x, y: top, width: 0, height: row * LINE_HEIGHT };
  const label = `Changes: ${comparisonInWords(comparison)}`;
  return { id: null, role: "comparison", label, bounds: boundsOf(shapes, least), shapes };
}
