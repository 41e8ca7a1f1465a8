import { isSameData } from "../../../shared/basics/same-data";
import { comparisonAsMarkdown, comparisonAsPlainText, textPieces } from "../../../shared/compare/as-text";
import { type Comparison, compareVersions, hasOtherStrength } from "../../../shared/compare/comparison";
import { type Detail, detailsOf } from "../../../shared/compare/details";
import { type Changes, isNoDifference } from "../../../shared/document/compare";
import { edgeOf, nodeOf, sourcesById } from "../../../shared/document/lookups";
import type { ArgMap, MapEdge, MapNode, Source } from "../../../shared/document/types";
import type { Command } from "./command";
import { nameOf, openOrComplain } from "./input";
import { EXIT, print, printJson } from "./output";
import { readArguments, UsageError } from "./usage-error";

export const diff: Command = {
  name: "diff",
  usage: "diff A B",
  summary: "tell what changed from one map to another, by node and edge",
  help: [
    "  --json       one machine-readable object instead of text",
    "  --markdown   a report to hand on",
    "",
    "Nodes are matched by their ids, and by text and neighbours where ids differ; strengths are those of each version.",
    "In texts, [-words-] were removed and {+words+} added.",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean" },
      markdown: { type: "boolean" },
    });
    const [first, second, ...more] = positionals;
    if (first === undefined || second === undefined || more.length > 0)
      throw new UsageError("diff needs two files; see --help.");
    const before = await openOrComplain(first);
    if (typeof before === "number") return before;
    const after = await openOrComplain(second);
    if (typeof after === "number") return after;
    const comparison = compareVersions(before.map, after.map, { weigh: true });
    const names = { before: nameOf(first), after: nameOf(second) };
    if (values.json) await printJson(asJson(comparison));
    else
      await print(
        values.markdown ? comparisonAsMarkdown(comparison, names) : comparisonAsPlainText(comparison),
      );
    return EXIT.done;
  },
};

/** Names of the fields in which two versions of a row differ. */
function changedFields(before: object, after: object): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !isSameData(Reflect.get(before, key), Reflect.get(after, key)));
}

/** A change of one field as it is listed in the app, texts in pieces. */
function detailAsJson(detail: Detail) {
  const pieces = detail.isText ? textPieces(detail) : null;
  const { label, before, after } = detail;
  return { label, before, after, ...(pieces && { pieces }) };
}

/** What changed, with both versions of what is in both. */
function asJson(comparison: Comparison) {
  const { before, after, difference, strengths, matches, changes } = comparison;
  const rows = <T>(
    { added, removed, changed }: Changes,
    lookUp: (map: ArgMap, id: string) => T | undefined,
  ) => ({
    added: added.map((id) => lookUp(after, id)),
    removed: removed.map((id) => lookUp(before, id)),
    changed: changed.map((id) => {
      const [older, newer] = [lookUp(before, id), lookUp(after, id)];
      return { id, fields: older && newer ? changedFields(older, newer) : [], before: older, after: newer };
    }),
  });
  return {
    same: isNoDifference(difference),
    title: difference.title ? { before: before.title, after: after.title } : null,
    nodes: rows<MapNode>(difference.nodes, nodeOf),
    moved: difference.moved,
    edges: rows<MapEdge>(difference.edges, edgeOf),
    sources: rows<Source>(difference.sources, (map, id) => sourcesById(map).get(id)),
    strengths: strengths
      ? after.nodes
          .filter(({ id }) => hasOtherStrength(before, strengths, id))
          .map(({ id }) => ({
            id,
            before: strengths.before.get(id) ?? null,
            after: strengths.after.get(id) ?? null,
          }))
      : [],
    matched: matches,
    changes: changes.map((change) => ({
      ...change,
      details: detailsOf(comparison, change).map(detailAsJson),
    })),
  };
}
