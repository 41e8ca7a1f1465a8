/** Every sample file of another program, against the counts that its own software gives. */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { edgesById } from "../../../../shared/document/lookups";
import type { Imported } from "../../../../shared/exchange/formats/format";
import { importText, readerFor } from "../../../../shared/exchange/formats/readers";

const data = join(import.meta.dirname, "../../../data");

interface Entry {
  readonly file: string;
  readonly class: string;
  readonly statements: number;
  readonly support_relations: number | null;
  readonly attack_relations: number | null;
  readonly labels: readonly string[];
  readonly [more: string]: unknown;
}

const entries = (JSON.parse(readFileSync(join(data, "manifest.json"), "utf8")) as { files: Entry[] }).files;
const textOf = (file: string) => readFileSync(join(data, file), "utf8");

async function converted({ file }: Entry): Promise<Imported & { readonly format: string }> {
  const text = textOf(file);
  const reader = readerFor(text, extname(file));
  if (!reader) throw new Error(`No reader takes ${file}`);
  const read = await importText(reader, text);
  if (!read.ok) throw new Error(`${file} ${read.error.message}`);
  return { ...read.value, format: reader.format };
}

const lostCount = ({ notes }: Imported, what: RegExp) =>
  notes.lost.filter((note) => what.test(note.what)).reduce((sum, { count }) => sum + count, 0);
const supports = ({ map }: Imported) => map.edges.filter(({ relation }) => relation === "support").length;
const opposes = ({ map }: Imported) => map.edges.filter(({ relation }) => relation === "oppose").length;
const undercuts = ({ map }: Imported) =>
  map.edges.filter(({ relation, to }) => relation === "oppose" && edgesById(map).has(to)).length;
const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const texts = ({ map }: Imported) => map.nodes.map(({ text }) => plain(text)).sort();
const labels = ({ labels }: Entry) => labels.map(plain).sort();
const of = (folder: string) => entries.filter(({ file }) => file.startsWith(`${folder}/`));
const sum = (counts: unknown) =>
  Object.values(counts as Record<string, number>).reduce((total, count) => total + count, 0);

describe("samples", () => {
  it("are all in the manifest", () => {
    const folders = [...new Set(entries.map(({ file }) => file.split("/")[0] ?? ""))];
    const files = folders.flatMap((folder) =>
      readdirSync(join(data, folder)).map((file) => `${folder}/${file}`),
    );
    expect(files.filter((file) => !file.endsWith(".md")).sort()).toEqual(
      entries.map(({ file }) => file).sort(),
    );
  });

  it.each(of("aif"))("AIF $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("aif");
    expect(texts(read)).toEqual(labels(entry));
    expect(supports(read)).toBe(entry.support_relations);
    expect(undercuts(read)).toBe(sum(entry.relations_on_relations));
    expect(opposes(read) - undercuts(read)).toBe(entry.attack_relations);
    expect(lostCount(read, /ends are missing/)).toBe(entry.dangling_edges);
    if (entry.class === "must-open-with-warning") {
      const told = [...read.notes.lost, ...read.notes.changed];
      expect(told.some(({ what }) => /ends are missing|without any statement/.test(what))).toBe(true);
    }
  });

  it.each(of("arg-microtexts"))("arg-microtexts $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("microtexts");
    expect(texts(read)).toEqual(labels(entry));
    // The manifest counts edges of the file and, as pairs, what the "add" edges add to them; the map has the pairs.
    expect(supports(read)).toBe(entry.support_pairs);
    expect(opposes(read)).toBe(Number(entry.rebut_pairs) + Number(entry.undercut_sources));
    expect(undercuts(read)).toBe(entry.undercut_sources);
  });

  it.each(of("kialo"))("Kialo $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("kialo");
    // The manifest has the texts with the backslashes of the old layout.
    const unescaped = labels(entry).map((label) => label.replace(/\\([()[\]])/g, "$1"));
    expect(texts(read)).toEqual(unescaped.sort());
    expect(read.map.title).toBe(entry.title);
    expect(supports(read)).toBe(Number(entry.support_relations) + Number(entry.references_pro));
    expect(opposes(read)).toBe(Number(entry.attack_relations) + Number(entry.references_con));
  });

  it.each(of("graphml"))("GraphML $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("graphml");
    expect(read.map.nodes).toHaveLength(entry.statements);
    expect(read.map.edges.length + lostCount(read, /^links/)).toBe(entry.edges);
    const expected = ((entry.labels_plain as string[] | undefined) ?? entry.labels).map(plain);
    for (const text of texts(read)) expect(expected).toContain(text);
    if (entry.support_relations === null) return;
    expect(supports(read)).toBe(entry.support_relations);
    const undercut = Number((entry.edge_colours as Record<string, number>)["#551a8b"] ?? 0);
    expect(opposes(read)).toBe(Number(entry.attack_relations) + undercut);
  });

  it.each(of("dot"))("DOT $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("dot");
    expect(read.map.nodes).toHaveLength(entry.statements);
    expect(read.map.edges.length + lostCount(read, /^links/)).toBe(entry.edges);
    const expected = (entry.labels_plain as string[] | undefined) ?? entry.labels;
    expect(texts(read)).toEqual(expected.map((label) => plain(label.replace(/\\n/g, "\n"))).sort());
    if (entry.support_relations === null) return;
    expect(supports(read)).toBe(entry.support_relations);
    const undercut = Number((entry.edge_type_attribute as Record<string, number>).undercut ?? 0);
    expect(opposes(read)).toBe(Number(entry.attack_relations) + undercut);
  });

  it.each(of("jsoncanvas"))("JSON Canvas $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("canvas");
    expect(read.map.nodes).toHaveLength(entry.statements);
    expect(read.map.edges.length + lostCount(read, /^links/)).toBe(entry.edges);
    expect(read.isPlaced).toBe(true);
  });

  it.each(of("mermaid"))("Mermaid $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("mermaid");
    expect(read.map.nodes).toHaveLength(entry.statements);
    expect(read.map.edges.length + lostCount(read, /^links/)).toBe(entry.edges);
    expect(lostCount(read, /no part of a flowchart/)).toBe(0);
    const expected = entry.labels.map((label) => plain(label.replace(/<br\s*\/?>/g, "\n")));
    expect(texts(read)).toEqual(expected.sort());
  });
});

describe("Argdown samples", () => {
  it.each(of("argdown"))("Argdown $file", async (entry) => {
    const read = await converted(entry);
    expect(read.format).toBe("argdown");
    // Of the manifest's two readings the map has the stated one: every statement and argument of the text is a node.
    expect(read.map.nodes).toHaveLength(entry.statements + Number(entry.arguments));
    const firstLines = read.map.nodes.map(({ text }) => plain(text.split("\n")[0] ?? "")).sort();
    expect(firstLines).toEqual(labels(entry));
    const stated = entry.relations as Record<string, number>;
    const both = (stated.contrary ?? 0) + (stated.contradictory ?? 0);
    const attacks = (stated.attack ?? 0) + (stated.undercut ?? 0) + 2 * both;
    expect(opposes(read) + lostCount(read, /^links/)).toBe(attacks);
    expect(undercuts(read)).toBe(stated.undercut ?? 0);
    expect(supports(read)).toBeGreaterThanOrEqual((stated.support ?? 0) + (stated.entails ?? 0));
    expect(lostCount(read, /no Argdown/)).toBe(entry.parse_errors);
  });
});
