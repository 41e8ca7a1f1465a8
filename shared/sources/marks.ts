/** Which words of a source are cited by which nodes. */
import type { ArgMap, Kind, Source } from "../document/types";
import { stands } from "./quote";
import type { Span } from "./sentences";

/** Words of a source that a node cites. */
export interface Mark extends Span {
  readonly node: string;
  readonly kind: Kind;
}

/** The marks of the source whose words stand where their citations say; sorted by their starts. */
export function marksIn(map: ArgMap, source: Source): readonly Mark[] {
  const text = source.text ?? "";
  return map.nodes
    .flatMap(({ id, kind, citations = [] }) =>
      citations
        .filter((citation) => citation.source === source.id && stands(text, citation))
        .map(({ start, end }): Mark => ({ node: id, kind, start, end })),
    )
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The nodes whose words overlap the span, each once. A span without length is a place between letters. */
export function nodesAt(marks: readonly Mark[], { start, end }: Span): readonly string[] {
  const inside = marks.filter((mark) =>
    start === end ? mark.start <= start && start < mark.end : mark.start < end && start < mark.end,
  );
  return [...new Set(inside.map(({ node }) => node))];
}
