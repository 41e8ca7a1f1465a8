/**
 * A citation's anchor: the quoted words, what stands around them, and where. The three selectors of the W3C Web Annotation
 * data model (text quote and text position) together.
 */
import type { Citation } from "../document/types";
import type { Span } from "./sentences";

/** So many characters of context on each side, UTF-16 code units. */
const CONTEXT = 32;

/** The span, grown where it would cut a character of two code units in half. */
function whole(text: string, { start, end }: Span): Span {
  const isHalf = (at: number) =>
    /^[\uDC00-\uDFFF]/.test(text.slice(at)) && /[\uD800-\uDBFF]$/.test(text.slice(0, at));
  return { start: isHalf(start) ? start - 1 : start, end: isHalf(end) ? end + 1 : end };
}

/** The citation of a span of a source's text. */
export function citationOf(source: string, text: string, span: Span): Citation {
  const { start, end } = whole(text, span);
  const before = whole(text, { start: Math.max(0, start - CONTEXT), end: start });
  const after = whole(text, { start: end, end: Math.min(text.length, end + CONTEXT) });
  return {
    source,
    exact: text.slice(start, end),
    prefix: text.slice(before.start, before.end),
    suffix: text.slice(after.start, after.end),
    start,
    end,
  };
}

/** Whether the quoted words stand where the citation says. */
export function stands(text: string, { exact, start, end }: Citation): boolean {
  return end <= text.length && text.slice(start, end) === exact;
}
