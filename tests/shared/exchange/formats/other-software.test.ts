/** What Argmap writes, read by the software that the formats belong to, with texts that try to break out of them. */
import { inflateRawSync } from "node:zlib";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ArgMap } from "../../../../shared/document/types";
import { argdownModel } from "../../../../shared/exchange/formats/argdown-model";
import { labelWords } from "../../../../shared/exchange/formats/dot-words";
import { decodeEntities } from "../../../../shared/exchange/formats/html-text";
import type { FormatName } from "../../../../shared/exchange/formats/notes";
import { wellFormed } from "../../../../shared/exchange/formats/well-formed";
import { writerOf } from "../../../../shared/exchange/formats/writers";
import { allInside, parseXml, textOf } from "../../../../shared/exchange/formats/xml-tree";
import { soundXml } from "../../../../shared/scene/xml";
import { arbitraryMap } from "../../../support/arbitrary-map";

const help = { picture: async () => `<svg xmlns="http://www.w3.org/2000/svg"><title>map</title></svg>` };
const maps = arbitraryMap({ hostileTexts: true, maxNodes: 6 }).filter(({ nodes }) => nodes.length > 0);

async function written(format: FormatName, map: ArgMap): Promise<string | Uint8Array> {
  const writer = writerOf(format);
  if (!writer) throw new Error(`No writer of ${format}`);
  return writer.write(map, help);
}

describe("Argdown's own parser", () => {
  it("finds no fault, every node as a statement, and every plain link as a relation", () =>
    fc.assert(
      fc.asyncProperty(maps, async (map) => {
        const { statements, relations, parserErrors } = argdownModel(String(await written("argdown", map)));
        expect(parserErrors).toEqual([]);
        expect(Object.keys(statements ?? {})).toHaveLength(map.nodes.length);
        if (map.edges.every(({ joint, to }) => joint === undefined && map.nodes.some(({ id }) => id === to)))
          expect(relations).toHaveLength(map.edges.length);
      }),
      { numRuns: 50 },
    ));
});

/** The node sets that AIFdb takes, with OVA3's wrapper; after the JSON that it serves. */
const nodeSet = z.strictObject({
  AIF: z.object({
    nodes: z.array(
      z.object({
        nodeID: z.string().min(1),
        text: z.string(),
        type: z.enum(["I", "RA", "CA"]),
        timestamp: z.string(),
      }),
    ),
    edges: z.array(
      z.object({ edgeID: z.string(), fromID: z.string(), toID: z.string(), formEdgeID: z.null() }),
    ),
    schemefulfillments: z.array(z.object({ nodeID: z.string(), schemeID: z.string() })),
    participants: z.array(z.never()),
    locutions: z.array(z.never()),
    descriptorfulfillments: z.array(z.never()),
    cqdescriptorfulfillments: z.array(z.never()),
  }),
  text: z.string(),
  dialog: z.boolean(),
  OVA: z.object({
    nodes: z.array(z.object({ nodeID: z.string(), visible: z.boolean(), x: z.number(), y: z.number() })),
    edges: z.array(z.object({ fromID: z.string(), toID: z.string(), visible: z.boolean() })),
  }),
  argmap: z.unknown(),
});

describe("the AIF", () => {
  it("fits its schema, and every scheme has premises and exactly one conclusion", () =>
    fc.assert(
      fc.asyncProperty(maps, async (map) => {
        const { AIF } = nodeSet.parse(JSON.parse(String(await written("aif", map))));
        const ids = AIF.nodes.map(({ nodeID }) => nodeID);
        expect(new Set(ids).size).toBe(ids.length);
        const isStatement = new Set(AIF.nodes.filter(({ type }) => type === "I").map(({ nodeID }) => nodeID));
        for (const { fromID, toID } of AIF.edges) {
          expect(ids).toEqual(expect.arrayContaining([fromID, toID]));
          expect(isStatement.has(fromID) && isStatement.has(toID)).toBe(false);
        }
        for (const { nodeID } of AIF.nodes.filter(({ type }) => type !== "I")) {
          expect(
            AIF.edges.filter(({ toID }) => toID === nodeID).some(({ fromID }) => isStatement.has(fromID)),
          ).toBe(true);
          expect(AIF.edges.filter(({ fromID }) => fromID === nodeID)).toHaveLength(1);
        }
      }),
      { numRuns: 50 },
    ));
});

describe("Graphviz", () => {
  it("draws every node with its text and every link", async () => {
    const graphviz = await Graphviz.load();
    await fc.assert(
      fc.asyncProperty(maps, async (some) => {
        // This build of Graphviz stops at labels of blank lines alone, and its JSON fails on control characters.
        const plain = (text: string) => `t${text.replace(/(?!\n)\p{Cc}/gu, "")}`;
        const nodes = some.nodes.map((node) => ({ ...node, text: plain(node.text), tags: [], notes: "" }));
        const edges = some.edges.map((edge) => ({ ...edge, notes: "" }));
        const map = { ...some, title: plain(some.title), nodes, edges };
        const drawn = JSON.parse(graphviz.layout(String(await written("dot", map)), "json", "dot"));
        const objects = (drawn.objects ?? []) as { name: string; label: string; junction?: string }[];
        const boxes = objects.filter(({ junction }) => junction === undefined);
        expect(boxes.map(({ name }) => name)).toEqual(map.nodes.map(({ id }) => id));
        expect((drawn.edges ?? []).length).toBe(map.edges.length + objects.length - boxes.length);
        const known = map.nodes.map(({ text }) => wellFormed(text).replaceAll("\u0000", "\ufffd"));
        expect(boxes.map(({ label }) => decodeEntities(labelWords(label)))).toEqual(known);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the page", () => {
  it("holds no script and no element that a text made up", () =>
    fc.assert(
      fc.asyncProperty(maps, async (map) => {
        const page = String(await written("html", map));
        const body = page.slice(page.indexOf("<html")).replace(/<meta ([^>]*)>/g, "<meta $1/>");
        const parsed = parseXml(body);
        if (!parsed.ok) throw new Error(parsed.error);
        const names = new Set(["html", ...elementNames(parsed.value)]);
        const known =
          "html head meta title style body main h1 h2 section figure svg ul ol li span a p blockquote cite".split(
            " ",
          );
        expect([...names].filter((name) => !known.includes(name))).toEqual([]);
        const text = textOf(parsed.value).replace(/\r\n?/g, "\n");
        for (const node of map.nodes) expect(text).toContain(soundXml(node.text).replace(/\r\n?/g, "\n"));
        const ids = allInside(parsed.value, "li").flatMap((item) => item.attributes.get("id") ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 40 },
    ));
});

function elementNames(element: { readonly children: readonly unknown[] }): string[] {
  return element.children.flatMap((child) =>
    typeof child === "object" && child !== null && "name" in child && "children" in child
      ? [String(child.name), ...elementNames(child as { readonly children: readonly unknown[] })]
      : [],
  );
}

/** The files inside a zip archive, by its table at the end. */
function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, string>();
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((o) =>
      o === 20 ? view.getUint32(at + o, true) : view.getUint16(at + o, true),
    );
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + (size ?? 0));
    const content = view.getUint16(at + 10, true) === 8 ? inflateRawSync(packed) : packed;
    const label = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0)));
    files.set(label, new TextDecoder().decode(content));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

describe("the Word document", () => {
  it("is sound XML with the text of every node", () =>
    fc.assert(
      fc.asyncProperty(maps, async (map) => {
        const bytes = await written("docx", map);
        if (typeof bytes === "string") throw new Error("Not bytes");
        const files = unzipped(bytes);
        expect([...files.keys()]).toEqual(
          expect.arrayContaining(["[Content_Types].xml", "word/document.xml"]),
        );
        const parsed = parseXml(files.get("word/document.xml") ?? "");
        if (!parsed.ok) throw new Error(parsed.error);
        const words = allInside(parsed.value, "t").map(textOf).join("\n");
        for (const node of map.nodes)
          for (const line of soundXml(node.text).split(/\r\n|\r|\n/)) expect(words).toContain(line);
      }),
      { numRuns: 25 },
    ));
});
