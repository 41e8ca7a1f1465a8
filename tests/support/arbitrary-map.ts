/** Random sound maps and random edits of them, for property tests. Every map keeps the invariants of shared/document. */
import * as fc from "fast-check";
import { deepFreeze } from "../../shared/basics/deep-freeze";
import type { Json } from "../../shared/basics/json";
import { edgeKey } from "../../shared/document/invariants";
import {
  type ArgMap,
  type Citation,
  type Extra,
  KINDS,
  type MapEdge,
  type MapNode,
  RELATIONS,
  type Source,
} from "../../shared/document/types";

export interface MapOptions {
  /** At most so many nodes; 12 unless told. */
  readonly maxNodes?: number;
  /** Also texts that no keyboard types: lone surrogates, control characters, direction marks. */
  readonly hostileTexts?: boolean;
  /** Also keys that this version does not know; on unless told. */
  readonly extras?: boolean;
}

const TEXTS = [
  "",
  "Russia may retaliate against NATO partners",
  "Первое применение ракет",
  "Η απόφαση αλλάζει την πολιτική",
  "这一决定标志着政策的重大转变，影响深远。",
  "القرار يغير السياسة الأمريكية",
  "ההחלטה משנה את המדיניות",
  "निर्णय नीति बदलता है",
  "👩‍👩‍👧‍👦 family and 🇺🇦 flag",
  "Zażółć gęślą jaźń\nsecond line\n\nfourth line",
  "An-unbreakable-word-that-is-longer-than-any-box-should-ever-have-to-be-wide-to-hold-it",
  "<script>alert(1)</script> & \"quotes\" 'too' ]]>",
] as const;

const HOSTILE = [
  "\ud800",
  "tail \udfff",
  "a\u0000b",
  "\u202edesrever",
  "\ufeff",
  "\u2028\u2029",
  "\r\n\t",
] as const;

/** A text as people write it, in many scripts. */
export function arbitraryText(options: MapOptions = {}): fc.Arbitrary<string> {
  const plain = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: "grapheme", maxLength: 60 }));
  if (!options.hostileTexts) return plain;
  return fc.oneof(plain, fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 20 }));
}

/** Ids, among them some that are names of built-in properties. */
export const arbitraryId: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "0", "-", "_"),
  },
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/) },
);

/** Keys that Argmap knows somewhere; left out of the unknown ones. */
const KNOWN = new Set(
  (
    "format version title nodes edges sources id kind text x y width notes confidence muted collapsed tags " +
    "citations from to relation joint url author published grade source exact prefix suffix start end"
  ).split(" "),
);

/** Any JSON value; never a negative zero, which JSON text written by JavaScript cannot hold. */
export const arbitraryJson: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

const arbitraryKey = fc
  .oneof(
    fc.constantFrom("x-colour", "__proto__", "constructor", "toString", "", "1", "b", "0", "später", "a\nb"),
    fc.string({ maxLength: 8 }),
  )
  .filter((key) => !KNOWN.has(key));

const arbitraryExtra: fc.Arbitrary<Extra | undefined> = fc.option(
  fc.uniqueArray(fc.tuple(arbitraryKey, arbitraryJson), {
    selector: ([key]) => key,
    minLength: 1,
    maxLength: 3,
  }),
  { nil: undefined, freq: 4 },
);

/** The object without its undefined fields. */
function defined<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const coordinate = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }),
  fc.double({ min: -5000, max: 5000, noNaN: true }).map((value) => value + 0),
);
const extraOf = (options: MapOptions) => (options.extras === false ? fc.constant(undefined) : arbitraryExtra);

function arbitraryCitation(sources: readonly Source[], options: MapOptions): fc.Arbitrary<Citation> {
  return fc
    .record({
      at: fc.nat(sources.length - 1),
      a: fc.nat(60),
      b: fc.nat(60),
      exact: arbitraryText(options),
      prefix: arbitraryText(options),
      suffix: arbitraryText(options),
      extra: extraOf(options),
    })
    .map(({ at, a, b, ...rest }) =>
      defined<Citation>({
        source: sources[at]!.id,
        start: Math.min(a, b),
        end: Math.max(a, b),
        ...rest,
      }),
    );
}

/** One node with this id; its citations name some of `sources`. */
export function arbitraryNode(
  id: string,
  sources: readonly Source[] = [],
  options: MapOptions = {},
): fc.Arbitrary<MapNode> {
  const citations: fc.Arbitrary<readonly Citation[]> =
    sources.length === 0 ? fc.constant([]) : fc.array(arbitraryCitation(sources, options), { maxLength: 3 });
  return fc
    .record({
      kind: fc.constantFrom(...KINDS),
      text: arbitraryText(options),
      x: coordinate,
      y: coordinate,
      width: maybe(fc.integer({ min: 40, max: 900 })),
      notes: maybe(arbitraryText(options)),
      confidence: maybe(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)),
      muted: maybe(fc.boolean()),
      collapsed: maybe(fc.boolean()),
      tags: maybe(fc.array(arbitraryText(options), { maxLength: 3 })),
      citations: maybe(citations),
      extra: extraOf(options),
    })
    .map((fields) => defined<MapNode>({ id, ...fields }));
}

function arbitrarySource(id: string, options: MapOptions): fc.Arbitrary<Source> {
  const text = arbitraryText(options);
  return fc
    .record({
      title: text,
      text: maybe(text),
      url: maybe(fc.constant("https://example.org/article")),
      author: maybe(text),
      published: maybe(fc.constant("2024-11-17")),
      grade: maybe(fc.constantFrom("A1", "B2", "F6")),
      notes: maybe(text),
      extra: extraOf(options),
    })
    .map((fields) => defined<Source>({ id, ...fields }));
}

interface EdgePlan {
  readonly from: number;
  readonly to: number;
  readonly ontoEdge: boolean;
  readonly relation: MapEdge["relation"];
  readonly joint: string | undefined;
  readonly notes: string | undefined;
  readonly extra: Extra | undefined;
}

function arbitraryEdgePlan(options: MapOptions): fc.Arbitrary<EdgePlan> {
  return fc.record({
    from: fc.nat(999),
    to: fc.nat(999),
    ontoEdge: fc.boolean(),
    relation: fc.constantFrom(...RELATIONS),
    joint: maybe(fc.constantFrom("j1", "j2")),
    notes: maybe(arbitraryText(options)),
    extra: extraOf(options),
  });
}

/** Makes each plan an edge where it may stand; an edge points at an earlier one, so that no circle of edges arises. */
function edgesOf(plans: readonly EdgePlan[], ids: readonly string[], nodes: readonly MapNode[]): MapEdge[] {
  const edges: MapEdge[] = [];
  const said = new Set<string>();
  for (const { from: fromPick, to: toPick, ontoEdge, ...rest } of plans) {
    const id = ids[edges.length];
    const from = nodes[fromPick % nodes.length]?.id;
    const targets = ontoEdge && edges.length > 0 ? edges : nodes;
    const to = targets[toPick % targets.length]?.id;
    if (id === undefined || from === undefined || to === undefined || from === to) continue;
    const edge = defined<MapEdge>({ id, from, to, ...rest });
    if (said.has(edgeKey(edge))) continue;
    said.add(edgeKey(edge));
    edges.push(edge);
  }
  return edges;
}

/** A sound, frozen map: with cycles, undercuts, joints, citations, collapsed and muted nodes, and unknown keys. */
export function arbitraryMap(options: MapOptions = {}): fc.Arbitrary<ArgMap> {
  const most = options.maxNodes ?? 12;
  const sizes = fc.record({ nodes: fc.nat(most), edges: fc.nat(most * 2), sources: fc.nat(2) });
  return sizes.chain((size) => {
    const total = size.nodes + size.edges + size.sources;
    const ids = fc.uniqueArray(arbitraryId, { minLength: total, maxLength: total });
    return ids.chain((all) => arbitraryMapWith(all, size, options));
  });
}

function arbitraryMapWith(
  ids: readonly string[],
  size: { readonly nodes: number; readonly edges: number; readonly sources: number },
  options: MapOptions,
): fc.Arbitrary<ArgMap> {
  const nodeIds = ids.slice(0, size.nodes);
  const edgeIds = ids.slice(size.nodes, size.nodes + size.edges);
  const sourceIds = ids.slice(size.nodes + size.edges);
  return fc
    .tuple(...sourceIds.map((id) => arbitrarySource(id, options)))
    .chain((sources) =>
      fc.record({
        title: arbitraryText(options),
        sources: fc.constant(sources),
        nodes: fc.tuple(...nodeIds.map((id) => arbitraryNode(id, sources, options))),
        plans: fc.array(arbitraryEdgePlan(options), { maxLength: size.edges }),
        backwards: fc.boolean(),
        extra: extraOf(options),
      }),
    )
    .map(({ title, sources, nodes, plans, backwards, extra }) => {
      const edges = edgesOf(plans, edgeIds, nodes);
      if (backwards) edges.reverse();
      return deepFreeze(defined<ArgMap>({ title, nodes, edges, sources, extra }));
    });
}
