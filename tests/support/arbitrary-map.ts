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

const someExtra = fc.uniqueArray(fc.tuple(arbitraryKey, arbitraryJson), {
  selector: ([key]) => key,
  minLength: 1,
  maxLength: 3,
});

const arbitraryExtra: fc.Arbitrary<Extra | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: someExtra },
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

/** A citation of the source that `at` picks. */
interface CitationPlan extends Omit<Citation, "source"> {
  readonly at: number;
}

/** What a node says, before it has an id and sources to cite. Plans do not depend on each other, so they are quick to make. */
interface NodePlan extends Omit<MapNode, "id" | "citations"> {
  readonly citations: readonly CitationPlan[] | undefined;
}

function citationPlan(options: MapOptions): fc.Arbitrary<CitationPlan> {
  const text = arbitraryText(options);
  return fc
    .record({
      at: fc.nat(9),
      a: fc.nat(60),
      b: fc.nat(60),
      exact: text,
      prefix: text,
      suffix: text,
      extra: extraOf(options),
    })
    .map(({ a, b, ...rest }) =>
      defined<CitationPlan>({ start: Math.min(a, b), end: Math.max(a, b), ...rest }),
    );
}

function nodePlan(options: MapOptions): fc.Arbitrary<NodePlan> {
  const text = arbitraryText(options);
  return fc
    .record({
      kind: fc.constantFrom(...KINDS),
      text,
      x: coordinate,
      y: coordinate,
      width: maybe(fc.integer({ min: 40, max: 900 })),
      notes: maybe(text),
      confidence: maybe(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)),
      muted: maybe(fc.boolean()),
      collapsed: maybe(fc.boolean()),
      tags: maybe(fc.array(text, { maxLength: 3 })),
      citations: maybe(fc.array(citationPlan(options), { maxLength: 3 })),
      extra: extraOf(options),
    })
    .map((fields) => fields as NodePlan);
}

function plannedNode(id: string, plan: NodePlan, sources: readonly Source[]): MapNode {
  const citations = plan.citations?.flatMap(({ at, ...citation }) => {
    const source = sources[at % sources.length];
    return source ? [{ source: source.id, ...citation }] : [];
  });
  return defined<MapNode>({ id, ...plan, citations });
}

/** One node with this id; its citations name some of `sources`. */
export function arbitraryNode(
  id: string,
  sources: readonly Source[] = [],
  options: MapOptions = {},
): fc.Arbitrary<MapNode> {
  return cachedPlans(options).node.map((plan) => plannedNode(id, plan, sources));
}

function sourcePlan(options: MapOptions): fc.Arbitrary<Omit<Source, "id">> {
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
    .map((fields) => fields as Omit<Source, "id">);
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

function edgePlan(options: MapOptions): fc.Arbitrary<EdgePlan> {
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

interface Plans {
  readonly node: fc.Arbitrary<NodePlan>;
  readonly edge: fc.Arbitrary<EdgePlan>;
  readonly source: fc.Arbitrary<Omit<Source, "id">>;
}

const plansByOptions = new Map<string, Plans>();

/** Building an arbitrary takes longer than asking it for a value, so each is built once. */
function cachedPlans(options: MapOptions): Plans {
  const key = `${options.hostileTexts === true} ${options.extras !== false}`;
  const known = plansByOptions.get(key);
  if (known) return known;
  const made = { node: nodePlan(options), edge: edgePlan(options), source: sourcePlan(options) };
  plansByOptions.set(key, made);
  return made;
}

/** A sound, frozen map: with cycles, undercuts, joints, citations, collapsed and muted nodes, and unknown keys. */
export function arbitraryMap(options: MapOptions = {}): fc.Arbitrary<ArgMap> {
  const most = options.maxNodes ?? 12;
  const plans = cachedPlans(options);
  const total = most * 3 + 2;
  return fc
    .record({
      ids: fc.uniqueArray(arbitraryId, { minLength: total, maxLength: total }),
      title: arbitraryText(options),
      sources: fc.array(plans.source, { maxLength: 2 }),
      nodes: fc.array(plans.node, { maxLength: most, size: "max" }),
      edges: fc.array(plans.edge, { maxLength: most * 2, size: "max" }),
      backwards: fc.boolean(),
      extra: extraOf(options),
    })
    .map(({ ids, title, extra, backwards, ...planned }) => {
      const sources = planned.sources.map((plan, i) => defined<Source>({ id: ids[i]!, ...plan }));
      const nodes = planned.nodes.map((plan, i) => plannedNode(ids[2 + i]!, plan, sources));
      const edges = edgesOf(planned.edges, ids.slice(2 + most), nodes);
      if (backwards) edges.reverse();
      return deepFreeze(defined<ArgMap>({ title, nodes, edges, sources, extra }));
    });
}
