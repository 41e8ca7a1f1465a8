import { pointsAtEdge } from "../../../shared/document/lookups";
import { type ArgMap, KINDS, RELATIONS } from "../../../shared/document/types";
import type { Command } from "./command";
import { openOrComplain } from "./input";
import { EXIT, print, printJson } from "./output";
import { onlyFile, readArguments } from "./usage-error";

export const stats: Command = {
  name: "stats",
  usage: "stats FILE",
  summary: "count nodes, edges, undercuts, sources and citations",
  help: "  --json   one machine-readable object instead of text",
  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: "boolean" } });
    const opened = await openOrComplain(onlyFile(positionals));
    if (typeof opened === "number") return opened;
    const counts = countsOf(opened.map);
    await (values.json ? printJson(counts) : print(asText(counts)));
    return EXIT.done;
  },
};

type Counts = ReturnType<typeof countsOf>;

function countsOf(map: ArgMap) {
  const counted = <T extends string>(names: readonly T[], items: readonly T[]) =>
    Object.fromEntries(names.map((name) => [name, items.filter((item) => item === name).length]));
  const joints = map.edges.flatMap(({ joint, to }) =>
    joint === undefined ? [] : [JSON.stringify([joint, to])],
  );
  return {
    title: map.title,
    nodes: map.nodes.length,
    byKind: counted(
      KINDS,
      map.nodes.map((node) => node.kind),
    ),
    edges: map.edges.length,
    byRelation: counted(
      RELATIONS,
      map.edges.map((edge) => edge.relation),
    ),
    undercuts: map.edges.filter((edge) => edge.relation === "oppose" && pointsAtEdge(map, edge)).length,
    jointGroups: new Set(joints).size,
    sources: map.sources.length,
    citations: map.nodes.reduce((sum, node) => sum + (node.citations?.length ?? 0), 0),
  };
}

function asText(counts: Counts): string {
  const row = (name: string, value: string | number, indent = "") =>
    `${indent}${name.padEnd(16 - indent.length)}${value}`;
  return [
    counts.title === "" ? "(no title)" : counts.title,
    row("nodes", counts.nodes),
    ...Object.entries(counts.byKind).map(([kind, count]) => row(kind, count, "  ")),
    row("edges", counts.edges),
    ...Object.entries(counts.byRelation).map(([relation, count]) => row(relation, count, "  ")),
    row("undercuts", counts.undercuts),
    row("joint groups", counts.jointGroups),
    row("sources", counts.sources),
    row("citations", counts.citations),
  ].join("\n");
}
