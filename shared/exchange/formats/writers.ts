/** All formats that a map can be written in. */
import type { Writer } from "./format";
import type { FormatName } from "./notes";
import { aifWriter } from "./write-aif";
import { argdownWriter } from "./write-argdown";
import { canvasWriter } from "./write-canvas";
import { csvWriter } from "./write-csv";
import { docxWriter } from "./write-docx";
import { dotWriter } from "./write-dot";
import { graphmlWriter } from "./write-graphml";
import { htmlWriter } from "./write-html";
import { markdownWriter } from "./write-markdown";
import { mermaidWriter } from "./write-mermaid";
import { opmlWriter } from "./write-opml";

export const WRITERS: readonly Writer[] = [
  argdownWriter,
  aifWriter,
  graphmlWriter,
  canvasWriter,
  mermaidWriter,
  dotWriter,
  opmlWriter,
  csvWriter,
  markdownWriter,
  htmlWriter,
  docxWriter,
];

/** The writer for files with this extension (with the dot). */
export function writerFor(extension: string): Writer | null {
  return WRITERS.find(({ extensions }) => extensions.includes(extension.toLowerCase())) ?? null;
}

export function writerOf(format: FormatName): Writer | null {
  return WRITERS.find((writer) => writer.format === format) ?? null;
}
