/** Random edits of a given map: most fit it, some name things that are not there or ask for what must be refused. */
import * as fc from "fast-check";
import type { Edit } from "../../shared/commands/edit";
import { type ArgMap, KINDS, type MapEdge, RELATIONS } from "../../shared/document/types";
import { anchorsIn } from "../../shared/sources/re-anchor";
import { arbitraryId, arbitraryJson, arbitraryMap, arbitraryNode, arbitraryText } from "./arbitrary-map";

const number = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -3000, max: 3000 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
  },
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** An id of the map most of the time. */
function idIn(map: ArgMap, lists: readonly ("nodes" | "edges" | "sources")[]): fc.Arbitrary<string> {
  const known = lists.flatMap((list) => map[list].map((item) => item.id));
  const unknown = arbitraryId;
  if (known.length === 0) return unknown;
  return fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: unknown });
}

function idsIn(map: ArgMap, lists: readonly ("nodes" | "edges" | "sources")[]): fc.Arbitrary<string[]> {
  return fc.array(idIn(map, lists), { maxLength: 4 });
}

function arbitraryInsert(map: ArgMap): fc.Arbitrary<Edit<"insert">> {
  return fc.uniqueArray(arbitraryId, { minLength: 4, maxLength: 4 }).chain(([a, b, c, d]) => {
    const nodes = fc.tuple(arbitraryNode(a!, map.sources), arbitraryNode(b!, map.sources));
    const ends = fc.oneof(idIn(map, ["nodes", "edges"]), fc.constantFrom(a!, b!, c!, d!));
    const edge = (id: string): fc.Arbitrary<MapEdge> =>
      fc.record({ id: fc.constant(id), from: ends, to: ends, relation: fc.constantFrom(...RELATIONS) });
    return fc.record({
      type: fc.constant("insert" as const),
      nodes: nodes.chain((both) => fc.subarray(both)),
      edges: fc.tuple(edge(c!), edge(d!)).chain((both) => fc.subarray(both)),
      as: fc.constantFrom("add" as const, "connect" as const, "paste" as const, "duplicate" as const),
    });
  });
}

function arbitraryDetails(map: ArgMap): fc.Arbitrary<Edit<"node-details" | "edge-details">> {
  const text = optional(arbitraryText());
  const nodeChange = fc.record(
    {
      notes: text,
      confidence: optional(fc.double()),
      muted: optional(fc.boolean()),
      tags: optional(fc.array(arbitraryText(), { maxLength: 2 })),
    },
    { requiredKeys: [] },
  );
  return fc.oneof(
    fc.record({ type: fc.constant("node-details" as const), ids: idsIn(map, ["nodes"]), change: nodeChange }),
    fc.record({
      type: fc.constant("edge-details" as const),
      ids: idsIn(map, ["edges"]),
      change: fc.record({ joint: optional(fc.constantFrom("j1", "j2")), notes: text }, { requiredKeys: [] }),
    }),
  );
}

/** An edit of a source, or of what a node cites. */
function arbitrarySourceEdit(map: ArgMap): fc.Arbitrary<Edit> {
  const source = idIn(map, ["sources"]);
  const span = fc.record({
    start: fc.nat(20),
    end: fc.nat(40),
    exact: arbitraryText(),
    reason: arbitraryText(),
  });
  return fc.oneof<fc.Arbitrary<Edit>[]>(
    fc.record({
      type: fc.constant("source-add" as const),
      source: fc.record({ id: arbitraryId, title: arbitraryText(), text: arbitraryText() }),
    }),
    fc.record({
      type: fc.constant("source-details" as const),
      id: source,
      change: fc.record(
        { title: arbitraryText(), author: optional(arbitraryText()), grade: optional(fc.constant("A1")) },
        { requiredKeys: [] },
      ),
    }),
    fc.record({ type: fc.constant("source-text" as const), id: source, text: arbitraryText() }),
    fc.tuple(source, arbitraryText()).map(([id, text]) => ({
      type: "source-edition" as const,
      id,
      text,
      citations: anchorsIn(map, id, text).citations,
    })),
    fc.record({ type: fc.constant("source-remove" as const), id: source }),
    fc.record({
      type: fc.constant("cite" as const),
      id: idIn(map, ["nodes"]),
      citations: fc.array(
        fc.record({
          source,
          exact: arbitraryText(),
          prefix: arbitraryText(),
          suffix: arbitraryText(),
          start: fc.nat(20),
          end: fc.nat(40),
        }),
        { maxLength: 2 },
      ),
    }),
    fc.record({ type: fc.constant("aside" as const), id: source, spans: fc.array(span, { maxLength: 2 }) }),
  );
}

/** One edit for this map, of any kind but `replace`. */
export function arbitraryEdit(map: ArgMap): fc.Arbitrary<Edit> {
  const nodes = idsIn(map, ["nodes"]);
  const position = fc.record({ id: idIn(map, ["nodes"]), x: number, y: number });
  return fc.oneof<fc.Arbitrary<Edit>[]>(
    arbitraryInsert(map),
    fc.record({ type: fc.constant("remove" as const), ids: idsIn(map, ["nodes", "edges"]) }),
    fc.record({ type: fc.constant("text" as const), id: idIn(map, ["nodes"]), text: arbitraryText() }),
    fc.record({ type: fc.constant("title" as const), title: arbitraryText() }),
    fc.record({ type: fc.constant("kind" as const), ids: nodes, kind: fc.constantFrom(...KINDS) }),
    fc.record({
      type: fc.constant("relation" as const),
      ids: idsIn(map, ["edges"]),
      relation: fc.constantFrom(...RELATIONS),
    }),
    fc.record(
      {
        type: fc.constant("reconnect" as const),
        id: idIn(map, ["edges"]),
        from: idIn(map, ["nodes", "edges"]),
        to: idIn(map, ["nodes", "edges", "sources"]),
      },
      { requiredKeys: ["type", "id"] },
    ),
    fc.record({
      type: fc.constant("move" as const),
      positions: fc.array(position, { maxLength: 4 }),
      as: fc.constantFrom(
        "move" as const,
        "nudge" as const,
        "tidy" as const,
        "align" as const,
        "distribute" as const,
      ),
    }),
    fc.record(
      {
        type: fc.constant("resize" as const),
        ids: idIn(map, ["nodes"]).map((id) => [id]),
        width: optional(number),
        x: number,
      },
      { requiredKeys: ["type", "ids", "width"] },
    ),
    fc.record({ type: fc.constant("collapse" as const), ids: nodes, collapsed: fc.boolean() }),
    fc.record({
      type: fc.constant("fold" as const),
      collapsed: nodes,
      expanded: nodes,
      as: fc.constant("Show 2 levels"),
    }),
    arbitraryDetails(map),
    arbitrarySourceEdit(map),
    fc.record({
      type: fc.constant("setting" as const),
      key: fc.constant("reasoning" as const),
      value: optional(arbitraryJson),
      as: fc.constant("Change a setting"),
    }),
    fc.record(
      {
        type: fc.constant("tags" as const),
        ids: nodes,
        add: fc.constantFrom("one", "two"),
        remove: fc.constantFrom("one", "two"),
      },
      { requiredKeys: ["type", "ids"] },
    ),
  );
}

/** An edit that puts another sound map in the place of this one. */
export const arbitraryReplace: fc.Arbitrary<Edit<"replace">> = fc.record({
  type: fc.constant("replace" as const),
  map: arbitraryMap(),
  as: fc.constant("Restore version"),
});
