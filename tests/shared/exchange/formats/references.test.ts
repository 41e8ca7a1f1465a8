/** What nodes cite, as references in everything that is written; whatever signs a PDF left in the quotes. */
import { describe, expect, it } from "vitest";
import type { ArgMap } from "../../../../shared/document/types";
import { argdownModel } from "../../../../shared/exchange/formats/argdown-model";
import type { FormatName } from "../../../../shared/exchange/formats/notes";
import { writerOf } from "../../../../shared/exchange/formats/writers";
import { allInside, parseXml, textOf } from "../../../../shared/exchange/formats/xml-tree";
import { citationOf } from "../../../../shared/sources/quote";
import { listZip, unzip } from "../../../../shared/sources/read/zip";

/** A quote that goes over a page and has signs in it that no XML may hold. */
const TEXT = 'It rained.\n\fPrices\u0001 fell\n\fby half \ufeff{a: "b"} <c> & so on.';
const QUOTE = 'Prices fell by half {a: "b"} <c> & so on.';
const LINE = "Jane Roe: Grid storage. The Daily Volt, 2026-04-03. https://volt.example/grid (B2)";

const start = TEXT.indexOf("Prices");
const map: ArgMap = {
  title: "Storage",
  nodes: [
    {
      id: "n",
      kind: "decision",
      text: "Build it",
      x: 0,
      y: 0,
      citations: [citationOf("s", TEXT, { start, end: TEXT.length })],
    },
    { id: "m", kind: "motive", text: "Wind", x: 0, y: 200 },
  ],
  edges: [{ id: "e", from: "m", to: "n", relation: "support" }],
  sources: [
    { id: "other", title: "Never cited", text: "Nothing." },
    {
      id: "s",
      title: "Grid storage",
      text: TEXT,
      author: "Jane Roe",
      published: "2026-04-03",
      url: "https://volt.example/grid",
      grade: "B2",
      extra: [["publisher", "The Daily Volt"]],
    },
  ],
};

const help = { picture: async () => "<svg xmlns='http://www.w3.org/2000/svg'/>" };

async function written(format: FormatName, some = map): Promise<string> {
  const text = await writerOf(format)?.write(some, help);
  if (typeof text !== "string") throw new Error("not a text");
  return text;
}

function soundTree(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

describe("references", () => {
  it("stand in GraphML as a field of the node", async () => {
    const fields = allInside(soundTree(await written("graphml")), "data");
    const found = fields.find(({ attributes }) => attributes.get("key") === "n-references");
    expect(found && textOf(found)).toBe(`“${QUOTE}”, ${LINE}, p. 2`);
  });

  it("stand in OPML beside the words of the row", async () => {
    const rows = allInside(soundTree(await written("opml")), "outline");
    expect(rows.map(({ attributes }) => attributes.get("references"))).toEqual([
      `“${QUOTE}”, ${LINE}, p. 2`,
      undefined,
    ]);
  });

  it("stand in the page as quotes that lead to a numbered list of the sources", async () => {
    const page = (await written("html")).replace(/<meta ([^>]*)>/g, "<meta $1/>");
    const tree = soundTree(page.slice(page.indexOf("<html")));
    expect(allInside(tree, "blockquote").map(textOf)).toEqual([`${QUOTE} [1], p. 2`]);
    const items = allInside(tree, "li").filter(({ attributes }) =>
      /^source-/.test(attributes.get("id") ?? ""),
    );
    expect(items.map((item) => [item.attributes.get("id"), textOf(item)])).toEqual([
      ["source-1", LINE],
      ["source-2", "Never cited."],
    ]);
  });

  it("are footnotes in Word", async () => {
    const bytes = await writerOf("docx")?.write(map, help);
    if (!(bytes instanceof Uint8Array)) throw new Error("not bytes");
    const archive = listZip(bytes);
    const part = async (name: string) => {
      const entry = archive.ok ? archive.value.get(name) : undefined;
      const read = entry && (await unzip(new Uint8Array(bytes), entry, 1_000_000));
      return soundTree(new TextDecoder().decode(read?.ok ? read.value : new Uint8Array()));
    };
    const notes = allInside(await part("word/footnotes.xml"), "footnote").map(textOf);
    expect(notes.filter((words) => words.trim() !== "")).toEqual([`“${QUOTE}”, ${LINE}, p. 2`]);
    expect(allInside(await part("word/document.xml"), "footnoteReference")).toHaveLength(1);
  });

  it("stand in Argdown as data of the statement, with the sources at the beginning", async () => {
    const { statements, frontMatter, parserErrors } = argdownModel(await written("argdown"));
    expect(parserErrors).toEqual([]);
    expect(frontMatter).toMatchObject({ sources: { 1: LINE, 2: "Never cited." } });
    expect(statements?.n1).toMatchObject({ data: { references: [{ source: 1, page: 2, quote: QUOTE }] } });
  });

  it("stand in Markdown with numbers, as tooltips in DOT, and in a column of the table", async () => {
    const markdown = await written("markdown");
    expect(markdown).toMatch(/“Prices fell by half .*” \[1\], p\. 2\n/);
    expect(markdown).toMatch(/## Sources\n\n1\. Jane Roe: Grid storage\..*\n2\. Never cited\.\n/);
    expect(await written("dot")).toMatch(/tooltip="“Prices fell by half .*Jane Roe: Grid storage\./);
    const [head = "", first = ""] = (await written("csv")).split("\r\n");
    expect(head).toMatch(/,references$/);
    expect(first).toContain("Jane Roe: Grid storage.");
    const bare = { ...map, nodes: map.nodes.map(({ citations: _, ...node }) => node) };
    expect((await written("csv", bare)).split("\r\n")[0]).not.toMatch(/references/);
  });

  it("hold no sign that cannot be seen, in any of the texts", async () => {
    for (const format of ["graphml", "opml", "html", "argdown", "markdown", "dot", "csv", "aif"] as const) {
      const text = await written(format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that no text may hold
      expect(text, format).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/);
    }
  });

  it("are told before: as references, and without sources that nobody cites where there is no list", () => {
    const told = (format: FormatName) => writerOf(format)?.notes(map);
    expect(told("opml")?.lost.map(({ what }) => what)).toContain("sources that no node cites");
    expect(told("opml")?.kept.sources).toBe(1);
    expect(told("argdown")?.lost.map(({ what }) => what)).not.toContain("sources that no node cites");
    expect(told("argdown")?.kept.sources).toBe(2);
    for (const format of ["opml", "csv", "graphml", "dot", "argdown", "markdown"] as const)
      expect(told(format)?.changed.map(({ what }) => what)).toContain(
        "quotes of sources: written as references, to be read, not to be opened again",
      );
  });
});
