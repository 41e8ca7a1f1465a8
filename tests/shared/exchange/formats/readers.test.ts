/** Any text at all is safe to give to any reader: it says no, or it makes a sound map. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../../shared/document/invariants";
import type { Reader } from "../../../../shared/exchange/formats/format";
import type { FormatName } from "../../../../shared/exchange/formats/notes";
import { importText, READERS, readerFor, readerOf } from "../../../../shared/exchange/formats/readers";

const data = join(import.meta.dirname, "../../../data");

const FOLDERS: Partial<Record<FormatName, string>> = {
  aif: "aif",
  argdown: "argdown",
  canvas: "jsoncanvas",
  csv: "csv",
  dot: "dot",
  freeplane: "freeplane",
  graphml: "graphml",
  kialo: "kialo",
  markdown: "markdown",
  mermaid: "mermaid",
  microtexts: "arg-microtexts",
  opml: "opml",
};

function samplesOf({ format }: Reader): readonly string[] {
  const folder = FOLDERS[format];
  if (folder === undefined) return ["{}", ""];
  return readdirSync(join(data, folder))
    .filter((file) => file !== "README.md")
    .map((file) => readFileSync(join(data, folder, file), "utf8"))
    .filter((text) => text.length < 4000);
}

/** A sample with some places cut out, doubled or filled with something else. */
function damaged(samples: readonly string[]): fc.Arbitrary<string> {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 40 }),
    put: fc.oneof(
      fc.constantFrom(
        "",
        "{",
        "}",
        "[",
        "<",
        ">",
        '"',
        "\n",
        "\\",
        "-->",
        "]]>",
        "&x;",
        "null",
        "-1",
        "\u0000",
        "<!--",
      ),
      fc.string({ maxLength: 6 }),
    ),
  });
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([text, damages]) =>
      damages.reduce((so, { at, length, put }) => {
        const place = Math.floor(at * so.length);
        return so.slice(0, place) + put + so.slice(place + length);
      }, text),
    );
}

async function isSafe(reader: Reader, text: string): Promise<void> {
  const read = await importText(reader, text);
  if (read.ok) expect(violations(read.value.map)).toEqual([]);
  else expect(read.error.message.length).toBeGreaterThan(5);
}

describe.each(READERS.map((reader) => [reader.format, reader] as const))("the reader of %s", (_, reader) => {
  it("is safe with any text", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.json()), (text) =>
        isSafe(reader, text),
      ),
    ));

  it("is safe with damaged files of its own", () =>
    fc.assert(
      fc.asyncProperty(damaged(samplesOf(reader)), (text) => isSafe(reader, text)),
      { numRuns: 150 },
    ));
});

describe("readerFor", () => {
  it("never throws, and goes by the content before the extension", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(".json", ".md", ".csv", ".x", ""), (text, extension) => {
        const found = readerFor(text, extension);
        if (found) expect(found.recognises(text) || found.extensions.includes(extension)).toBe(true);
      }),
    );
    expect(readerFor("digraph { a -> b }", ".json")?.format).toBe("dot");
  });

  it("leaves Argmap's own maps alone", () => {
    expect(readerFor('{\n  "format": "argmap", "nodes": [], "edges": [{"type":1}]}', ".json")).toBeNull();
  });
});

describe("XML", () => {
  const read = (text: string) => importText(readerOf("graphml") as Reader, text);

  it("expands no entities and fetches nothing", async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`).join("");
    const bomb = `<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY l0 "ha">${lines}]><graphml><graph><node id="&l20;"/></graph></graphml>`;
    expect(await read(bomb)).toMatchObject({ ok: false, error: { kind: "malformed" } });
    const external = `<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml><graph><node id="a&x;"/></graph></graphml>`;
    expect(await read(external)).toMatchObject({ ok: false });
  });

  it("has a bound for its depth", async () => {
    const deep = `<graphml>${"<graph>".repeat(100_000)}`;
    expect(await read(deep)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("deep") },
    });
  });
});

describe("texts made to keep readers busy", () => {
  const texts: readonly (readonly [name: string, text: string])[] = [
    ["line ends", "\n".repeat(100_000)],
    ["spaces", " ".repeat(100_000)],
    ["opening angles", "<".repeat(50_000)],
    ["opening braces", "{".repeat(50_000)],
    ["opening brackets", "[".repeat(50_000)],
    ["quotation marks", '"'.repeat(50_001)],
    ["escapes in DOT", `digraph { a [label="${"\\a".repeat(100_000)}`],
    ["emphasis", "- *".repeat(20_000)],
    ["unfinished links of Mermaid", `flowchart TD\n${"a -- ".repeat(20_000)}`],
    ["unfinished remarks", "<!--".repeat(20_000)],
    ["unfinished directives", "%%{".repeat(20_000)],
    ["blanks in DOT", `digraph {${" \n".repeat(100_000)}`],
    ["claims of one number", `Discussion Title: x\n${"1. a\n".repeat(10_000)}`],
    ["commas", ",".repeat(100_000)],
  ];

  it.each(texts)("%s", async (_, text) => {
    readerFor(text, ".x");
    for (const reader of READERS) {
      const start = process.cpuUsage();
      await isSafe(reader, text);
      const { user, system } = process.cpuUsage(start);
      // Where a pattern looks for the end again and again this takes minutes; the bound is wide for slow machines. Time
      // of the processor, because a busy machine makes any test wait.
      expect((user + system) / 1000).toBeLessThan(10_000);
    }
  });
});
