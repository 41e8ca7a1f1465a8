/**
 * Markdown outlines: headings and lists, items below items. The one that Argmap writes numbers its rows, and says in words
 * what each row says about which other one; it is read by these words.
 */
import { err, ok, type Result } from "../../basics/result";
import type { Relation } from "../../document/types";
import { createMapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";
import { addOwnRows, isOwnRow } from "./markdown-own";
import { unescapeMarkdown } from "./markdown-text";
import { addItems, type OutlineItem } from "./outline-items";

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/;

interface Place {
  readonly id: string;
  /** Headings by their level; items below all headings, by their indent. */
  readonly depth: number;
}

interface Open extends OutlineItem {
  readonly lines: string[];
}

const BELOW_HEADINGS = 10;

function read(text: string): Result<Imported, ImportProblem> {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  if (lines.some(isOwnRow)) return ok(ownMap(lines));
  const building = createMapBuilding();
  const { title, items } = itemsOf(lines);
  if (items.length === 0 && title === "")
    return err({ kind: "malformed", message: "is no outline: it has neither headings nor list items" });
  const closed = items.map(({ lines: notes, ...item }) => ({ ...item, notes: notes.join("\n").trim() }));
  addItems(closed, building);
  return ok(building.finish(title));
}

function ownMap(lines: readonly string[]): Imported {
  const [, title = ""] = lines.map((line) => /^# (.*)$/.exec(line)).find((found) => found !== null) ?? [];
  const building = createMapBuilding();
  addOwnRows(lines, building);
  return building.finish(unescapeMarkdown(title));
}

/** Which way a bullet points, where the outline uses both: "+" and "-" lists are lists for and against. */
function signsOf(lines: readonly string[]): (bullet: string) => Relation | undefined {
  const bullets = new Set(lines.map((line) => ITEM.exec(line)?.[2]));
  if (!bullets.has("+") || !bullets.has("-")) return () => undefined;
  return (bullet) => (bullet === "+" ? "support" : bullet === "-" ? "oppose" : undefined);
}

function itemsOf(lines: readonly string[]): { readonly title: string; readonly items: readonly Open[] } {
  const signOf = signsOf(lines);
  const items: Open[] = [];
  const above: Place[] = [];
  let title: string | null = null;
  let fence: string | null = null;
  const add = (depth: number, text: string, relation?: Relation) => {
    while ((above.at(-1)?.depth ?? -1) >= depth) above.pop();
    const id = `item ${items.length + 1}`;
    items.push({ id, parent: above.at(-1)?.id ?? null, text: unescapeMarkdown(text), relation, lines: [] });
    above.push({ id, depth });
  };
  for (const line of lines) {
    const [mark] = /^\s*(?:```+|~~~+)/.exec(line) ?? [];
    if (mark !== undefined && (fence === null || mark.trim().startsWith(fence)))
      fence = fence === null ? mark.trim() : null;
    const heading = fence === null ? HEADING.exec(line) : null;
    const item = fence === null ? ITEM.exec(line) : null;
    if (heading) {
      const [, marks = "", words = ""] = heading;
      if (title === null && marks.length === 1 && items.length === 0) title = unescapeMarkdown(words);
      else add(marks.length, words);
    } else if (item) {
      const [, indent = "", bullet = "", words = ""] = item;
      add(
        BELOW_HEADINGS + indent.replace(/\t/g, "    ").length,
        words.replace(/^\[[ xX]\]\s+/, ""),
        signOf(bullet),
      );
    } else if (line.trim() !== "") items.at(-1)?.lines.push(unescapeMarkdown(line.trim()));
  }
  return { title: title ?? "", items };
}

export const markdown: Reader = {
  format: "markdown",
  extensions: [".md", ".markdown"],
  isLoose: true,
  recognises: (text) => {
    const lines = text.slice(0, 20_000).split(/\r\n|\r|\n/);
    return lines.some(isOwnRow) || lines.filter((line) => ITEM.test(line)).length >= 2;
  },
  read,
};
