import { useMemo } from "react";
import { compareMaps, differenceInWords } from "../../shared/document/compare";
import { differenceLines } from "../../shared/document/difference-lines";
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
  const { words, lines } = useMemo(() => {
    const difference = compareMaps(before, after);
    return { words: differenceInWords(difference), lines: differenceLines(before, after, difference) };
  }, [before, after]);
  return (
    <div className="difference">
      <p className="difference-words">{words.charAt(0).toUpperCase() + words.slice(1)}.</p>
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard
        <ul className="difference-list" aria-label={label} tabIndex={0}>
          {lines.slice(0, LISTED).map(({ id, verb, text }) => (
            <li key={`${verb} ${id}`}>
              <span className={`difference-verb difference-${verb.toLowerCase()}`}>{verb}</span>{" "}
              <span dir="auto">{text}</span>
            </li>
          ))}
          {lines.length > LISTED && <li>and {(lines.length - LISTED).toLocaleString("en")} more</li>}
        </ul>
      )}
    </div>
  );
}
