import { useId } from "react";
import { shortText } from "../../shared/document/describe";
import { nodesById } from "../../shared/document/lookups";
import { useMap, useSession } from "../session/context";
import { Button } from "../ui/Button";
import type { Review, ReviewedCitation } from "./reading";
import { changeReading, selectNodes } from "./source-commands";

const HEADS = {
  lost: "Quote not found",
  changed: "Words have changed",
  moved: "Moved with the text",
} as const;

/** What an edit of the text did to its citations, to be looked through. The inspector has the ways to mend each. */
export function ReviewList({ review }: { readonly review: Review }) {
  const session = useSession();
  const heading = useId();
  const groups = (["lost", "changed", "moved"] as const).filter((fate) => review[fate].length > 0);
  return (
    <section className="source-review" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>After the edit</h3>
        <Button look="quiet" onClick={() => changeReading(session, { review: null })}>
          Done
        </Button>
      </header>
      {groups.map((fate) => (
        <div key={fate}>
          <h4>
            {HEADS[fate]} ({review[fate].length.toLocaleString("en")})
          </h4>
          <ul>
            {review[fate].map((line) => (
              <ReviewLine key={`${line.node} ${line.at}`} line={line} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function ReviewLine({ line }: { readonly line: ReviewedCitation }) {
  const session = useSession();
  const node = nodesById(useMap()).get(line.node);
  if (!node) return null;
  const open = () => {
    selectNodes(session, [node.id]);
    session.set({ inspector: true });
  };
  return (
    <li>
      <button type="button" className="link-go" dir="auto" onClick={open}>
        {shortText(node.text, 60)}: “{shortText(line.exact, 60)}”
      </button>
    </li>
  );
}
