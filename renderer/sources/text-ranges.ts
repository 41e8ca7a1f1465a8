/** Spans of a source as ranges of the page. */
import type { Span } from "../../shared/sources/sentences";
import { sentenceAt } from "./reading";

/** The text node and the place in it of an offset; the end of a span belongs to the sentence before it. */
function placeOf(list: HTMLElement, sentences: readonly Span[], offset: number, isEnd: boolean) {
  const index = sentenceAt(sentences, isEnd ? Math.max(0, offset - 1) : offset);
  const element = list.ownerDocument.getElementById(`sentence-${index}`);
  const node = element?.firstChild;
  const start = sentences[index]?.start ?? 0;
  if (!(node instanceof Text)) return null;
  return { node, at: Math.max(0, Math.min(node.length, offset - start)) };
}

/** The span in the elements of the text; null where they are not in the page. */
export function rangeOf(list: HTMLElement, sentences: readonly Span[], span: Span): StaticRange | null {
  const start = placeOf(list, sentences, span.start, false);
  const end = placeOf(list, sentences, span.end, true);
  if (!start || !end) return null;
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.at,
    endContainer: end.node,
    endOffset: end.at,
  });
}
