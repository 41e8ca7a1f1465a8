import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { KIND_NAMES, shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { Source } from "../../shared/document/types";
import { citationState } from "../../shared/sources/citation-state";
import { useMap, useSession } from "../session/context";
import { Button } from "../ui/Button";
import { CitationMend } from "./CitationMend";
import type { Review, ReviewedCitation } from "./reading";
import { openLines } from "./review";
import { changeReading, selectNodes } from "./source-commands";

const HEADS = {
  lost: "Quote not found",
  changed: "Words have changed",
  moved: "Moved with the text",
} as const;

/** More lines of one kind are only counted. */
const MOST_LINES = 100;

const number = (count: number) => count.toLocaleString("en");

/** What became of the citations of a text, to be looked through, with the ways to mend each. */
export function ReviewList({ review, source }: { readonly review: Review; readonly source: Source }) {
  const session = useSession();
  const map = useMap();
  const heading = useId();
  const list = useRef<HTMLElement>(null);
  const lines = openLines(map, review);
  useEffect(() => {
    if (review.takesFocus) list.current?.querySelector<HTMLElement>(".link-go")?.focus();
  }, [review]);
  if (lines.length === 0) return null;
  // The button that was pressed goes with its line, and the list with the last one.
  const keepFocus = () => {
    if (lines.length > 1) list.current?.focus({ preventScroll: true });
    else changeReading(session, { comesBack: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    changeReading(session, { comesBack: true });
  };
  return (
    <section
      ref={list}
      className="source-review"
      aria-labelledby={heading}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header>
        <h3 id={heading}>Citations to look at</h3>
        <Button look="quiet" onClick={() => changeReading(session, { review: null, comesBack: true })}>
          Done
        </Button>
      </header>
      {(["lost", "changed", "moved"] as const).map((fate) => {
        const group = lines.filter((line) => line.fate === fate);
        if (group.length === 0) return null;
        return (
          <div key={fate}>
            <h4>
              {HEADS[fate]} ({number(group.length)})
            </h4>
            <ul>
              {group.slice(0, MOST_LINES).map((line) => (
                <ReviewLine
                  key={`${line.node} ${line.at}`}
                  line={line}
                  source={source}
                  beforeMend={keepFocus}
                />
              ))}
            </ul>
            {group.length > MOST_LINES && (
              <p className="source-note">And {number(group.length - MOST_LINES)} more.</p>
            )}
          </div>
        );
      })}
    </section>
  );
}

function ReviewLine(props: {
  readonly line: ReviewedCitation;
  readonly source: Source;
  readonly beforeMend: () => void;
}) {
  const { line, source, beforeMend } = props;
  const session = useSession();
  const node = nodeOf(useMap(), line.node);
  if (!node) return null;
  const { citation, fate } = line;
  const now = fate === "lost" ? ({ state: "lost" } as const) : citationState(source, citation);
  const isItsText = citation.exact.replace(/\s+/g, " ").trim() === node.text;
  return (
    <li>
      <button type="button" className="link-go" dir="auto" onClick={() => selectNodes(session, [node.id])}>
        {KIND_NAMES[node.kind]}: {shortText(node.text, 60)}
      </button>
      {!isItsText && (
        <p className="source-quote" dir="auto">
          “{citation.exact}”
        </p>
      )}
      <CitationMend
        node={node}
        at={line.at}
        citation={citation}
        source={source}
        now={now}
        beforeMend={beforeMend}
      />
    </li>
  );
}
