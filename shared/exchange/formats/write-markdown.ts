/** The outline as Markdown: numbered rows that say what they support or oppose, references, strengths, and the sources. */
import type { ArgMap, MapNode } from "../../document/types";
import { strengthsOf } from "../../reasoning/strengths";
import type { Writer } from "./format";
import { AS_REFERENCES, tellLosses } from "./losses";
import { escapeMarkdown } from "./markdown-text";
import { type NumberedRow, numberedRows } from "./numbered-rows";
import { type References, referencesOf } from "./references";

/** Deeper rows are indented no further, or a chain would be mostly spaces; their numbers say where they belong. */
const DEEPEST_INDENT = 20;

function rowLines(
  row: NumberedRow,
  references: References,
  strengths: ReadonlyMap<string, number>,
): readonly string[] {
  const { number, level, node, repeats } = row;
  const indent = "  ".repeat(Math.min(level - 1, DEEPEST_INDENT));
  const words = [verbOf(row), ...(repeats === null ? aboutNode(node, strengths) : [])].filter(
    (one) => one !== "",
  );
  const text = repeats === null ? escapeMarkdown(node.text) : `→ ${repeats}`;
  const line = `${indent}- **${number}** *${words.join(", ") || "again"}:*${text === "" ? "" : ` ${text}`}`;
  if (repeats !== null) return [line];
  const notes =
    node.notes === undefined || node.notes === "" ? [] : [`${indent}  > ${escapeMarkdown(node.notes)}`];
  const quotes = references.of(node).map(({ quote, number: source, page }) => {
    const words = quote === "" ? "" : `“${escapeMarkdown(quote)}” `;
    return `${indent}  - ${words}[${source}]${page === null ? "" : `, p. ${page}`}`;
  });
  return [line, ...notes, ...quotes];
}

function verbOf({ edge, link, joint }: NumberedRow): string {
  if (!edge) return "";
  const verb = edge.relation === "support" ? "supports" : "opposes";
  return `${verb}${link === null ? "" : ` the link ${link}`}${joint === null ? "" : ` jointly ${joint}`}`;
}

function aboutNode(node: MapNode, strengths: ReadonlyMap<string, number>): readonly string[] {
  const strength = strengths.get(node.id);
  return [
    node.kind,
    ...(node.muted ? ["muted"] : []),
    ...(node.confidence === undefined ? [] : [`confidence ${node.confidence}`]),
    ...(strength === undefined ? [] : [`strength ${strength.toFixed(2)}`]),
  ];
}

export const markdownWriter: Writer = {
  format: "markdown",
  extensions: [".md"],
  notes: (map) =>
    tellLosses(map, {
      lost: ["places", "widths", "muting", "collapsing", "tags", "link notes", "unknown keys"],
      changed: {
        citations: AS_REFERENCES.citations,
        sources: "sources: listed by title and origin, without their texts",
      },
    }),
  write(map: ArgMap) {
    const strengths = strengthsOf(map).byNode;
    const references = referencesOf(map);
    const sources = references.sources.map(({ number, line }) => `${number}. ${escapeMarkdown(line)}`);
    const lines = [
      ...(map.title === "" ? [] : [`# ${escapeMarkdown(map.title)}`, ""]),
      ...numberedRows(map).flatMap((row) => rowLines(row, references, strengths)),
      ...(sources.length === 0 ? [] : ["", "## Sources", "", ...sources]),
      "",
    ];
    return lines.join("\n");
  },
};
