/** Parts of a map on the clipboard: Argmap's own JSON for maps, and an outline that any program can paste. */
import { newId } from "../basics/id";
import { KIND_NAMES } from "../document/describe";
import { edgesTo, nodeOf } from "../document/lookups";
import type { ArgMap, MapEdge, MapNode, Source } from "../document/types";

/** The type under which the map's own form lies on the clipboard. */
export const CLIPBOARD_TYPE = "application/x-argmap+json";

export interface Copied {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  readonly sources: readonly Source[];
}

/** The selected nodes, the edges among what is selected, and the sources that the nodes cite. */
export function copyOf(map: ArgMap, selection: readonly string[]): Copied {
  const ids = new Set(selection);
  const nodes = map.nodes.filter((node) => ids.has(node.id));
  const taken = new Set(nodes.map((node) => node.id));
  const edges: MapEdge[] = [];
  // An edge to an edge comes along once that edge does, whatever their order in the file.
  for (let found = true; found; ) {
    found = false;
    for (const edge of map.edges) {
      if (taken.has(edge.id) || !taken.has(edge.from) || !taken.has(edge.to)) continue;
      taken.add(edge.id);
      edges.push(edge);
      found = true;
    }
  }
  const cited = new Set(nodes.flatMap((node) => node.citations ?? []).map((citation) => citation.source));
  return { nodes, edges, sources: map.sources.filter((source) => cited.has(source.id)) };
}

/** The copied part with new ids, moved by `dx`, `dy`; citations go to sources of `into` where they have the same id and text. */
export function withNewIds(copied: Copied, into: ArgMap, dx: number, dy: number): Copied {
  const ids = new Map<string, string>();
  const sources: Source[] = [];
  for (const source of copied.sources) {
    const same = into.sources.find((other) => other.title === source.title && other.text === source.text);
    ids.set(source.id, same?.id ?? newId());
    if (!same) sources.push({ ...source, id: ids.get(source.id) as string });
  }
  for (const item of [...copied.nodes, ...copied.edges]) ids.set(item.id, newId());
  const renamed = (id: string) => ids.get(id) ?? id;
  const joints = new Map<string, string>();
  const nodes = copied.nodes.map((node) => ({
    ...node,
    id: renamed(node.id),
    x: node.x + dx,
    y: node.y + dy,
    ...(node.citations && {
      citations: node.citations.map((citation) => ({ ...citation, source: renamed(citation.source) })),
    }),
  }));
  const edges = copied.edges.map((edge) => {
    const next = { ...edge, id: renamed(edge.id), from: renamed(edge.from), to: renamed(edge.to) };
    if (edge.joint === undefined) return next;
    if (!joints.has(edge.joint)) joints.set(edge.joint, newId());
    return { ...next, joint: joints.get(edge.joint) as string };
  });
  return { nodes, edges, sources };
}

/** Deeper levels are indented no further, or a chain would be mostly spaces. */
const DEEPEST_LEVEL = 40;

interface Line {
  readonly node: MapNode;
  readonly sign: "-" | "+" | "−";
  readonly level: number;
}

/** An outline in plain text, two spaces a level: "- Decision: …", "+ Motive: …" for support, "− Risk: …" for opposition. */
export function readableText(copied: Copied): string {
  const map: ArgMap = { title: "", ...copied };
  const pointing = new Set(copied.edges.map((edge) => edge.from));
  const roots = copied.nodes.filter((node) => !pointing.has(node.id));
  const lines: string[] = [];
  const written = new Set<string>();
  // What only a circle leads to has no root; it begins wherever nothing has come by yet.
  for (const [at, start] of [...roots, ...copied.nodes].entries()) {
    if (at >= roots.length && written.has(start.id)) continue;
    // A list of what is still to come instead of calls within calls: chains may be longer than calls can nest.
    const next: Line[] = [{ node: start, sign: "-", level: 0 }];
    for (let line = next.pop(); line; line = next.pop()) {
      lines.push(lineText(line));
      if (written.has(line.node.id)) continue;
      written.add(line.node.id);
      next.push(...linesBelow(map, line).reverse());
    }
  }
  return lines.join("\n");
}

function lineText({ node, sign, level }: Line): string {
  const text = node.text.replace(/\s+/g, " ").trim();
  return `${"  ".repeat(level)}${sign} ${KIND_NAMES[node.kind]}: ${text}`;
}

/** A line for each argument about the node, and about the edges that lead to it. */
function linesBelow(map: ArgMap, { node, level }: Line): Line[] {
  const edges = edgesTo(map, node.id).flatMap((edge) => [edge, ...edgesTo(map, edge.id)]);
  return edges.flatMap((edge) => {
    const from = nodeOf(map, edge.from);
    const sign = edge.relation === "support" ? "+" : "−";
    return from ? { node: from, sign, level: Math.min(level + 1, DEEPEST_LEVEL) } : [];
  });
}
