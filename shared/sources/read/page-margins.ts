/** Headers and footers of pages: what stands apart from the text at the top or the bottom, at the same height, on page after page. */

/** A line of a page, in points from the bottom. */
export interface PlacedLine {
  readonly text: string;
  readonly y: number;
  readonly height: number;
}

/** Higher headers are part of the text. */
const MOST_LINES = 3;
const FEWEST_PAGES = 3;
/** Of the pages: left and right ones may differ, and the first ones of chapters have none. */
const LEAST_SHARE = 0.4;
/** A line stands apart after more than so many times its height. */
const APART = 1.75;
/** Points within which heights are the same. */
const SAME_HEIGHT = 4;

/** The outermost lines on one side, up to where the text begins; none where no gap sets them apart. */
function outer(lines: readonly PlacedLine[], side: "top" | "bottom"): readonly PlacedLine[] {
  const sorted = [...lines].sort((one, other) => (side === "top" ? other.y - one.y : one.y - other.y));
  for (let at = 0; at < Math.min(MOST_LINES, sorted.length - 1); at += 1) {
    const [line, next] = [sorted[at], sorted[at + 1]];
    if (line && next && Math.abs(line.y - next.y) > APART * Math.max(line.height, next.height, 1))
      return sorted.slice(0, at + 1);
  }
  return [];
}

/** Page numbers differ, so every number counts as the same. */
const keyOf = ({ text, y }: PlacedLine) => `${Math.round(y / SAME_HEIGHT)} ${text.replace(/\d+/g, "#")}`;

/**
 * The lines that are headers or footers: at most three that stand apart at the top or bottom of the page, with the same
 * words but for numbers, at the same height, on three pages and two in five at least.
 */
export function marginLines<Line extends PlacedLine>(
  pages: readonly (readonly Line[])[],
): ReadonlySet<PlacedLine> {
  const pagesOf = new Map<string, Set<number>>();
  const candidates = pages.flatMap((lines, page) =>
    [...outer(lines, "top"), ...outer(lines, "bottom")].map((line) => {
      const key = keyOf(line);
      pagesOf.set(key, (pagesOf.get(key) ?? new Set()).add(page));
      return { line, key };
    }),
  );
  const least = Math.max(FEWEST_PAGES, LEAST_SHARE * pages.length);
  return new Set(
    candidates.flatMap(({ line, key }) => ((pagesOf.get(key)?.size ?? 0) >= least ? [line] : [])),
  );
}
