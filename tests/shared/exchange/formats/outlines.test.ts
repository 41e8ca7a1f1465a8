/** Outlines and tables, which have no counts of their own software: small files, and what they say. */
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeOf } from "../../../../shared/document/lookups";
import { csvLine, csvRows } from "../../../../shared/exchange/formats/csv-rows";
import { importText, readerFor } from "../../../../shared/exchange/formats/readers";

const data = join(import.meta.dirname, "../../../data");

async function read(file: string, extension = extname(file)) {
  const text = readFileSync(join(data, file), "utf8");
  const reader = readerFor(text, extension);
  if (!reader) throw new Error("No reader");
  const result = await importText(reader, text);
  if (!result.ok) throw new Error(result.error.message);
  const { map, notes } = result.value;
  const short = (id: string) => nodeOf(map, id)?.text.split(/[\n.]/)[0] ?? "?";
  return {
    format: reader.format,
    title: map.title,
    kinds: map.nodes.map(({ kind }) => kind),
    texts: map.nodes.map(({ text }) => text),
    notes: map.nodes.map((node) => node.notes ?? ""),
    links: map.edges.map(
      ({ from, relation, to }) => `${short(from)} ${relation === "support" ? "+" : "-"} ${short(to)}`,
    ),
    changed: notes.changed.map(({ what }) => what),
    lost: notes.lost.map(({ what }) => what),
  };
}

const BRIDGE = [
  "The old one is closed every spring + The town needs a second bridge",
  "It costs four million - The town needs a second bridge",
  "The state pays three of them - It costs four million",
];

describe("outlines", () => {
  it("OPML: words before the text say which way, and notes and addresses stay", async () => {
    const found = await read("opml/own-outline.opml");
    expect(found).toMatchObject({ format: "opml", title: "Second bridge" });
    expect(found.links).toEqual([...BRIDGE, "Fewer detours & less noise + The town needs a second bridge"]);
    expect(found.notes[0]).toBe("From the council's minutes.");
    expect(found.notes.at(-1)).toBe("https://example.org/noise");
    expect(found.changed.join()).toContain("taken as supporting");
  });

  it("Freeplane: icons and colours say which way, connectors are links", async () => {
    const found = await read("freeplane/own-mindmap.mm");
    expect(found.format).toBe("freeplane");
    expect(found.texts.at(-1)).toBe("The state pays\nthree of them.");
    expect(found.notes.at(-1)).toBe("Letter of the ministry.");
    expect(found.links).toEqual([
      ...BRIDGE.slice(0, 2),
      "The state pays - It costs four million",
      "The state pays + The old one is closed every spring",
    ]);
  });

  it("Markdown: lists below lists, with kinds and signs in words", async () => {
    const found = await read("markdown/own-outline.md");
    expect(found).toMatchObject({ format: "markdown", title: "Second bridge" });
    expect(found.texts[0]).toBe("The town needs a second bridge.");
    expect(found.texts[1]).toBe("The old one (https://example.org/old) is closed every spring.");
    expect(found.kinds).toEqual(["decision", "motive", "critique", "critique", "risk"]);
    expect(found.notes[3]).toBe("It said so in a letter.");
  });

  it("Markdown: plus and minus as bullets are for and against", async () => {
    const found = await read("markdown/own-for-and-against.md");
    expect(found.links).toEqual([
      "Dogs lower stress + The office should allow dogs",
      "Some colleagues are allergic - The office should allow dogs",
      "A dog-free floor solves this - Some colleagues are allergic",
    ]);
  });
});

describe("tables", () => {
  it("CSV with a column for the parent, parted by semicolons", async () => {
    const found = await read("csv/own-parent.csv");
    expect(found.format).toBe("csv");
    expect(found.texts[2]).toBe('It costs "four" million;\nsays the council.');
    expect(found.links).toEqual([
      BRIDGE[0],
      'It costs "four" million; - The town needs a second bridge',
      'The state pays three of them - It costs "four" million;',
    ]);
    expect(found.lost).toEqual(["columns that a map does not have"]);
  });

  it("CSV of links alone: the names are the texts", async () => {
    const found = await read("csv/own-links.csv");
    expect(found.links).toEqual([
      "Closed every spring + A second bridge",
      "Four million - A second bridge",
      "The state pays - Four million",
    ]);
    expect(found.changed.join()).toContain("only links name");
  });

  it("holds every value, and nothing that a spreadsheet would calculate", () => {
    const value = fc.oneof(
      fc.constantFrom("=1+1", "@x", "-2", "+a", "'=b", "a,b", 'q"', "\r\n", "\t"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1 }), (rows) => {
        const named = [["a", "b", "c"], ...rows.map((row) => [...row])];
        const text = named.map((row) => `${csvLine(row)}\r\n`).join("");
        expect(csvRows(text)).toEqual(named.map((row) => row));
        for (const [first = ""] of rows) expect(csvLine([first, "x", "y"])).not.toMatch(/^"?[=+@]/);
      }),
    );
  });
});
