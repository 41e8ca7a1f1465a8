/**
 * The XML of the arg-microtexts corpora: text segments (edu), argumentative units (adu) and edges between them. An undercut
 * points at an edge, which may be an undercut itself, and "add" is one more source for an edge: a joint premise.
 */
import { err, ok, type Result } from "../../basics/result";
import type { Citation } from "../../document/types";
import { createMapBuilding, type MapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";
import { childrenOf, hasRoot, parseXml, textOf, type XmlElement } from "./xml-tree";

interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
}

interface Segment {
  readonly id: string;
  readonly start: number;
  readonly text: string;
}

function read(text: string): Result<Imported, ImportProblem> {
  const parsed = parseXml(text);
  if (!parsed.ok) return err({ kind: "malformed", message: parsed.error });
  const graph = parsed.value;
  if (graph.name !== "arggraph")
    return err({
      kind: "malformed",
      message: "is not an argumentative microtext: its root is not <arggraph>",
    });
  const building = createMapBuilding();
  const segments = segmentsOf(graph);
  const edges = childrenOf(graph, "edge").map(edgeOf);
  const source = "source microtext";
  if (segments.length > 0)
    building.source(source, { title: "Text", text: segments.map((one) => one.text).join(" ") });
  const segmentsInto = new Map<string, string[]>();
  for (const { from, to, type } of edges)
    if (type === "seg") {
      const known = segmentsInto.get(to);
      if (known) known.push(from);
      else segmentsInto.set(to, [from]);
    }
  const places = new Map(segments.map(({ id }, at) => [id, at]));
  for (const adu of childrenOf(graph, "adu"))
    addUnit(adu, segmentsInto, { segments, places }, building, source);
  addLinks(edges, building);
  const topic = graph.attributes.get("topic_id") ?? graph.attributes.get("id") ?? "";
  return ok(building.finish(topic.replace(/_/g, " ")));
}

function edgeOf(edge: XmlElement): Edge {
  const word = (name: string) => edge.attributes.get(name) ?? "";
  return { id: word("id"), from: word("src"), to: word("trg"), type: word("type") };
}

/** The segments in the order of the text, with their place in it when they are joined by spaces. */
function segmentsOf(graph: XmlElement): readonly Segment[] {
  let start = 0;
  return childrenOf(graph, "edu").map((edu) => {
    const segment = { id: edu.attributes.get("id") ?? "", start, text: textOf(edu) };
    start += segment.text.length + 1;
    return segment;
  });
}

/** A unit's text is that of its segments, given directly or through joints, in the order of the text. */
function addUnit(
  adu: XmlElement,
  segmentsInto: ReadonlyMap<string, readonly string[]>,
  text: { readonly segments: readonly Segment[]; readonly places: ReadonlyMap<string, number> },
  building: MapBuilding,
  source: string,
): void {
  const id = adu.attributes.get("id") ?? "";
  const parts = new Set([id]);
  // What is added while the set is walked is walked too, so joints in joints are followed and circles end.
  for (const part of parts) for (const from of segmentsInto.get(part) ?? []) parts.add(from);
  const order = [...parts].flatMap((part) => text.places.get(part) ?? []).sort((a, b) => a - b);
  const mine = order.flatMap((at) => text.segments[at] ?? []);
  const citations = mine.map(
    ({ start, text: words }): Citation => ({
      source: building.idOf(source) ?? "",
      exact: words,
      prefix: "",
      suffix: "",
      start,
      end: start + words.length,
    }),
  );
  const opponent = adu.attributes.get("type") === "opp";
  if (opponent) building.notes.changed("units of the opponent: kept as the tag 'opponent'", id);
  building.node(id, {
    text: mine.map((segment) => segment.text).join(" "),
    x: 0,
    y: 0,
    ...(citations.length > 0 && { citations }),
    ...(opponent && { tags: ["opponent"] }),
  });
}

/** Support, rebuttal, undercut; and for "add" one more link with the same target as the edge it adds to. */
function addLinks(edges: readonly Edge[], building: MapBuilding): void {
  const byId = new Map(edges.map((edge) => [edge.id, edge]));
  const relations = edges.filter(({ type }) => type !== "seg");
  const addedTo = new Set(
    relations.filter(({ type }) => type === "add").map((edge) => baseOf(edge, byId)?.id),
  );
  for (const edge of relations) {
    const base = baseOf(edge, byId);
    const said = base?.type ?? edge.type;
    if (!/^(?:sup|exa|reb|und)$/.test(said)) {
      building.notes.lost("links of a type that the format does not have, or that add to nothing", edge.id);
      continue;
    }
    if (edge.type === "exa") building.notes.changed("supports by example: supports", edge.id);
    const target = base?.to ?? edge.to;
    building.edge(
      linkName(edge.id),
      edge.from,
      byId.has(target) ? linkName(target) : target,
      /^(?:sup|exa)$/.test(said) ? "support" : "oppose",
      {
        as: edge.id,
        ...(addedTo.has(base?.id ?? edge.id) && { joint: base?.id ?? edge.id }),
        ...(edge.type === "exa" && { notes: "By example." }),
      },
    );
  }
}

const linkName = (id: string) => `link ${id}`;

/** The edge that an "add" finally adds to; undefined for any other edge, and where there is none. */
function baseOf(edge: Edge, byId: ReadonlyMap<string, Edge>): Edge | undefined {
  const seen = new Set<Edge>();
  let at: Edge | undefined = edge.type === "add" ? byId.get(edge.to) : undefined;
  while (at?.type === "add" && !seen.has(at)) {
    seen.add(at);
    at = byId.get(at.to);
  }
  return at;
}

export const microtexts: Reader = {
  format: "microtexts",
  extensions: [".xml"],
  recognises: (text) => hasRoot(text, "arggraph"),
  read,
};
