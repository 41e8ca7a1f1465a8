/** The whole picture of a map, from the map alone: nothing here knows what is on screen. */
import { grow, type Rect, unionOf } from "../basics/geometry";
import { edgeOf, nodeOf } from "../document/lookups";
import { type ArgMap, KINDS, type MapEdge, type MapNode, RELATIONS } from "../document/types";
import { edgeShows, hiddenBelow, hiddenNodes } from "../document/visibility";
import { placedBoxes } from "../layout/boxes";
import { routesOf } from "../layout/known-routes";
import type { Measure } from "../layout/measure";
import { contrast, hexOf, parseColour } from "./colour";
import { describeScene } from "./describe-scene";
import { drawEdge } from "./draw-edge";
import { drawJoint, jointGroups } from "./draw-joint";
import { drawNode } from "./draw-node";
import { drawSources, numbersOf, quotesOf, type SourceNumbers, sourceNumbers } from "./footnotes";
import { drawLegend } from "./legend";
import { DARK, LIGHT, type Theme } from "./theme";
import { drawTitle } from "./title";
import type { Scene, SceneGroup } from "./types";

export interface SceneOptions {
  readonly measure: Measure;
  readonly theme: Theme;
  /** Ids of selected nodes and edges: only they are drawn, with the edges between them. All without it. */
  readonly only?: ReadonlySet<string>;
  /** Whether the title stands above the map. */
  readonly title?: boolean;
  /** Whether kinds and relations are explained below the map. */
  readonly legend?: boolean;
  /** Whether nodes are numbered by what they cite, with the sources below the map and the quotes as tooltips. */
  readonly footnotes?: boolean;
  /** Strengths to be seen on the nodes. */
  readonly strengths?: SceneStrengths;
  /** Space around everything, in map units. */
  readonly margin: number;
  /** The theme's colour, none, or a colour that `parseColour` reads (else the theme's). */
  readonly background: "theme" | "transparent" | (string & {});
}

export interface SceneStrengths {
  /** What weighs the map, for the legend: "DF-QuAD". */
  readonly by: string;
  /** By node id, 0..1; null where it does not settle. Nodes that are not in it are drawn without. */
  readonly byNode: ReadonlyMap<string, number | null>;
  /** Whether the numbers are to be seen too. */
  readonly numbers: boolean;
}

/** Content of a picture of nothing. */
const NOTHING: Rect = Object.freeze({ x: 0, y: 0, width: 160, height: 90 });

interface Parts {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** The scene of a map: edges behind nodes, then title and legend; every group lies inside the bounds. */
export function buildScene(map: ArgMap, options: SceneOptions): Scene {
  const { theme, measure } = options;
  const hidden = hiddenNodes(map);
  const shown = shownParts(map, hidden, options.only);
  const numbers = options.footnotes ? sourceNumbers(map, shown.nodes) : null;
  const drawn = drawParts(map, shown, hidden, options, numbers);
  const content = unionOf(drawn.map((group) => group.bounds)) ?? NOTHING;
  const background = backgroundOf(options);
  const ink = inkOn(background, theme);
  const title = options.title ? drawTitle(map.title, content, ink, measure) : null;
  const present = {
    kinds: KINDS.filter((kind) => shown.nodes.some((node) => node.kind === kind)),
    relations: RELATIONS.filter((relation) => shown.edges.some((edge) => edge.relation === relation)),
    undercuts: shown.edges.some((edge) => edge.relation === "oppose" && edgeOf(map, edge.to) !== undefined),
    strengths: options.strengths?.by ?? null,
  };
  const legend = options.legend ? drawLegend(present, content, theme, ink, measure) : null;
  const above = unionOf([content, ...(legend ? [legend.bounds] : [])]) ?? content;
  const sources = numbers && drawSources(map, numbers, above, ink, measure);
  const groups = [...drawn, title, legend, sources].filter((group) => group !== null);
  const bounds = unionOf([content, ...groups.map((group) => group.bounds)]) ?? content;
  return {
    bounds: grow(bounds, Math.max(0, options.margin)),
    background,
    title: map.title.trim() === "" ? "Argument map" : map.title.trim(),
    description: describeScene(shown.nodes, shown.edges),
    groups,
  };
}

function drawParts(
  map: ArgMap,
  shown: Parts,
  hidden: ReadonlySet<string>,
  options: SceneOptions,
  numbers: SourceNumbers | null,
): SceneGroup[] {
  const { theme, measure } = options;
  const boxes = placedBoxes(map, measure, hidden);
  const routes = routesOf(map, boxes);
  const edges = shown.edges.flatMap((edge) => {
    const route = routes.get(edge.id);
    return route ? drawEdge(map, edge, route, theme) : [];
  });
  const joints = jointGroups(shown.edges).map((group) => drawJoint(map, group, routes, theme));
  const nodes = shown.nodes.flatMap((node) => {
    const box = boxes.get(node.id);
    if (!box) return [];
    const hiddenCount = node.collapsed ? hiddenBelow(map, node.id, hidden) : 0;
    const value = options.strengths?.byNode.get(node.id);
    const number = options.strengths?.numbers ?? false;
    const strength = value === undefined ? {} : { strength: { value, number } };
    const footnotes = numbers && {
      footnotes: { numbers: numbersOf(node, numbers), quotes: quotesOf(node, numbers) },
    };
    return drawNode(map, node, box, theme, measure, { hiddenCount, ...strength, ...footnotes });
  });
  return [...edges, ...joints.filter((joint) => joint !== null), ...nodes];
}

/** What is drawn of the map. A selected edge brings the nodes at its ends. */
function shownParts(map: ArgMap, hidden: ReadonlySet<string>, only: ReadonlySet<string> | undefined): Parts {
  const nodes = map.nodes.filter((node) => !hidden.has(node.id));
  const edges = map.edges.filter((edge) => edgeShows(map, edge, hidden));
  if (!only) return { nodes, edges };
  const wanted = new Set(only);
  for (const id of only) for (const end of endsOf(map, id)) wanted.add(end);
  return {
    nodes: nodes.filter((node) => wanted.has(node.id)),
    edges: edges.filter((edge) => endsOf(map, edge.id).every((id) => wanted.has(id))),
  };
}

/** The nodes that an edge joins, those of the edges that it points at included; none for what is no edge. */
function endsOf(map: ArgMap, id: string): string[] {
  const ends: string[] = [];
  let at = edgeOf(map, id);
  for (let steps = 0; at && steps <= map.edges.length; steps += 1) {
    ends.push(at.from);
    if (nodeOf(map, at.to)) ends.push(at.to);
    at = edgeOf(map, at.to);
  }
  return ends;
}

function backgroundOf(options: SceneOptions): string | null {
  if (options.background === "transparent") return null;
  const own = options.background === "theme" ? null : parseColour(options.background);
  if (!own) return options.theme.background;
  return own.alpha === 1 ? hexOf(own) : options.background.trim().toLowerCase();
}

/** The theme's colour for words, or the other theme's where the chosen background would swallow it. */
function inkOn(background: string | null, theme: Theme): string {
  const [back, ink] = [parseColour(background ?? theme.background), parseColour(theme.text)];
  if (!back || !ink || contrast(back, ink) >= 4.5) return theme.text;
  return theme === DARK ? LIGHT.text : DARK.text;
}
