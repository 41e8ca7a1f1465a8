/** The analysed text of an OVA3 file: HTML with a `<span id="node…">` around the words of each statement. */
import { escapeXml } from "../../scene/xml";
import { htmlPieces } from "./html-text";

export interface Span {
  /** The nodeID of the statement or locution. */
  readonly node: string;
  /** UTF-16 code units of the plain text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The plain text, and where the statements stand in it. */
export function readAnalysedText(html: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  const open: { readonly node: string | null; readonly start: number }[] = [];
  let text = "";
  for (const piece of htmlPieces(html)) {
    if (piece.type === "text") text += piece.text;
    else if (piece.name === "br") text += "\n";
    else if (piece.type === "open" && piece.name === "span") {
      const [, node = null] = /\bid\s*=\s*["']?node([^"'\s>]+)/.exec(piece.attributes) ?? [];
      open.push({ node, start: text.length });
    } else if (piece.type === "close" && piece.name === "span") {
      const span = open.pop();
      if (span?.node != null && text.length > span.start)
        spans.push({ node: span.node, start: span.start, end: text.length });
    } else if (piece.type === "close" && /^(?:p|div|h\d|li)$/.test(piece.name)) text += "\n";
  }
  return { text, spans };
}

/**
 * The text with its spans. Spans may stand inside each other; one that begins in another and ends behind it cannot be
 * written and is left out.
 */
export function writeAnalysedText(
  text: string,
  spans: readonly Span[],
): { readonly html: string; readonly written: readonly Span[] } {
  const written: Span[] = [];
  const open: Span[] = [];
  let html = "";
  let at = 0;
  const closeUpTo = (place: number) => {
    for (let inner = open.at(-1); inner && inner.end <= place; inner = open.at(-1)) {
      html += `${asHtml(text.slice(at, inner.end))}</span>`;
      at = inner.end;
      open.pop();
    }
  };
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < 0 || span.end > text.length || span.start >= span.end) continue;
    closeUpTo(span.start);
    if (span.end > (open.at(-1)?.end ?? text.length)) continue;
    html += `${asHtml(text.slice(at, span.start))}<span class="highlighted" id="node${span.node}">`;
    at = span.start;
    open.push(span);
    written.push(span);
  }
  closeUpTo(text.length);
  return { html: html + asHtml(text.slice(at)), written };
}

/** Signs that are not seen, as the form feeds of PDFs, become blanks, so that places in the text stay. */
function asHtml(text: string): string {
  return escapeXml(text.replace(/(?![\t\n\r])\p{Cc}/gu, " ")).replace(/\n/g, "<br>");
}
