import {
  type Changes,
  compareMaps,
  differenceInWords,
  isNoDifference,
  type MapDifference,
} from "../../../shared/document/compare";
import { edgeName, KIND_NAMES, shortText } from "../../../shared/document/describe";
import { edgeOf, nodeOf, sourcesById } from "../../../shared/document/lookups";
import type { ArgMap, MapEdge, MapNode, Source } from "../../../shared/document/types";
import { changedFields, matchIds } from "../../../shared/merge/match";
import type { Command } from "./command";
import { openOrComplain } from "./input";
import { EXIT, print, printJson } from "./output";
import { readArguments, UsageError } from "./usage-error";

export const diff: Command = {
  name: "diff",
  usage: "diff A B",
  summary: "tell what changed from one map to another, by node and edge",
  help: [
    "  --json   one machine-readable object instead of text",
    "",
    "Nodes are matched by their ids, and by text and neighbours where ids differ.",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: "boolean" } });
    const [first, second, ...more] = positionals;
    if (first === undefined || second === undefined || more.length > 0)
      throw new UsageError("diff needs two files; see --help.");
    const before = await openOrComplain(first);
    if (typeof before === "number") return before;
    const after = await openOrComplain(second);
    if (typeof after === "number") return after;
    const matched = matchIds(before.map, after.map);
    const difference = compareMaps(before.map, matched);
    await (values.json
      ? printJson(asJson(before.map, matched, difference))
      : print(asText(before.map, matched, difference)));
    return EXIT.done;
  },
};

/** What changed, with both versions of what is in both. */
function asJson(before: ArgMap, after: ArgMap, difference: MapDifference) {
  const rows = <T>(changes: Changes, lookUp: (map: ArgMap, id: string) => T | undefined) => ({
    added: changes.added.map((id) => lookUp(after, id)),
    removed: changes.removed.map((id) => lookUp(before, id)),
    changed: changes.changed.map((id) => {
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
  };
}

function asText(before: ArgMap, after: ArgMap, difference: MapDifference): string {
  const { nodes, edges, sources, moved } = difference;
  const node = (map: ArgMap, id: string) => {
    const found = nodeOf(map, id);
    return found ? `${KIND_NAMES[found.kind]} ${id}: ${shortText(found.text)}` : id;
  };
  const edge = (map: ArgMap, id: string) => {
    const found = edgeOf(map, id);
    return found ? `Edge ${id}: ${edgeName(map, found)}` : id;
  };
  const source = (map: ArgMap, id: string) => `Source ${id}: ${sourcesById(map).get(id)?.title ?? ""}`;
  const lines = ({ added, removed, changed }: Changes, words: (map: ArgMap, id: string) => string) => [
    ...removed.map((id) => `- ${words(before, id)}`),
    ...added.map((id) => `+ ${words(after, id)}`),
    ...changed.flatMap((id) => [`~ ${words(before, id)}`, `  ${words(after, id)}`]),
  ];
  return [
    `${differenceInWords(difference)}.`,
    ...(difference.title ? [`~ Title: ${before.title}`, `  Title: ${after.title}`] : []),
    ...lines(nodes, node),
    ...lines(edges, edge),
    ...lines(sources, source),
    ...moved.map((id) => `= moved ${node(after, id)}`),
  ].join("\n");
}
