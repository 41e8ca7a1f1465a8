/** A map that is written and read again is the same map, but for what the notes told beforehand. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../../shared/document/invariants";
import { edgesById, nodesById } from "../../../../shared/document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../../../../shared/document/types";
import type { Reader, Writer } from "../../../../shared/exchange/formats/format";
import { importText, readerFor, readerOf } from "../../../../shared/exchange/formats/readers";
import { WRITERS } from "../../../../shared/exchange/formats/writers";
import { arbitraryMap } from "../../../support/arbitrary-map";

const help = { picture: async () => "<svg/>" };

/** What XML and some others cannot hold stands as U+FFFD in the file; what is the same but for that is the same. */
const sound = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ufffd]|\p{Surrogate}/gu, "?");

/** Texts that tell all nodes apart, so that nodes are found again by them in whatever order. */
function withUniqueTexts(map: ArgMap): ArgMap {
  return { ...map, nodes: map.nodes.map((node, at) => ({ ...node, text: `${node.text} ${at}` })) };
}

type Told = (what: RegExp) => boolean;

const DEFAULT_KIND = "motive";

function nodeView(node: MapNode, lost: Told, changed: Told) {
  const place = changed(/places/)
    ? { x: Math.round(node.x) + 0, y: Math.round(node.y) + 0 }
    : { x: node.x, y: node.y };
  return {
    text: sound(node.text),
    kind: lost(/^kinds/) ? DEFAULT_KIND : node.kind,
    place: lost(/^places/) ? null : place,
    width: lost(/^chosen widths/) ? undefined : node.width,
    notes: lost(/^notes of nodes/) ? "" : sound(node.notes ?? ""),
    confidence: lost(/^confidences/) ? undefined : node.confidence,
    muted: lost(/^which nodes are muted/) ? undefined : node.muted,
    collapsed: lost(/^which nodes are collapsed/) ? undefined : node.collapsed,
    tags: lost(/^tags/) ? [] : (node.tags ?? []).map(sound),
  };
}

/** An edge by the texts of its ends. */
function edgeWords(map: ArgMap, edge: MapEdge): string {
  const end = (id: string): string => {
    const target = edgesById(map).get(id);
    return target ? `(${edgeWords(map, target)})` : sound(nodesById(map).get(id)?.text ?? "");
  };
  return `${end(edge.from)} ${edge.relation} ${end(edge.to)}`;
}

/** The groups of joint links, each by its links, without the names of the groups. */
function jointGroups(map: ArgMap): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const edge of map.edges) {
    if (edge.joint === undefined) continue;
    const key = JSON.stringify([edge.joint, edge.to, edge.relation]);
    groups.set(key, [...(groups.get(key) ?? []), edgeWords(map, edge)]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort().join(" + "))
    .sort();
}

/** A link to one of several joint links is a link to all of them in most formats, so all are named by one of them. */
function withJointTargetsMerged(map: ArgMap): ArgMap {
  const keyOf = (edge: MapEdge) =>
    edge.joint === undefined ? edge.id : JSON.stringify([edge.joint, edge.to, edge.relation]);
  const least = new Map<string, MapEdge>();
  for (const edge of map.edges) {
    const known = least.get(keyOf(edge));
    if (!known || edgeWords(map, edge) < edgeWords(map, known)) least.set(keyOf(edge), edge);
  }
  const stand = new Map(map.edges.map((edge) => [edge.id, least.get(keyOf(edge))?.id]));
  const edges = map.edges.map((edge) => ({ ...edge, to: stand.get(edge.to) ?? edge.to }));
  // Links that now have the same target may meet, in turn.
  const isDone = edges.every(({ to }, at) => to === map.edges[at]?.to);
  return isDone ? map : withJointTargetsMerged({ ...map, edges });
}

async function again(writer: Writer, reader: Reader, map: ArgMap): Promise<ArgMap> {
  const text = await writer.write(map, help);
  if (typeof text !== "string") throw new Error("Not a text");
  const read = await importText(reader, text);
  if (!read.ok) throw new Error(`${read.error.message}\n${text}`);
  expect(violations(read.value.map)).toEqual([]);
  return read.value.map;
}

const MEANINGFUL = [
  "#35; #quot; #amp;",
  "&amp; &#35; &lt;b&gt;",
  "a\\nb \\N \\",
  "<br> <br/> </li>",
  "]]> <![CDATA[ <!-- x -->",
  '"quoted" and "',
  "{a: b} } {",
  "*one* **two** _three_ `four`",
  "[five](six) [seven] <eight>",
  "// nine /* ten */",
  "=== eleven ===",
  "→ 1.1",
  "=1+1",
  "'=1",
  "-2 and +3",
  "#tag #(tag two) @[x] @<y>",
  ":smile: .->. .A.",
  "- twelve",
  "1. thirteen",
  "(1) fourteen",
  "%%{fifteen}%% %% sixteen",
  "a --> b -- c",
  "Con: seventeen",
  "Decision: eighteen",
  "two  blanks and\ttab",
  "  edges  ",
  "line\n\nline\n",
  "\r\n\r",
  "| pipe | ~tilde~",
  "**Risk**\n\ntwice",
  "•",
  "",
];

const pairs = WRITERS.flatMap((writer) => {
  const reader = readerOf(writer.format);
  return reader ? [[writer.format, writer, reader] as const] : [];
});

describe.each(pairs)("%s", (format, writer, reader) => {
  it("holds what it does not tell as lost", () =>
    fc.assert(
      fc.asyncProperty(arbitraryMap({ hostileTexts: true, extras: false, maxNodes: 7 }), async (some) => {
        const map = withUniqueTexts(some);
        // An outline without rows is no outline.
        fc.pre(map.nodes.length > 0 || format !== "markdown");
        const notes = writer.notes(map);
        const lost: Told = (what) => notes.lost.some((note) => what.test(note.what));
        const changed: Told = (what) => notes.changed.some((note) => what.test(note.what));
        const back = await again(writer, reader, map);
        const views = (one: ArgMap) =>
          one.nodes.map((node) => nodeView(node, lost, changed)).sort((a, b) => (a.text < b.text ? -1 : 1));
        expect(views(back)).toEqual(views(map));
        expect(back.nodes).toHaveLength(notes.kept.nodes ?? 0);
        if (!lost(/title of the map/)) expect(sound(back.title)).toBe(sound(map.title));
        expect(back.edges).toHaveLength(notes.kept.edges ?? 0);
        const [before, after] = [map, back].map((one) =>
          changed(/^joint links/) ? withJointTargetsMerged(one) : one,
        ) as [ArgMap, ArgMap];
        const edges = (one: ArgMap) => [...new Set(one.edges.map((edge) => edgeWords(one, edge)))].sort();
        if (lost(/^links (?:by|that say)/)) {
          expect(edges(before)).toEqual(expect.arrayContaining(edges(after)));
          return;
        }
        expect(edges(after)).toEqual(edges(before));
        if (!lost(/joint/)) expect(jointGroups(after)).toEqual(jointGroups(before));
      }),
      { numRuns: 60 },
    ));

  it("keeps texts that mean something in one format or another", async () => {
    const nodes = MEANINGFUL.map((text, at) => ({ id: `m${at}`, kind: "risk" as const, text, x: at, y: 0 }));
    const back = await again(writer, reader, { title: MEANINGFUL.join(" "), nodes, edges: [], sources: [] });
    expect(back.nodes.map(({ text }) => text).sort()).toEqual([...MEANINGFUL].sort());
  });

  it("writes links to several joint links so that they are told or read again", async () => {
    const node = (id: string) => ({ id, kind: "motive" as const, text: id, x: 0, y: 0 });
    const edge = (id: string, from: string, to: string, joint?: string): MapEdge => ({
      id,
      from,
      to,
      relation: "support",
      ...(joint !== undefined && { joint }),
    });
    const map: ArgMap = {
      title: "",
      nodes: ["A", "B", "C", "D"].map(node),
      edges: [
        edge("e1", "B", "A", "j"),
        edge("e2", "C", "A", "j"),
        edge("e3", "D", "e1"),
        edge("e4", "D", "e2"),
      ],
      sources: [],
    };
    const back = await again(writer, reader, map);
    expect(back.edges).toHaveLength(writer.notes(map).kept.edges ?? 0);
    const meets = writer.notes(map).changed.some(({ what }) => /^joint links/.test(what));
    expect(back.edges).toHaveLength(meets ? 3 : 4);
  });

  it("is known again by what it contains", async () => {
    const [map] = fc.sample(arbitraryMap({ maxNodes: 5 }), { numRuns: 1, seed: 4 });
    const text = await writer.write(withUniqueTexts(map as ArgMap), help);
    expect(readerFor(String(text), writer.extensions[0] ?? "")?.format).toBe(format);
    expect(readerFor(String(text), ".txt")?.format).toBe(format);
  });
});
