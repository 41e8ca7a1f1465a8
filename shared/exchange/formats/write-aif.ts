/**
 * AIF JSON with OVA3's wrapper, which holds places and the analysed text with its spans. What AIF has no place for stands
 * beside it under "argmap", where databases pass over it and Argmap reads it again.
 */
import { shortText } from "../../document/describe";
import type { ArgMap, MapEdge } from "../../document/types";
import { type Span, writeAnalysedText } from "./aif-text";
import type { Writer } from "./format";
import { tellLosses } from "./losses";
import { meetings, reasonDoubled } from "./meetings";
import { nodeFields } from "./plain-fields";
import { wellFormed } from "./well-formed";

interface Scheme {
  readonly id: string;
  readonly edges: readonly MapEdge[];
}

/** One RA or CA for each link, or for all links that work only together. */
function schemesOf(map: ArgMap): readonly Scheme[] {
  const { meeting, doubled } = meetings(map);
  const groups = new Map<string, MapEdge[]>();
  for (const edge of map.edges) {
    if (doubled.has(edge.id)) continue;
    const id = meeting.get(edge.id) ?? edge.id;
    const group = groups.get(id);
    if (group) group.push(edge);
    else groups.set(id, [edge]);
  }
  return [...groups].map(([id, edges]) => ({ id, edges }));
}

function spansOf(map: ArgMap): { readonly text: string; readonly spans: readonly Span[] } {
  let text = "";
  const spans: Span[] = [];
  for (const source of map.sources) {
    if (source.text === undefined) continue;
    if (text !== "") text += "\n\n";
    const start = text.length;
    for (const node of map.nodes)
      for (const citation of node.citations ?? [])
        if (citation.source === source.id)
          spans.push({ node: node.id, start: start + citation.start, end: start + citation.end });
    text += wellFormed(source.text);
  }
  return { text, spans };
}

function written(map: ArgMap) {
  const schemes = schemesOf(map);
  const { meeting } = meetings(map);
  const nodes = [
    ...map.nodes.map(({ id, text }) => ({ nodeID: id, text: wellFormed(text), type: "I", timestamp: "" })),
    ...schemes.map(({ id, edges }) => {
      const isSupport = edges[0]?.relation === "support";
      const scheme = isSupport ? "Default Inference" : "Default Conflict";
      return {
        nodeID: id,
        text: scheme,
        type: isSupport ? "RA" : "CA",
        timestamp: "",
        scheme,
        schemeID: isSupport ? "72" : "71",
      };
    }),
  ];
  const ends = schemes.flatMap(({ id, edges }) => [
    ...edges.map(({ from }) => ({ fromID: from, toID: id })),
    { fromID: id, toID: meeting.get(edges[0]?.to ?? "") ?? edges[0]?.to ?? "" },
  ]);
  const edges = ends.map((end, at) => ({ edgeID: `${at + 1}`, ...end, formEdgeID: null }));
  return { nodes, edges, schemes };
}

export const aifWriter: Writer = {
  format: "aif",
  extensions: [".json"],
  notes(map) {
    const { text, spans } = spansOf(map);
    const cited = new Set(writeAnalysedText(text, spans).written);
    const crossing = spans
      .filter((span) => !cited.has(span))
      .map((span) => shortText(text.slice(span.start, span.end), 40));
    const notes = tellLosses(map, {
      lostEdge: reasonDoubled(map),
      lost: ["unknown keys"],
      changed: {
        sources: "sources: their texts one after the other as the analysed text, without title and origin",
        citations: "quotes of sources: spans of the analysed text",
        joints: "joint links: premises of one inference or conflict",
      },
    });
    const lostQuotes = map.nodes.reduce((sum, node) => sum + (node.citations?.length ?? 0), 0) - cited.size;
    if (lostQuotes === 0) return notes;
    const what = "quotes that begin within another and end behind it, or whose source has no text";
    return { ...notes, lost: [...notes.lost, { what, count: lostQuotes, examples: crossing.slice(0, 5) }] };
  },
  write(map: ArgMap) {
    const { nodes, edges, schemes } = written(map);
    const { text, spans } = spansOf(map);
    const own = {
      title: wellFormed(map.title),
      nodes: Object.fromEntries(
        map.nodes.map((node) => {
          const fields = [...nodeFields(node)].filter(([name]) => name !== "text");
          return [node.id, Object.fromEntries(fields.map(([name, value]) => [name, wellFormed(value)]))];
        }),
      ),
      linkNotes: Object.fromEntries(
        schemes.flatMap(({ id, edges: [first] }) =>
          first?.notes === undefined ? [] : [[id, wellFormed(first.notes)]],
        ),
      ),
    };
    const file = {
      AIF: {
        nodes,
        edges,
        schemefulfillments: schemes.map(({ id, edges: [first] }) => ({
          nodeID: id,
          schemeID: first?.relation === "support" ? "72" : "71",
        })),
        participants: [],
        locutions: [],
        descriptorfulfillments: [],
        cqdescriptorfulfillments: [],
      },
      text: writeAnalysedText(text, spans).html,
      dialog: false,
      OVA: {
        firstname: "",
        surname: "",
        url: "",
        nodes: map.nodes.map(({ id, x, y }) => ({ nodeID: id, visible: true, x, y, timestamp: "" })),
        edges: edges.map(({ fromID, toID }) => ({ fromID, toID, visible: true })),
      },
      argmap: own,
    };
    return `${JSON.stringify(file, null, 1)}\n`;
  },
};
