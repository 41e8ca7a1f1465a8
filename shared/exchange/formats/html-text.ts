/** Text out of the scraps of HTML that other formats keep in labels, without ever making a document of it. */

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/** Entities by number and the few by name that matter; an unknown one stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A tag: its name in lower case, and its attributes as they stand. */
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/g;

export type HtmlPiece =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "open" | "close"; readonly name: string; readonly attributes: string };

/** The pieces in order. What only looks like a tag is text. */
export function htmlPieces(html: string): readonly HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let at = 0;
  for (const found of html.matchAll(TAG)) {
    const [whole, slash, name = "", attributes = ""] = found;
    if (found.index > at) pieces.push({ type: "text", text: decodeEntities(html.slice(at, found.index)) });
    pieces.push({ type: slash === "/" ? "close" : "open", name: name.toLowerCase(), attributes });
    at = found.index + whole.length;
  }
  if (at < html.length) pieces.push({ type: "text", text: decodeEntities(html.slice(at)) });
  return pieces;
}

/** The words of a label without its tags, on one line. */
export function plainLabel(html: string): string {
  return htmlPieces(html)
    .map((piece) =>
      piece.type === "text" ? piece.text : /^(?:br|p|div|tr|td|table|li)$/.test(piece.name) ? " " : "",
    )
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
