import { useMemo } from "react";
import { gradeWords, readGrade } from "../../shared/document/grade";
import { sourcesById } from "../../shared/document/lookups";
import type { Citation, MapNode, Source } from "../../shared/document/types";
import { type CitationState, citationState } from "../../shared/sources/citation-state";
import { citationOf } from "../../shared/sources/quote";
import { pageOf } from "../../shared/sources/read/pdf-lines";
import { useMap, useSession } from "../session/context";
import type { Session } from "../session/session";
import { Button } from "../ui/Button";
import { showWords } from "./source-commands";

const STATE_WORDS: Readonly<Record<CitationState["state"], string>> = {
  found: "Found in the source",
  moved: "Has moved in the source",
  changed: "The words have changed",
  lost: "Quote not found",
};

/** What a node cites: the words, where they come from, and whether they still stand there. */
export function CitationList({ node }: { readonly node: MapNode }) {
  const citations = node.citations ?? [];
  if (citations.length === 0) return null;
  return (
    <section className="inspector-part" aria-label="Citations">
      <h3>Citations</h3>
      <ul>
        {citations.map((citation, at) => (
          // Citations have no name of their own; their order is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            <OneCitation node={node} citation={citation} at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneCitation(props: { readonly node: MapNode; readonly citation: Citation; readonly at: number }) {
  const { node, citation, at } = props;
  const session = useSession();
  const source = sourcesById(useMap()).get(citation.source);
  const now = useMemo(() => citationState(source, citation), [source, citation]);
  const put = (next: Citation | null, words: string) => replace(session, node, at, next, words);
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
      {now.state === "changed" && (
        <p className="inspector-note" dir="auto">
          Now: “{now.words}”
        </p>
      )}
      <div className="inspector-buttons">
        {now.state !== "lost" && source && (
          <Button look="quiet" onClick={() => showWords(session, source.id, now.at)}>
            Show in source
          </Button>
        )}
        {now.state === "moved" && (
          <Button look="quiet" onClick={() => put(whereItIs(source, citation, now), "Found again.")}>
            Find again
          </Button>
        )}
        {now.state === "lost" && source && (
          <Button
            look="quiet"
            onClick={() => session.say("Nothing like these words stands in the source.", "refusal")}
          >
            Find again
          </Button>
        )}
        {now.state === "changed" && (
          <Button
            look="quiet"
            onClick={() => put(whereItIs(source, citation, now), "Cites the new words now.")}
          >
            Accept the new words
          </Button>
        )}
        <Button look="quiet" onClick={() => put(null, "Citation removed.")}>
          Remove
        </Button>
      </div>
    </>
  );
}

/** The citation of the words where they stand now. What this version does not know of it stays. */
function whereItIs(
  source: Source | undefined,
  citation: Citation,
  now: Exclude<CitationState, { readonly state: "lost" }>,
): Citation {
  return { ...citation, ...citationOf(citation.source, source?.text ?? "", now.at) };
}

function replace(session: Session, node: MapNode, at: number, next: Citation | null, words: string): void {
  const citations = (node.citations ?? []).flatMap((citation, index) =>
    index === at ? (next ?? []) : citation,
  );
  session.seal();
  if (session.edit({ type: "cite", id: node.id, citations })) session.say(words);
}
