/** Generated maps of a given size, always the same ones, for tests of layout and for its benchmark. */
import type { ArgMap, Kind, MapEdge, MapNode } from "../../../shared/document/types";

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
}

/** A map of argument trees as analysts make them: 40 to 160 characters a node, some second targets, undercuts, joints. */
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
  for (let i = 0; i < count; i += 1) {
    const first = i - (i % perDecision);
    const isRoot = i === first;
    const kind = isRoot ? "decision" : (KINDS[Math.floor(random() * KINDS.length)] ?? "motive");
    const length = 6 + Math.floor(random() * 20);
    const text = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
    nodes.push({ id: `n${i}`, kind, text, x: 0, y: 0 });
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
    if (random() < extra) link(i, `n${first + Math.floor(random() * (i - first))}`);
  }
  return { title: "Generated", nodes, edges, sources: [] };
}
