/** What changed from one text to another, word by word. */
import { diffArrays } from "diff";

export interface Piece {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Texts that have less in common than this many steps allow are told as one replacing the other. */
const MOST_STEPS = 2_000;

const words = new Intl.Segmenter("en", { granularity: "word" });

const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/**
 * The pieces in order: what is the same and what was removed is the older text, what is the same and what was added is the
 * newer one. Words end where Unicode Standard Annex 29 says so; the least number of steps is found by jsdiff, after Myers,
 * "An O(ND) difference algorithm and its variations", 1986.
 */
export function wordChanges(before: string, after: string): readonly Piece[] {
  if (before === after) return pieces([{ kind: "same", text: before }]);
  const found = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_STEPS });
  if (!found)
    return pieces([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]);
  return withoutIslands(
    found.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
    })),
  );
}

const pieces = (list: readonly Piece[]): readonly Piece[] => list.filter(({ text }) => text !== "");

/** A space that stayed between two changed words is no news: the words around it are told as one change. */
function withoutIslands(list: readonly Piece[]): readonly Piece[] {
  const told: Piece[] = [];
  let [removed, added, same] = ["", "", ""];
  const flush = () => {
    const shared = Math.min(blanksBehind(removed), blanksBehind(added));
    told.push({ kind: "removed", text: removed.slice(0, removed.length - shared) });
    told.push({ kind: "added", text: added.slice(0, added.length - shared) });
    same = " ".repeat(shared);
    [removed, added] = ["", ""];
  };
  list.forEach(({ kind, text }, at) => {
    const isIsland = /^ +$/.test(text) && at < list.length - 1 && removed !== "" && added !== "";
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (isIsland) {
      removed += text;
      added += text;
    } else {
      flush();
      told.push({ kind, text: same + text });
      same = "";
    }
  });
  flush();
  return pieces([...told, { kind: "same", text: same }]);
}

const blanksBehind = (text: string): number => / *$/.exec(text)?.[0].length ?? 0;
