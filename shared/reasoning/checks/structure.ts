/** Checks of what is linked to what. */
import { edgesFrom, edgesTo, nodeOf } from "../../document/lookups";
import type { ArgMap, Kind, MapNode } from "../../document/types";
import { graphOfMap } from "../map-graph";
import { circles } from "../order";
import { type Check, type CheckName, type Finding, quoted } from "./finding";

function about(
  map: ArgMap,
  rule: CheckName,
  kind: Kind,
  holds: (node: MapNode) => boolean,
  words: (node: MapNode) => string,
): readonly Finding[] {
  return map.nodes
    .filter((node) => node.kind === kind && node.text.trim() !== "" && holds(node))
    .map((node) => ({ rule, message: words(node), ids: [node.id] }));
}

export const unsupportedDecision: Check = ({ map }) =>
  about(
    map,
    "unsupported-decision",
    "decision",
    ({ id }) => edgesTo(map, id).length === 0,
    (node) => `Nothing speaks for or against the decision ${quoted(node)}.`,
  );

export const oneSidedDecision: Check = ({ map }) =>
  map.nodes.flatMap((node) => {
    const relations = new Set(edgesTo(map, node.id).map(({ relation }) => relation));
    if (node.kind !== "decision" || relations.size !== 1) return [];
    const message = relations.has("support")
      ? `Only support is on the map for the decision ${quoted(node)}; nothing speaks against it.`
      : `Only objections are on the map to the decision ${quoted(node)}; nothing speaks for it.`;
    return [{ rule: "one-sided-decision" as const, message, ids: [node.id] }];
  });

export const motiveSupportsNothing: Check = ({ map }) =>
  about(
    map,
    "motive-supports-nothing",
    "motive",
    ({ id }) => edgesTo(map, id).length > 0 && edgesFrom(map, id).length === 0,
    (node) => `The motive ${quoted(node)} has reasons of its own but speaks for nothing.`,
  );

export const critiqueWithoutTarget: Check = ({ map }) =>
  about(
    map,
    "critique-without-target",
    "critique",
    ({ id }) => edgesTo(map, id).length > 0 && edgesFrom(map, id).length === 0,
    (node) => `The critique ${quoted(node)} speaks about nothing.`,
  );

export const unconnected: Check = ({ map }) =>
  map.nodes
    .filter(
      ({ id, kind, text }) =>
        kind !== "decision" &&
        text.trim() !== "" &&
        edgesTo(map, id).length === 0 &&
        edgesFrom(map, id).length === 0,
    )
    .map((node) => ({
      rule: "unconnected" as const,
      message: `${quoted(node)} is linked to nothing.`,
      ids: [node.id],
    }));

export const bothRelations: Check = ({ map }) =>
  map.nodes.flatMap((node) => {
    const supported = new Map(
      edgesFrom(map, node.id).flatMap(({ id, to, relation }) => (relation === "support" ? [[to, id]] : [])),
    );
    return edgesFrom(map, node.id).flatMap(({ id, to, relation }): readonly Finding[] => {
      const other = supported.get(to);
      if (relation !== "oppose" || other === undefined) return [];
      const target = nodeOf(map, to);
      const what = target ? quoted(target) : "the same link";
      return [
        {
          rule: "both-relations",
          message: `${quoted(node)} both supports and opposes ${what}.`,
          ids: [node.id, other, id],
        },
      ];
    });
  });

const MOST_NAMED = 4;

export const circle: Check = ({ map }) =>
  circles(graphOfMap(map)).flatMap((ids): readonly Finding[] => {
    const nodes = ids.flatMap((id) => nodeOf(map, id) ?? []);
    const [first] = nodes;
    if (!first) return [];
    const named = nodes.slice(0, MOST_NAMED).map(quoted).join(", ");
    const more = nodes.length > MOST_NAMED ? ` and ${nodes.length - MOST_NAMED} more` : "";
    return [{ rule: "circle", message: `The argument goes round in a circle: ${named}${more}.`, ids }];
  });
