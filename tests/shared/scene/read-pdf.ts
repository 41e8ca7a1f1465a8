/** Reads back what the program's own PDF files say: objects, streams and the text with its fonts' tables. */
import { inflateSync } from "node:zlib";

export interface PdfObject {
  readonly number: number;
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

/** Every object, found through the table at the end; throws where the table points elsewhere. */
export function pdfObjects(file: Uint8Array): PdfObject[] {
  const text = Buffer.from(file).toString("latin1");
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const table = /^xref\n0 (\d+)\n/.exec(text.slice(start));
  if (!table) throw new Error("startxref points to no table");
  const first = start + table[0].length;
  return Array.from({ length: Number(table[1]) - 1 }, (_, i) => {
    const entry = text.slice(first + (i + 1) * 20, first + (i + 2) * 20);
    if (!/^\d{10} 00000 n \n$/.test(entry)) throw new Error(`bad table entry ${entry}`);
    return objectAt(text, Number(entry.slice(0, 10)), i + 1);
  });
}

function objectAt(text: string, at: number, number: number): PdfObject {
  const head = `${number} 0 obj\n`;
  if (!text.startsWith(head, at)) throw new Error(`object ${number} is not at ${at}`);
  const start = at + head.length;
  const dictionary = text.slice(start, text.indexOf("\n", start));
  const length = /\/Length (\d+)/.exec(dictionary)?.[1];
  if (!length) return { number, dictionary, stream: null };
  const from = start + dictionary.length + "\nstream\n".length;
  const to = from + Number(length);
  if (text.slice(to, to + 10) !== "\nendstream") throw new Error(`object ${number} has a wrong length`);
  return { number, dictionary, stream: inflateSync(Buffer.from(text.slice(from, to), "latin1")) };
}

export interface PdfLine {
  readonly font: string;
  readonly size: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far the line moves the pen, by the font's widths and the numbers between the codes. */
  readonly advance: number;
}

/** The lines of text of the page, as a reader of the file finds them: codes through the font's ToUnicode table. */
export function pdfLines(file: Uint8Array): PdfLine[] {
  const objects = pdfObjects(file);
  const get = (number: string | undefined) => objects[Number(number) - 1]!;
  const page = objects.find((object) => object.dictionary.includes("/Type /Page "))!;
  const content = get(/\/Contents (\d+)/.exec(page.dictionary)?.[1]).stream!.toString("latin1");
  const tables = new Map<string, Map<string, string>>();
  const widths = new Map<string, number[]>();
  for (const [, name, number] of page.dictionary.matchAll(/\/(Text|Bold|Hidden) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+)/.exec(get(number).dictionary)?.[1];
    tables.set(name!, codesOf(get(table).stream!.toString("latin1")));
    const descendant = get(/\/DescendantFonts \[(\d+)/.exec(get(number).dictionary)?.[1]).dictionary;
    const list = /\/W \[1 \[([^\]]*)\]\]/.exec(descendant)?.[1] ?? "";
    widths.set(name!, list.split(" ").map(Number));
  }
  const lines = content.matchAll(/BT .*?\/(\w+) ([\d.]+) Tf 1 0 0 -1 (\S+) (\S+) Tm (.*?) ET/g);
  return Array.from(lines, ([, font, size, x, y, shown]) => {
    const codes = [...shown!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []);
    const text = codes.map((code) => tables.get(font!)?.get(code)).join("");
    const own = codes.reduce(
      (sum, code) => sum + (widths.get(font!)?.[Number.parseInt(code, 16) - 1] ?? 0),
      0,
    );
    const moved = [...shown!.matchAll(/(?<=> )-?[\d.]+(?= )|(?<=\[ )-?[\d.]+(?= <)/g)].reduce(
      (sum, [n]) => sum + Number(n),
      0,
    );
    const advance = ((own - moved) * Number(size)) / 1000;
    return { font: font!, size: Number(size), text, x: Number(x), y: Number(y), advance };
  });
}

function codesOf(map: string): Map<string, string> {
  const entries = [...map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]*)>$/gm)];
  return new Map(
    entries.map(([, code, hex]) => [code!, Buffer.from(hex!, "hex").swap16().toString("utf16le")]),
  );
}
