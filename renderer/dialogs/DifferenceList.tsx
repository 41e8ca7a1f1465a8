import { useMemo } from "react";
import { type Comparison, comparisonById } from "../../shared/compare/comparison";
import {
  changeDetailsInWords,
  changeSubject,
  comparisonInWords,
  VERB_WORDS,
} from "../../shared/compare/words";
import type { ArgMap } from "../../shared/document/types";
import "../styles/dialogs.css";

const LISTED = 200;

interface DifferenceListProps {
  /** What the list is about, for readers: "What they changed". */
  readonly label: string;
  readonly before: ArgMap;
  readonly after: ArgMap;
}

/** What differs between two versions of a map: in one line, and item by item. */
export function DifferenceList({ label, before, after }: DifferenceListProps) {
  const comparison = useMemo(() => comparisonById(before, after), [before, after]);
  const words = comparisonInWords(comparison);
  return (
    <div className="difference">
      <p className="difference-words">{words.charAt(0).toUpperCase() + words.slice(1)}.</p>
      <ChangeLines label={label} comparison={comparison} />
    </div>
  );
}

/** The changes, one below the other, to be read through. */
export function ChangeLines({
  label,
  comparison,
}: {
  readonly label: string;
  readonly comparison: Comparison;
}) {
  const { changes } = comparison;
  if (changes.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard
    <ul className="difference-list" aria-label={label} tabIndex={0}>
      {changes.slice(0, LISTED).map((change) => (
        <li key={`${change.what} ${change.id}`}>
          <span className={`difference-verb difference-${change.verb}`}>{VERB_WORDS[change.verb]}</span>{" "}
          <span dir="auto">{changeSubject(comparison, change)}</span>
          <span className="difference-details" dir="auto">
            {changeDetailsInWords(comparison, change)}
          </span>
        </li>
      ))}
      {changes.length > LISTED && <li>and {(changes.length - LISTED).toLocaleString("en")} more</li>}
    </ul>
  );
}
