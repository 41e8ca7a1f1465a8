import { useEffect, useRef } from "react";
import type { Change, Comparison } from "../../shared/compare/comparison";
import { detailsOf } from "../../shared/compare/details";
import { changeDetailsInWords, changeSubject, VERB_SIGNS, VERB_WORDS } from "../../shared/compare/words";
import { ChangeDetails } from "./ChangeDetails";

/** More changes at once would be slow to show; the list moves along with the steps. */
const LISTED = 200;

interface ChangeListProps {
  readonly comparison: Comparison;
  readonly at: number | null;
  readonly onShow: (at: number) => void;
}

/** Every change with its number, the chosen one in full. */
export function ChangeList({ comparison, at, onShow }: ChangeListProps) {
  const { changes } = comparison;
  const list = useRef<HTMLOListElement>(null);
  const first = Math.floor((at ?? 0) / LISTED) * LISTED;
  useEffect(() => {
    if (at !== null)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const part = changes.slice(first, first + LISTED);
  return (
    <>
      <ol className="change-list" aria-label="Changes" ref={list} start={first + 1}>
        {part.map((change, index) => (
          <ChangeItem
            key={`${change.what} ${change.id}`}
            comparison={comparison}
            change={change}
            number={first + index + 1}
            isChosen={at === first + index}
            onShow={() => onShow(first + index)}
          />
        ))}
      </ol>
      {changes.length > part.length && (
        <p className="change-part">
          {(first + 1).toLocaleString("en")} to {(first + part.length).toLocaleString("en")} of{" "}
          {changes.length.toLocaleString("en")}
        </p>
      )}
    </>
  );
}

interface ChangeItemProps {
  readonly comparison: Comparison;
  readonly change: Change;
  readonly number: number;
  readonly isChosen: boolean;
  readonly onShow: () => void;
}

function ChangeItem({ comparison, change, number, isChosen, onShow }: ChangeItemProps) {
  const details = isChosen ? detailsOf(comparison, change) : [];
  const short = isChosen ? "" : changeDetailsInWords(comparison, change);
  return (
    <li className="change">
      <button type="button" aria-current={isChosen ? "true" : undefined} onClick={onShow}>
        <span className={`change-sign difference-${change.verb}`} aria-hidden="true">
          {VERB_SIGNS[change.verb]} {number}
        </span>
        <span className="change-words">
          <span className={`change-verb difference-${change.verb}`}>{VERB_WORDS[change.verb]}</span>{" "}
          <span dir="auto">{changeSubject(comparison, change)}</span>
          {short !== "" && (
            <span className="change-short" dir="auto">
              {short}
            </span>
          )}
        </span>
      </button>
      {details.length > 0 && <ChangeDetails details={details} />}
    </li>
  );
}
