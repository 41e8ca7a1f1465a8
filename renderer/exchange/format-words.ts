/** Formats of other programs in words. */
import type { ExportKind } from "../../shared/bridge/export-kinds";
import { KIND_NAMES } from "../../shared/document/describe";
import { KINDS } from "../../shared/document/types";
import type { Imported } from "../../shared/exchange/formats/format";
import type { ConversionNotes, FormatName, Note } from "../../shared/exchange/formats/notes";
import { AS_PROPOSED, type Choices, countProposals } from "../../shared/exchange/formats/proposals";

export const FORMAT_WORDS: Readonly<Record<FormatName, string>> = {
  argmap: "Argmap",
  argdown: "Argdown",
  aif: "Argument Interchange Format (AIF)",
  microtexts: "Argumentative microtexts",
  kialo: "Kialo",
  graphml: "GraphML",
  canvas: "JSON Canvas (Obsidian)",
  mermaid: "Mermaid flowchart",
  dot: "DOT (Graphviz)",
  opml: "OPML outline",
  freeplane: "Freeplane",
  csv: "Table (CSV)",
  markdown: "Markdown outline",
  html: "Web page",
  docx: "Word document",
  "argument-graph": "Weighted argument graph",
};

/** What can be written, in the order in which it is offered, and as which kind of file. */
export const WRITTEN = [
  ["docx", "docx"],
  ["html", "html"],
  ["markdown", "md"],
  ["argdown", "argdown"],
  ["aif", "json"],
  ["csv", "csv"],
  ["opml", "opml"],
  ["graphml", "graphml"],
  ["canvas", "canvas"],
  ["mermaid", "mmd"],
  ["dot", "dot"],
] as const satisfies readonly (readonly [FormatName, ExportKind])[];

export type WrittenFormat = (typeof WRITTEN)[number][0];

export function keptInWords({ kept }: ConversionNotes): string {
  const parts = Object.entries(kept).map(
    ([what, count]) => `${count.toLocaleString("en")} ${count === 1 ? what.replace(/s$/, "") : what}`,
  );
  return parts.length === 0 ? "nothing" : parts.join(", ");
}

/** "3 × links that were there twice: a → b; c → d" */
export function noteInWords({ what, count, examples }: Note): string {
  const which = examples.length === 0 ? "" : `: ${examples.join("; ")}${count > examples.length ? " …" : ""}`;
  return `${count.toLocaleString("en")} × ${what}${which}`;
}

/** The whole report as plain text, for the clipboard and to be kept with the map. */
export function reportInWords(notes: ConversionNotes): string {
  const lines = (verb: string, list: readonly Note[]) => list.map((note) => `${verb}: ${noteInWords(note)}`);
  return [
    `Kept: ${keptInWords(notes)}`,
    ...lines("Changed", notes.changed),
    ...lines("Lost", notes.lost),
  ].join("\n");
}

/** What the person chose in place of what was proposed, a line for each. */
export function choicesInWords(imported: Imported, { kinds, relation }: Choices): readonly string[] {
  const counts = countProposals(imported, relation);
  const others = KINDS.flatMap((kind) => {
    const chosen = kinds[kind] ?? kind;
    const count = counts.kinds.get(kind) ?? 0;
    return chosen === kind || count === 0
      ? []
      : [
          `Chosen: ${count} proposed as ${KIND_NAMES[kind].toLowerCase()} taken as ${KIND_NAMES[chosen].toLowerCase()}`,
        ];
  });
  return relation === AS_PROPOSED.relation || counts.relations === 0
    ? others
    : [`Chosen: ${counts.relations} links that do not say taken as opposing`, ...others];
}
