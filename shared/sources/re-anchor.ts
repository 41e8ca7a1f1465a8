/** Bringing the citations of a source along when its text is edited or replaced by another edition. */
import type { ArgMap, Citation, Source } from "../document/types";
import { asideOf, withAside } from "./aside";
import { findQuote } from "./find-quote";
import { stands } from "./quote";
import type { Span } from "./sentences";

export type Fate = "kept" | "moved" | "changed" | "lost";

/** What became of one citation of one node. */
export interface Reanchored {
  readonly node: string;
  /** Its place among the node's citations. */
  readonly at: number;
  /**
   * `kept` and `moved`: the very words stand at the new offsets. `changed`: nearly the same words stand there, and the old
   * ones are kept as the quotation, so that the difference shows. `lost`: nothing like it is in the text; the citation stays
   * as it was.
   */
  readonly fate: Fate;
}

/** What one stretch of text became: everything before and after it is the same. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest single stretch that turns one text into the other. */
export function textChange(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

/** Where a span is after the change; null where the change touches it. */
export function movedSpan({ start, end }: Span, change: TextChange): Span | null {
  if (end <= change.start) return { start, end };
  const shift = change.newEnd - change.oldEnd;
  return start >= change.oldEnd ? { start: start + shift, end: end + shift } : null;
}

function reanchored(
  citation: Citation,
  before: string,
  after: string,
  change: TextChange,
): readonly [Citation, Fate] {
  const moved = movedSpan(citation, change);
  if (moved && stands(before, citation)) {
    const fate = moved.start === citation.start ? "kept" : "moved";
    return [fate === "kept" ? citation : { ...citation, ...moved }, fate];
  }
  const found = findQuote(after, citation, moved?.start ?? citation.start);
  if (found.outcome === "lost") return [citation, "lost"];
  const next = { ...citation, start: found.at.start, end: found.at.end };
  if (found.outcome === "changed") return [next, "changed"];
  return next.start === citation.start && next.end === citation.end ? [citation, "kept"] : [next, "moved"];
}

/** What the nodes that cite a source cite under another text of it, and what became of each citation. */
export interface Anchors {
  readonly citations: readonly { readonly node: string; readonly citations: readonly Citation[] }[];
  readonly fates: readonly Reanchored[];
}

/** Looks for every citation of the source in its new text. In a long text, each that is not found takes a while. */
export function anchorsIn(
  { nodes, sources }: Pick<ArgMap, "nodes" | "sources">,
  source: string,
  text: string,
): Anchors {
  const before = sources.find(({ id }) => id === source)?.text ?? "";
  const change = textChange(before, text);
  const fates: Reanchored[] = [];
  const citations = nodes.flatMap((node) => {
    if (!node.citations?.some((citation) => citation.source === source)) return [];
    const next = node.citations.map((citation, at) => {
      if (citation.source !== source) return citation;
      const [found, fate] = reanchored(citation, before, text, change);
      fates.push({ node: node.id, at, fate });
      return found;
    });
    const isSame = next.every((citation, at) => citation === node.citations?.[at]);
    return isSame ? [] : [{ node: node.id, citations: next }];
  });
  return { citations, fates };
}

/** The map with another text for the source, and with citations as they were found in it. */
export function withAnchors(
  map: ArgMap,
  source: string,
  text: string,
  { citations }: Pick<Anchors, "citations">,
): ArgMap {
  const change = textChange(map.sources.find(({ id }) => id === source)?.text ?? "", text);
  const found = new Map(citations.map((one) => [one.node, one.citations]));
  const nodes = map.nodes.map((node) => {
    const next = found.get(node.id);
    return next ? { ...node, citations: next } : node;
  });
  const sources = map.sources.map((one) => (one.id === source ? withMovedAsides(one, text, change) : one));
  return { ...map, nodes, sources };
}

/** The map with another text for the source, its citations brought along, and what became of each of them. */
export function withSourceText(
  map: ArgMap,
  source: string,
  text: string,
): { readonly map: ArgMap; readonly fates: readonly Reanchored[] } {
  const anchors = anchorsIn(map, source, text);
  return { map: withAnchors(map, source, text, anchors), fates: anchors.fates };
}

/** A sentence that was set aside and then changed is another sentence, which has to be read. */
function withMovedAsides(source: Source, text: string, change: TextChange): Source {
  const moved = asideOf(source).flatMap((aside) => {
    const span = movedSpan(aside, change);
    if (span) return [{ ...aside, ...span }];
    const start = text.indexOf(aside.exact);
    return start < 0 ? [] : [{ ...aside, start, end: start + aside.exact.length }];
  });
  return withAside({ ...source, text }, moved);
}
