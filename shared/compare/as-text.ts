/** A comparison as a text to hand on: plain for terminals and mails, Markdown for reports. */
import { escapeMarkdown } from "../exchange/formats/markdown-text";
import type { Change, ChangeVerb, Comparison } from "./comparison";
import { type Detail, detailsOf } from "./details";
import { type Piece, wordChanges } from "./word-changes";
import { changeSubject, comparisonInWords, matchesInWords, VERB_SIGNS } from "./words";

export interface VersionNames {
  readonly before: string;
  readonly after: string;
}

/** Longer texts are told by their lengths alone. */
const LONGEST_COMPARED = 20_000;

/** The pieces of a text's change; null where it is too long to be read through. */
export function textPieces({ before, after }: Detail): readonly Piece[] | null {
  return before.length + after.length > LONGEST_COMPARED ? null : wordChanges(before, after);
}

/** How one piece of a text is marked. */
type Mark = (piece: Piece) => string;

const plainMark: Mark = ({ kind, text }) =>
  kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `{+${text}+}`;

function detailWords(detail: Detail, mark: Mark, plain: (text: string) => string): string {
  const { label, before, after, isText } = detail;
  if (before === after) return `${label} changed`;
  if (!isText) return `${label}: ${plain(before || "none")} → ${plain(after || "none")}`;
  const pieces = textPieces(detail);
  const count = (text: string) => `${text.length.toLocaleString("en")} characters`;
  if (!pieces) return `${label}: ${count(before)} → ${count(after)}`;
  const marked = pieces
    .map(mark)
    .join("")
    .replace(/\s*\n\s*/g, " ⏎ ");
  return `${label}: ${marked}`;
}

/** One change to a line, with what changed about it in lines below; words as `[-removed-]` and `{+added+}`. */
export function comparisonAsPlainText(comparison: Comparison, names?: VersionNames): string {
  const matched = matchesInWords(comparison);
  return [
    ...(names ? [`From ${names.before} to ${names.after}`] : []),
    `${comparisonInWords(comparison)}.`,
    ...(matched === "" ? [] : [`Found again under other ids: ${matched}.`]),
    ...comparison.changes.flatMap((change) => [
      `${VERB_SIGNS[change.verb]} ${changeSubject(comparison, change)}${idWords(change)}`,
      ...detailsOf(comparison, change).map(
        (detail) => `    ${detailWords(detail, plainMark, (text) => text)}`,
      ),
    ]),
  ].join("\n");
}

const idWords = ({ id }: Change): string => (id === "" ? "" : ` (${id})`);

const SECTIONS: readonly (readonly [title: string, verbs: readonly ChangeVerb[]])[] = [
  ["Added", ["added"]],
  ["Removed", ["removed"]],
  ["Changed", ["changed", "relinked"]],
  ["Other strengths", ["strength"]],
  ["Moved", ["moved"]],
];

/** Spaces stay outside of the marks: Markdown does not see a mark that begins or ends with one. */
function markdownMark({ kind, text }: Piece): string {
  const [, before = "", inside = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  const sign = kind === "same" ? "" : kind === "removed" ? "~~" : "**";
  return inside === "" ? text : `${before}${sign}${escapeMarkdown(inside)}${sign}${after}`;
}

/** A report with one list for each sort of change; words that went are struck out, those that came are bold. */
export function comparisonAsMarkdown(comparison: Comparison, names: VersionNames): string {
  const matched = matchesInWords(comparison);
  const words = comparisonInWords(comparison);
  const item = (change: Change) => [
    `- ${escapeMarkdown(changeSubject(comparison, change))}`,
    ...detailsOf(comparison, change).map(
      (detail) => `  - ${detailWords(detail, markdownMark, escapeMarkdown)}`,
    ),
  ];
  const sections = SECTIONS.flatMap(([title, verbs]) => {
    const changes = comparison.changes.filter(({ verb }) => verbs.includes(verb));
    return changes.length === 0 ? [] : ["", `## ${title}`, "", ...changes.flatMap(item)];
  });
  return [
    `# What changed from ${escapeMarkdown(names.before)} to ${escapeMarkdown(names.after)}`,
    "",
    `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
    ...(matched === "" ? [] : ["", `Found again under other ids: ${matched}.`]),
    ...sections,
    "",
  ].join("\n");
}
