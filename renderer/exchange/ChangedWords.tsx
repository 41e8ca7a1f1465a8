import { textPieces } from "../../shared/compare/as-text";
import type { Detail } from "../../shared/compare/details";

/** What one field was and is; texts word by word. */
export function ChangedWords({ detail }: { readonly detail: Detail }) {
  const { before, after, isText } = detail;
  if (before === after) return <span>changed</span>;
  const pieces = isText ? textPieces(detail) : null;
  if (!pieces)
    return (
      <span dir="auto">
        {isText ? `${before.length.toLocaleString("en")} characters` : before || "none"}{" "}
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">to</span>{" "}
        {isText ? `${after.length.toLocaleString("en")} characters` : after || "none"}
      </span>
    );
  // The pieces of one text never change their order, so their places name them.
  const keyed = pieces.map((piece, at) => ({ ...piece, key: `${at} ${piece.kind}` }));
  return (
    <span className="changed-words" dir="auto">
      {keyed.map(({ kind, text, key }) =>
        kind === "same" ? (
          <span key={key}>{text}</span>
        ) : kind === "added" ? (
          <ins key={key}>{text}</ins>
        ) : (
          <del key={key}>{text}</del>
        ),
      )}
    </span>
  );
}
