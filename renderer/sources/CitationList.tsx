import { useMemo, useRef } from "react";
import { gradeWords, readGrade } from "../../shared/document/grade";
import { sourcesById } from "../../shared/document/lookups";
import type { Citation, MapNode } from "../../shared/document/types";
import { type CitationState, citationState } from "../../shared/sources/citation-state";
import { pageOf } from "../../shared/sources/read/pdf-lines";
import { useMap } from "../session/context";
import { view } from "../session/view-control";
import { CitationMend } from "./CitationMend";

const STATE_WORDS: Readonly<Record<CitationState["state"], string>> = {
  found: "Found in the source",
  moved: "Has moved in the source",
  changed: "The words have changed",
  lost: "Quote not found",
};

/** What a node cites: the words, where they come from, and whether they still stand there. */
export function CitationList({ node }: { readonly node: MapNode }) {
  const part = useRef<HTMLElement>(null);
  const citations = node.citations ?? [];
  if (citations.length === 0) return null;
  // The button that was pressed may go, and with the last citation the whole list.
  const keepFocus = (removes: boolean) => {
    if (removes && citations.length === 1) view()?.focus();
    else part.current?.focus({ preventScroll: true });
  };
  return (
    <section ref={part} className="inspector-part" aria-label="Citations" tabIndex={-1}>
      <h3>Citations</h3>
      <ul>
        {citations.map((citation, at) => (
          // Citations have no name of their own; their order is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            <OneCitation node={node} citation={citation} at={at} beforeMend={keepFocus} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneCitation(props: {
  readonly node: MapNode;
  readonly citation: Citation;
  readonly at: number;
  readonly beforeMend: (removes: boolean) => void;
}) {
  const { citation } = props;
  const source = sourcesById(useMap()).get(citation.source);
  const now = useMemo(() => citationState(source, citation), [source, citation]);
  const grade = readGrade(source?.grade);
  const page = now.state === "lost" ? null : pageOf(source?.text ?? "", now.at.start);
  return (
    <>
      <blockquote dir="auto">{citation.exact}</blockquote>
      <p className="inspector-note" dir="auto">
        {source?.title || "A source without a title"}
        {page !== null && ` · page ${page}`}
        {grade && ` · ${gradeWords(grade)}`}
      </p>
      <p className={now.state === "found" ? "inspector-note" : "citation-trouble"}>
        {STATE_WORDS[now.state]}
      </p>
      <CitationMend {...props} source={source} now={now} />
    </>
  );
}
