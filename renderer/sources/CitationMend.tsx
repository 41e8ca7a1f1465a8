import { useState } from "react";
import type { Citation, MapNode, Source } from "../../shared/document/types";
import { type Candidate, candidatesFor } from "../../shared/sources/candidates";
import type { CitationState } from "../../shared/sources/citation-state";
import { citationOf } from "../../shared/sources/quote";
import type { Span } from "../../shared/sources/sentences";
import { useSession } from "../session/context";
import { carryOut } from "../session/faults";
import type { Session } from "../session/session";
import "../styles/inspector.css";
import { Button } from "../ui/Button";
import { inTextWorker, LONGEST_HERE } from "./in-text-worker";
import { showWords } from "./source-commands";

interface CitationMendProps {
  readonly node: MapNode;
  /** Its place among the node's citations. */
  readonly at: number;
  readonly citation: Citation;
  readonly source: Source | undefined;
  readonly now: CitationState;
  /** Called before what has the focus goes, where a citation is mended or removed. */
  readonly beforeMend: (removes: boolean) => void;
}

/** As people say it: 0.873 is 87 %. */
export const alikeWords = (score: number): string => `${Math.round(100 * score)} % alike`;

/** The ways to look at a citation, to bring it to the words that are meant, and to take it away. */
export function CitationMend(props: CitationMendProps) {
  const { node, at, citation, source, now, beforeMend } = props;
  const session = useSession();
  const [candidates, setCandidates] = useState<readonly Candidate[] | null>(null);
  const put = (next: Citation | null, words: string) => {
    beforeMend(next === null);
    replaceCitation(session, node, at, next, words);
  };
  // What this version does not know of a citation stays.
  const citeAt = (span: Span, words: string) =>
    put({ ...citation, ...citationOf(citation.source, source?.text ?? "", span) }, words);
  const lookAgain = async () => {
    const text = source?.text ?? "";
    const found =
      text.length > LONGEST_HERE
        ? await inTextWorker("candidates", { text, citation }, new AbortController().signal)
        : candidatesFor(text, citation);
    if (!found) return;
    setCandidates(found);
    if (found.length === 0) session.say("Nothing like these words stands in the source.", "refusal");
    else session.say(found.length === 1 ? "One place may be meant." : `${found.length} places may be meant.`);
  };
  return (
    <>
      {now.state === "changed" && (
        <p className="inspector-note" dir="auto">
          Now: “{now.words}” ({alikeWords(now.score)})
        </p>
      )}
      <div className="inspector-buttons">
        {now.state !== "lost" && source && (
          <Button look="quiet" onClick={() => showWords(session, source.id, now.at)}>
            Show in source
          </Button>
        )}
        {now.state === "moved" && (
          <Button look="quiet" onClick={() => citeAt(now.at, "Found again.")}>
            Cite it there
          </Button>
        )}
        {now.state === "changed" && (
          <Button look="quiet" onClick={() => citeAt(now.at, "Cites the new words now.")}>
            Accept the new words
          </Button>
        )}
        {now.state === "lost" && source && (
          <Button
            look="quiet"
            aria-expanded={candidates !== null}
            onClick={() => void carryOut(session, "Find again", lookAgain)}
          >
            Find again
          </Button>
        )}
        <Button look="quiet" onClick={() => put(null, "Citation removed.")}>
          Remove
        </Button>
      </div>
      {now.state === "lost" && source && candidates && (
        <Candidates
          candidates={candidates}
          onShow={(span) => showWords(session, source.id, span)}
          onCite={(span) => citeAt(span, "Cites the words there now.")}
        />
      )}
    </>
  );
}

function Candidates(props: {
  readonly candidates: readonly Candidate[];
  readonly onShow: (span: Span) => void;
  readonly onCite: (span: Span) => void;
}) {
  const { candidates, onShow, onCite } = props;
  if (candidates.length === 0)
    return (
      <p className="inspector-note">Nothing like these words stands in the source. They are kept here.</p>
    );
  return (
    <ul className="candidates" aria-label="Places that may be meant">
      {candidates.map((candidate) => (
        <li className="candidate" key={candidate.start}>
          <p className="source-quote" dir="auto">
            “{candidate.words}” <span className="inspector-note">({alikeWords(candidate.score)})</span>
          </p>
          <div className="inspector-buttons">
            <Button look="quiet" onClick={() => onCite(candidate)}>
              Cite these words
            </Button>
            <Button look="quiet" onClick={() => onShow(candidate)}>
              Show in source
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function replaceCitation(
  session: Session,
  node: MapNode,
  at: number,
  next: Citation | null,
  words: string,
): void {
  const citations = (node.citations ?? []).flatMap((citation, index) =>
    index === at ? (next ?? []) : citation,
  );
  session.seal();
  if (session.edit({ type: "cite", id: node.id, citations })) session.say(words);
}
