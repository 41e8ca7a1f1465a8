/** The maps in samples/good are what people see first: they must be sound, faithful to their sources, and laid out. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createNodeMeasure } from "../electron/cli/node-measure";
import { overlap } from "../shared/basics/geometry";
import { SAMPLES } from "../shared/bridge/samples";
import { finalTarget, pointsAtEdge, sourcesById } from "../shared/document/lookups";
import { type ArgMap, KINDS, RELATIONS } from "../shared/document/types";
import { parseBytes } from "../shared/format/parse";
import { serialise } from "../shared/format/serialise";
import { placedBoxes } from "../shared/layout/boxes";

const folder = resolve(import.meta.dirname, "../samples/good");
const names = readdirSync(folder);

function sample(name: string): { readonly map: ArgMap; readonly bytes: Buffer } {
  const bytes = readFileSync(resolve(folder, name));
  const opened = parseBytes(new Uint8Array(bytes));
  if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.error)}`);
  expect(opened.value.repairs).toEqual([]);
  expect(opened.value.migratedFrom).toBeNull();
  return { map: opened.value.map, bytes };
}

/** The ids that hang together with the first node, over edges in either direction. */
function connected(map: ArgMap): ReadonlySet<string> {
  const reached = new Set(map.nodes.slice(0, 1).map((node) => node.id));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const edge of map.edges) {
      const ends = [edge.from, finalTarget(map, edge)?.id ?? ""];
      if (ends.some((id) => reached.has(id))) for (const id of ends) reached.add(id);
    }
  }
  return reached;
}

describe.each(names)("samples/good/%s", (name) => {
  it("survives reading and writing byte for byte", () => {
    const { map, bytes } = sample(name);
    expect(serialise(map)).toBe(bytes.toString("utf8"));
  });

  it("has all kinds, both relations, an undercut, and one argument that everything belongs to", () => {
    const { map } = sample(name);
    expect(new Set(map.nodes.map((node) => node.kind))).toEqual(new Set(KINDS));
    expect(new Set(map.edges.map((edge) => edge.relation))).toEqual(new Set(RELATIONS));
    expect(map.edges.some((edge) => edge.relation === "oppose" && pointsAtEdge(map, edge))).toBe(true);
    expect(connected(map).size).toBe(map.nodes.length);
    expect(map.title).not.toBe("");
    for (const node of map.nodes) {
      expect(node.text).toMatch(/^[A-Z].*[^.\s]$/);
      expect(node.text.length).toBeLessThanOrEqual(120);
      expect(node.collapsed ?? node.muted).toBeUndefined();
    }
  });

  it("quotes its sources exactly", () => {
    const { map } = sample(name);
    for (const citation of map.nodes.flatMap((node) => node.citations ?? [])) {
      const text = sourcesById(map).get(citation.source)?.text ?? "";
      const { exact, prefix, suffix, start, end } = citation;
      expect(text.slice(start, end)).toBe(exact);
      expect(text.slice(Math.max(0, start - 32), start)).toBe(prefix);
      expect(text.slice(end, end + 32)).toBe(suffix);
    }
  });

  it("is laid out: no node on another", () => {
    const boxes = [...placedBoxes(sample(name).map, createNodeMeasure())];
    const clashes = boxes.flatMap(([a, boxA], i) =>
      boxes.slice(i + 1).flatMap(([b, boxB]) => (overlap(boxA, boxB) ? [`${a} on ${b}`] : [])),
    );
    expect(clashes).toEqual([]);
  });
});

describe("the samples together", () => {
  it("are those that the app offers, under their titles", () => {
    const offered = SAMPLES.map(({ name, title }) => [`${name}.argmap`, title]);
    expect(names.map((name) => [name, sample(name).map.title]).sort()).toEqual(offered.sort());
  });

  it("are the article, a middle-sized one with linked premises, and one of about 100 nodes", () => {
    const maps = names.map((name) => sample(name).map);
    expect(maps.map((map) => map.title)).toContain("Authorising ATACMS for Kursk");
    expect(maps.some((map) => map.nodes.length >= 25 && map.nodes.length <= 40)).toBe(true);
    expect(maps.some((map) => map.nodes.length >= 90 && map.nodes.length <= 110)).toBe(true);
    expect(maps.some((map) => map.edges.some((edge) => edge.joint !== undefined))).toBe(true);
  });
});

describe("samples/good/atacms.argmap", () => {
  const { map } = sample("atacms.argmap");
  const article = map.sources[0]?.text ?? "";

  it("is the map of the article, in the weight that it has", () => {
    expect(map.title).toBe("Authorising ATACMS for Kursk");
    const count = (kind: string) => map.nodes.filter((node) => node.kind === kind).length;
    expect(count("decision")).toBeGreaterThanOrEqual(1);
    expect(count("motive")).toBeGreaterThanOrEqual(4);
    expect(count("risk")).toBeGreaterThanOrEqual(3);
    expect(count("critique")).toBeGreaterThanOrEqual(3);
  });

  it("cites every sentence of the article whole, and every node cites the article", () => {
    // A sentence ends at a full stop before a space and a capital, but not after the initials of "U.S.".
    const sentences = article.split(/(?<=[^.\s][^.\s]\.)\s+(?=[A-Z])/);
    expect(sentences.length).toBe(12);
    expect(sentences.join(" ")).toBe(article.replace(/\s+/g, " "));
    const cited = new Set(map.nodes.flatMap((node) => (node.citations ?? []).map(({ exact }) => exact)));
    for (const sentence of sentences) expect([...cited]).toContain(sentence);
    for (const node of map.nodes) expect(node.citations?.length).toBeGreaterThan(0);
  });
});
