/** Generated maps of a given size, always the same ones, for tests of large maps and of layout, and for the benchmarks. */
import type { ArgMap, Kind, MapEdge, MapNode } from "../../shared/document/types";

/** A random number generator that anyone can repeat: Mulberry32, 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  "the decision to allow strikes may deter further escalation because allies doubt that deliveries arrive in time and risk retaliation".split(
    " ",
  );
const LEAST_CHARACTERS = 40;
const MOST_CHARACTERS = 160;

const KINDS: readonly Kind[] = ["motive", "risk", "critique"];

export interface MapShape {
  readonly nodes: number;
  readonly seed?: number;
  /** A decision with its own tree for so many nodes. */
  readonly perDecision?: number;
  /** Second targets per node, among nodes of the same tree. */
  readonly extra?: number;
  /** Part of the nodes that speak about an edge instead of a node. */
  readonly undercuts?: number;
  /** Part of the nodes that are joint with the sibling before them. */
  readonly joints?: number;
  /** Labels have 40 to 160 characters; without it, 6 to 25 words. */
  readonly boundedLabels?: boolean;
  /** Further targets are added, among nodes of the same tree, until there are so many edges for each node. */
  readonly edgesPerNode?: number;
}

/**
 * A map of argument trees as analysts make them: labels of some lines, some second targets, undercuts, joints. It has no
 * circles, because a node speaks only about nodes before it and their edges.
 */
export function generatedMap(shape: MapShape): ArgMap {
  const { nodes: count, seed = 1, perDecision = 50, extra = 0.15, undercuts = 0.04, joints = 0.08 } = shape;
  const random = seeded(seed);
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  const said = new Set<string>();
  let own: MapEdge[] = [];
  const link = (from: number, to: string, joint?: string) => {
    if (said.has(`${from} ${to}`)) return;
    said.add(`${from} ${to}`);
    const relation = random() < 0.5 ? "support" : "oppose";
    const edge: MapEdge = {
      id: `e${edges.length}`,
      from: `n${from}`,
      to,
      relation,
      ...(joint ? { joint } : {}),
    };
    edges.push(edge);
    if (!to.startsWith("e")) own.push(edge);
  };
  const linkToEarlier = (from: number, first: number) =>
    link(from, `n${first + Math.floor(random() * (from - first))}`);
  for (let i = 0; i < count; i += 1) {
    const first = i - (i % perDecision);
    const isRoot = i === first;
    const kind = isRoot ? "decision" : (KINDS[Math.floor(random() * KINDS.length)] ?? "motive");
    nodes.push({ id: `n${i}`, kind, text: label(random, shape.boundedLabels), x: 0, y: 0 });
    if (isRoot) {
      own = [];
      continue;
    }
    if (own.length > 0 && random() < undercuts) {
      link(i, own[Math.floor(random() * own.length)]?.id ?? `n${first}`);
      continue;
    }
    const parent = first + Math.floor(random() ** 1.5 * (i - first));
    const last = edges.at(-1);
    if (last && random() < joints && last.from === `n${i - 1}` && last.to.startsWith("n") && i - 1 > first) {
      const joint = last.joint ?? `j${i}`;
      edges[edges.length - 1] = { ...last, joint };
      link(i, last.to, joint);
    } else link(i, `n${parent}`);
    if (random() < extra) linkToEarlier(i, first);
  }
  const wanted = Math.round(count * (shape.edgesPerNode ?? 0));
  while (edges.length < wanted) {
    const from = Math.floor(random() * count);
    const first = from - (from % perDecision);
    if (from > first) linkToEarlier(from, first);
  }
  return { title: "Generated", nodes, edges, sources: [] };
}

function label(random: () => number, bounded = false): string {
  const words = Array.from(
    { length: 6 + Math.floor(random() * 20) },
    () => WORDS[Math.floor(random() * WORDS.length)],
  );
  const text = words.join(" ");
  if (!bounded) return text;
  if (text.length > MOST_CHARACTERS) return text.slice(0, text.lastIndexOf(" ", MOST_CHARACTERS));
  return text.length < LEAST_CHARACTERS ? `${text} and ${text}`.slice(0, MOST_CHARACTERS) : text;
}

const BOX_PITCH = 286;
const ROW_PITCH = 212;
const BOXES_IN_ROW = 8;
const TREE_PITCH = 2400;
const TREE_GAP = 160;
/** The whole is about so many times wider than high, as a screen is. */
const TREES_ACROSS = 1.4;

/**
 * The workload of the benchmarks: a tree with a decision on top for every 50 nodes, 1.15 edges a node between nodes, and
 * places as from a layout, for boxes that are 240 units wide.
 */
export function largeMap(count: number, seed = 6): ArgMap {
  const perDecision = 50;
  const map = generatedMap({
    nodes: count,
    seed,
    perDecision,
    extra: 0,
    undercuts: 0,
    joints: 0,
    boundedLabels: true,
    edgesPerNode: 1.15,
  });
  const places = placesInTrees(map, perDecision);
  const nodes = map.nodes.map((node, at) => ({ ...node, ...places[at] }));
  return { ...map, title: `${count} nodes`, nodes };
}

/** Trees side by side in shelves; in a tree, rows by the distance from the decision, eight boxes to a row. */
function placesInTrees({ nodes, edges }: ArgMap, perDecision: number): { x: number; y: number }[] {
  const depths = new Map<string, number>();
  for (const { from, to } of edges) if (!depths.has(from)) depths.set(from, (depths.get(to) ?? 0) + 1);
  const across = Math.ceil(Math.sqrt((nodes.length / perDecision) * TREES_ACROSS));
  const places: { x: number; y: number }[] = [];
  let [top, bottom] = [0, 0];
  for (let first = 0; first < nodes.length; first += perDecision) {
    const column = (first / perDecision) % across;
    if (column === 0) top = bottom;
    const levels: number[][] = [];
    nodes.slice(first, first + perDecision).forEach(({ id }, at) => {
      const depth = depths.get(id) ?? 0;
      levels[depth] = [...(levels[depth] ?? []), first + at];
    });
    let row = 0;
    for (const level of levels) {
      level.forEach((at, place) => {
        const inRow = Math.min(BOXES_IN_ROW, level.length - place + (place % BOXES_IN_ROW));
        const indent = (BOXES_IN_ROW - inRow) / 2;
        const x = column * TREE_PITCH + Math.round((indent + (place % BOXES_IN_ROW)) * BOX_PITCH);
        places[at] = { x, y: top + (row + Math.floor(place / BOXES_IN_ROW)) * ROW_PITCH };
      });
      row += Math.ceil(level.length / BOXES_IN_ROW);
    }
    bottom = Math.max(bottom, top + row * ROW_PITCH + TREE_GAP);
  }
  return places;
}
