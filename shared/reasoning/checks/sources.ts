/** Checks of what the argument rests on. */
import { isWeak, readGrade } from "../../document/grade";
import { edgesTo, nodeOf, sourcesById } from "../../document/lookups";
import type { ArgMap, Citation, MapNode } from "../../document/types";
import { childrenOf } from "../../document/visibility";
import { type Check, type Finding, quoted } from "./finding";

/** Where the map has no sources at all, there is nothing to remind of in every single node. */
export const riskWithoutSource: Check = ({ map }) =>
  map.sources.length === 0
    ? []
    : map.nodes
        .filter(
          ({ kind, text, citations = [] }) => kind === "risk" && text.trim() !== "" && citations.length === 0,
        )
        .map((node) => ({
          rule: "risk-without-source" as const,
          message: `The risk ${quoted(node)} cites no source.`,
          ids: [node.id],
        }));

/** Whether the quotation stands in the source's text, at its place or anywhere else. A source without a text can't tell. */
function stands(map: ArgMap, { source, exact }: Citation): boolean {
  const text = sourcesById(map).get(source)?.text;
  return text === undefined || exact === "" || text.includes(exact);
}

export const lostCitation: Check = ({ map }) =>
  map.nodes
    .filter(({ citations = [] }) => citations.some((citation) => !stands(map, citation)))
    .map((node) => ({
      rule: "lost-citation" as const,
      message: `A quotation that ${quoted(node)} cites does not stand in its source.`,
      ids: [node.id],
    }));

/** The nodes that speak for the decision: its supporters, and all that stands below them. */
function caseFor(map: ArgMap, decision: MapNode): ReadonlySet<MapNode> {
  const open = edgesTo(map, decision.id).flatMap(({ from, relation }) =>
    relation === "support" ? (nodeOf(map, from) ?? []) : [],
  );
  const found = new Set(open);
  for (let node = open.pop(); node; node = open.pop())
    for (const child of childrenOf(map, node.id))
      if (!found.has(child)) {
        found.add(child);
        open.push(child);
      }
  found.delete(decision);
  return found;
}

/** Sources without a grade may be good, so one of them is enough for the check to be silent. */
export const weakSources: Check = ({ map }) =>
  map.nodes.flatMap((decision): readonly Finding[] => {
    if (decision.kind !== "decision") return [];
    const citing = [...caseFor(map, decision), decision].filter(({ citations = [] }) => citations.length > 0);
    const used = new Set(citing.flatMap(({ citations = [] }) => citations.map(({ source }) => source)));
    const grades = [...used].map((id) => readGrade(sourcesById(map).get(id)?.grade));
    if (grades.length === 0 || !grades.every((grade) => grade !== null && isWeak(grade))) return [];
    const message = `All that is cited for the decision ${quoted(decision)} comes from sources graded E, F, 5 or 6.`;
    return [
      { rule: "weak-sources", message, ids: [...new Set([decision.id, ...citing.map(({ id }) => id)])] },
    ];
  });

/** With one source in the map all comes from it, which the analyst knows. */
export const singleSource: Check = ({ map }) => {
  if (map.sources.length < 2) return [];
  return map.nodes.flatMap((decision): readonly Finding[] => {
    if (decision.kind !== "decision") return [];
    const citing = [...caseFor(map, decision)].filter(({ citations = [] }) => citations.length > 0);
    const used = new Set(citing.flatMap(({ citations = [] }) => citations.map(({ source }) => source)));
    const [only] = used;
    if (used.size !== 1 || citing.length < 2 || only === undefined) return [];
    const title = sourcesById(map).get(only)?.title ?? "";
    const message = `All that is cited for the decision ${quoted(decision)} comes from one source: ${title}.`;
    return [{ rule: "single-source", message, ids: [decision.id, ...citing.map(({ id }) => id)] }];
  });
};
