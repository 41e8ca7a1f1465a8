/** The picture of a comparison: both versions laid over one another, or one beside the other, with every change marked. */
import { grow, type Rect, unionOf } from "../../basics/geometry";
import { KIND_NAMES } from "../../document/describe";
import { nodeOf } from "../../document/lookups";
import { placedBox } from "../../layout/boxes";
import type { Measure } from "../../layout/measure";
import { TEXT_FONT } from "../../layout/node-box";
import type { PlacedBox } from "../../layout/types";
import { boundsOf } from "../../scene/bounds";
import { buildScene } from "../../scene/build-scene";
import type { Theme } from "../../scene/theme";
import type { Scene, SceneGroup, Shape } from "../../scene/types";
import { type Comparison, strengthWords } from "../comparison";
import { changeDetailsInWords, VERB_WORDS } from "../words";
import { faded, fromTo, halo, markedLine, middleOf, ring, sign, trail } from "./marks";
import { type Layer, type Layered, layered, type Numbered } from "./versions";

export interface PictureOptions {
  readonly measure: Measure;
  readonly theme: Theme;
  /** Space around everything, in map units. */
  readonly margin: number;
}

export interface ComparedPicture {
  readonly scene: Scene;
  /** Where each change shows, by its place in the list of changes, from 1. */
  readonly places: ReadonlyMap<number, Rect>;
}

const UNCHANGED_FADE = 0.45;
const REMOVED_FADE = 0.35;

/** One layer of the comparison as a scene. */
export function layerPicture(comparison: Comparison, layer: Layer, options: PictureOptions): ComparedPicture {
  const { theme, measure, margin } = options;
  const shown = layered(comparison, layer);
  const plain = buildScene(shown.map, { measure, theme, margin: 0, background: "theme" });
  const places = new Map<number, Rect>();
  const groups = plain.groups.map((group) => {
    const drawn = drawMarked(group, { comparison, layer, shown, theme, measure });
    const mark = shown.marks.get(group.id ?? "");
    if (mark) places.set(mark.number, drawn.bounds);
    return drawn;
  });
  // What changed is never covered by what did not.
  const rank = ({ id, role }: SceneGroup) => Number(role === "node") * 2 + Number(shown.marks.has(id ?? ""));
  const ordered = [...groups].sort((one, other) => rank(one) - rank(other));
  const all = [...(layer === "both" ? trails(comparison, shown, options) : []), ...ordered];
  const bounds = unionOf(all.map((group) => group.bounds)) ?? plain.bounds;
  return {
    scene: { ...plain, bounds: grow(bounds, margin), groups: all, description: "" },
    places,
  };
}

interface Drawing {
  readonly comparison: Comparison;
  readonly layer: Layer;
  readonly shown: Layered;
  readonly theme: Theme;
  readonly measure: Measure;
}

function drawMarked(group: SceneGroup, drawing: Drawing): SceneGroup {
  const { shown, theme } = drawing;
  const mark = shown.marks.get(shown.former.get(group.id ?? "") ?? group.id ?? "");
  if (!mark || group.role === "joint")
    return { ...group, shapes: faded(group.shapes, theme.background, UNCHANGED_FADE) };
  const shapes = group.role === "edge" ? markedEdge(group, mark, drawing) : markedNode(group, mark, drawing);
  const details = changeDetailsInWords(drawing.comparison, mark.change);
  const label = [`${VERB_WORDS[mark.change.verb]}. ${group.label}`, details].filter((part) => part !== "");
  return { ...group, shapes, bounds: boundsOf(shapes, group.bounds), label: label.join("\n") };
}

function markedEdge(group: SceneGroup, { change, number }: Numbered, drawing: Drawing): readonly Shape[] {
  const { shown, theme, measure, layer } = drawing;
  // The line itself is drawn first.
  const [line] = group.shapes;
  if (line?.type !== "path") return group.shapes;
  const middle = middleOf(line.segments);
  const isFormer = shown.former.has(group.id ?? "") || (layer === "before" && change.verb === "relinked");
  const verb = isFormer ? "removed" : change.verb;
  const own = verb === "removed" ? faded(group.shapes, theme.background, REMOVED_FADE) : group.shapes;
  const at = { x: middle.x + 10, y: middle.y - 14 };
  return [
    halo(line.segments, verb, theme, theme.background),
    ...own,
    ...sign(verb, number, at, theme, measure),
  ];
}

function markedNode(group: SceneGroup, { change, number }: Numbered, drawing: Drawing): readonly Shape[] {
  const { comparison, layer, shown, theme, measure } = drawing;
  const node = nodeOf(shown.map, change.id);
  if (!node) return group.shapes;
  const box = placedBox(node, measure);
  const pieces = shown.pieces.get(node.id);
  const words = pieces ? withMarkedWords(group.shapes, box, node.text, pieces, drawing) : group.shapes;
  const own = change.verb === "removed" ? faded(words, theme.background, REMOVED_FADE) : words;
  const became = layer === "before" ? "" : whatItBecame(comparison, change.id);
  return [
    ...own,
    ring(box, change.verb, theme),
    ...sign(change.verb, number, { x: box.x - 10, y: box.y - 6 }, theme, measure),
    ...(became === "" ? [] : fromTo(became, box, theme, measure)),
  ];
}

/** "Motive → Risk · 0.40 → 0.28" */
function whatItBecame({ before, after, strengths }: Comparison, id: string): string {
  const [older, newer] = [nodeOf(before, id), nodeOf(after, id)];
  if (!older || !newer) return "";
  const [was, is] = [strengthWords(strengths?.before.get(id)), strengthWords(strengths?.after.get(id))];
  return [
    ...(older.kind === newer.kind ? [] : [`${KIND_NAMES[older.kind]} → ${KIND_NAMES[newer.kind]}`]),
    ...(was === is ? [] : [`${was} → ${is}`]),
  ].join(" · ");
}

/** The node's own shapes, with the words of its text marked. Lines from right to left stay as they are. */
function withMarkedWords(
  shapes: readonly Shape[],
  box: PlacedBox,
  text: string,
  pieces: NonNullable<ReturnType<Layered["pieces"]["get"]>>,
  { theme, measure }: Drawing,
): readonly Shape[] {
  const offsets = lineOffsets(box.lines, text);
  let at = -1;
  return shapes.flatMap((shape): readonly Shape[] => {
    if (shape.type !== "text" || shape.font !== TEXT_FONT) return [shape];
    at += 1;
    const offset = offsets[at];
    if (shape.direction === "rtl" || offset === undefined) return [shape];
    return markedLine(shape, offset, pieces, theme, measure);
  });
}

/** Where each line that has anything on it begins in the text; undefined where it can't be told. */
function lineOffsets(lines: readonly string[], text: string): readonly (number | undefined)[] {
  let from = 0;
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const found = text.indexOf(line, from);
      if (found < 0) return undefined;
      from = found + line.length;
      return found;
    });
}

/** From where nodes that moved stood to where they stand. */
function trails(
  comparison: Comparison,
  shown: Layered,
  { measure, theme }: PictureOptions,
): readonly SceneGroup[] {
  const { before, after } = comparison;
  return [...shown.marks.values()].flatMap(({ change }): readonly SceneGroup[] => {
    const [older, newer] = [nodeOf(before, change.id), nodeOf(after, change.id)];
    if (change.what !== "node" || !older || !newer) return [];
    if (older.x === newer.x && older.y === newer.y) return [];
    const [from, to] = [placedBox(older, measure), placedBox(newer, measure)];
    const shapes = trail(from, to, theme);
    return [{ id: null, role: "comparison", label: "", bounds: boundsOf(shapes, from), shapes }];
  });
}
