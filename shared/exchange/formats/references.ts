/** What a map cites, as references in what is written for other programs and for readers: numbered sources, quotes with page. */
import { oneLine } from "../../basics/one-line";
import type { ArgMap, MapNode } from "../../document/types";
import { sourceLine, sourceNumbers } from "../../scene/footnotes";
import { stands } from "../../sources/quote";
import { pageOf } from "../../sources/read/pdf-lines";

export interface Reference {
  /** The quoted words on one line, without signs that cannot be seen. */
  readonly quote: string;
  readonly number: number;
  /** The page in a source that has pages; null where it has none, or the words are not there. */
  readonly page: number | null;
  /** "Author: Title. Publisher, 2026-01-02. https://… (B2)" */
  readonly source: string;
}

export interface NumberedSource {
  readonly id: string;
  readonly number: number;
  readonly line: string;
}

export interface References {
  /** All sources, those that are cited first. */
  readonly sources: readonly NumberedSource[];
  of(node: MapNode): readonly Reference[];
}

/** The numbers are those of the picture with footnotes. */
export function referencesOf(map: ArgMap): References {
  const cited = sourceNumbers(map, map.nodes);
  const others = map.sources.filter(({ id }) => !cited.has(id));
  const numbers = new Map([...cited, ...others.map(({ id }, at) => [id, cited.size + at + 1] as const)]);
  const byId = new Map(map.sources.map((source) => [source.id, source]));
  const lines = new Map(map.sources.map((source) => [source.id, oneLine(sourceLine(source))]));
  return {
    sources: [...numbers].map(([id, number]) => ({ id, number, line: lines.get(id) ?? "" })),
    of: ({ citations = [] }) =>
      citations.map((citation) => {
        const text = byId.get(citation.source)?.text ?? "";
        return {
          quote: oneLine(citation.exact),
          number: numbers.get(citation.source) ?? 0,
          page: stands(text, citation) ? pageOf(text, citation.start) : null,
          source: lines.get(citation.source) ?? "",
        };
      }),
  };
}

/** `“words”, Author: Title. 2026, p. 3`, for a field that stands by itself. */
export function referenceWords({ quote, page, source }: Reference): string {
  const parts = [quote === "" ? "" : `“${quote}”`, source, page === null ? "" : `p. ${page}`];
  return parts.filter((part) => part !== "").join(", ");
}

/** All that a node cites, one a line; empty where it cites nothing. */
export function referenceField(references: References, node: MapNode): string {
  return references.of(node).map(referenceWords).join("\n");
}
