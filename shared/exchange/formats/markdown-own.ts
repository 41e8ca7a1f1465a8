/**
 * The rows of Argmap's own Markdown outline: `- **1.2** *opposes the link 1.1, risk:* words`. A row is known by its number; its
 * words say whether it supports or opposes the row above, or the link of another row; `→ 1.1` repeats the node of row 1.1.
 */
import { KINDS, type Kind, type Relation } from "../../document/types";
import type { MapBuilding } from "./building";
import { unescapeMarkdown } from "./markdown-text";

const ROW = /^\s*- \*\*(\d+(?:\.\d+)*)\*\* \*([^*]*):\*(?: (.*))?$/;
const NOTES = /^\s*> (.*)$/;

export interface OwnRow {
  readonly number: string;
  readonly relation: Relation | null;
  /** The row whose link this one is about; null where it is about the node above. */
  readonly link: string | null;
  readonly kind: Kind | null;
  readonly joint: string | null;
  readonly confidence: number | null;
  /** Whose node the row repeats. */
  readonly repeats: string | null;
}

export function isOwnRow(line: string): boolean {
  return ROW.test(line);
}

/** What stands in italics: "supports jointly A, motive, confidence 0.7, strength 0.5". Strengths follow from the rest. */
function rowOf(number: string, words: string, text: string): OwnRow {
  const parts = words.split(", ");
  const [, verb, link, joint] =
    /^(supports|opposes)(?: the link (\d+(?:\.\d+)*))?(?: jointly ([A-Z]+))?$/.exec(parts[0] ?? "") ?? [];
  const confidence = parts
    .map((part) => /^confidence (\d(?:\.\d+)?(?:e-\d+)?)$/.exec(part)?.[1])
    .find((one) => one);
  return {
    number,
    relation: verb === undefined ? null : verb === "supports" ? "support" : "oppose",
    link: link ?? null,
    joint: joint ?? null,
    kind: KINDS.find((kind) => parts.includes(kind)) ?? null,
    confidence: confidence === undefined ? null : Math.min(1, Number(confidence)),
    repeats: /^→ (\d+(?:\.\d+)*)$/.exec(text)?.[1] ?? null,
  };
}

/** Adds the nodes and links of all rows. */
export function addOwnRows(lines: readonly string[], building: MapBuilding): void {
  const rows: OwnRow[] = [];
  const texts = new Map<string, { text: string; notes: string[] }>();
  let last: { text: string; notes: string[] } | null = null;
  for (const line of lines) {
    const [whole, number = "", words = "", text = ""] = ROW.exec(line) ?? [];
    if (whole !== undefined) {
      const row = rowOf(number, words, text);
      rows.push(row);
      last = { text: unescapeMarkdown(text), notes: [] };
      if (row.repeats === null) texts.set(number, last);
    } else if (/^## /.test(line)) break;
    else {
      const [, note] = NOTES.exec(line) ?? [];
      if (note !== undefined && last) last.notes.push(unescapeMarkdown(note));
    }
  }
  for (const { number, kind, confidence, repeats } of rows) {
    const words = texts.get(number);
    if (repeats !== null || !words) continue;
    building.node(`row ${number}`, {
      text: words.text,
      x: 0,
      y: 0,
      as: `row-${number}`,
      ...(kind && { kind }),
      ...(confidence !== null && { confidence }),
      ...(words.notes.length > 0 && { notes: words.notes.join("\n") }),
    });
  }
  const nodeAt = new Map(rows.map(({ number, repeats }) => [number, repeats ?? number]));
  for (const { number, relation, link, joint } of rows) {
    if (relation === null) continue;
    const parent = number.slice(0, Math.max(0, number.lastIndexOf(".")));
    const target = link === null ? `row ${nodeAt.get(parent) ?? parent}` : `link ${link}`;
    building.edge(`link ${number}`, `row ${nodeAt.get(number) ?? number}`, target, relation, {
      as: `link-${number}`,
      ...(joint !== null && { joint: `${joint} ${link ?? parent}` }),
    });
  }
}
