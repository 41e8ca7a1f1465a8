import type { ConversionNotes, Note } from "../../shared/exchange/formats/notes";
import { keptInWords, noteInWords } from "./format-words";

/** What came through, what became something else, and what did not come through. */
export function ConversionReport({
  notes,
  label,
}: {
  readonly notes: ConversionNotes;
  readonly label: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard
    <section className="issue-list conversion-report" aria-label={label} tabIndex={0}>
      <h3>Kept</h3>
      <p dir="auto">{keptInWords(notes)}</p>
      <Part title="Changed" notes={notes.changed} />
      <Part title="Lost" notes={notes.lost} />
      {notes.changed.length + notes.lost.length === 0 && <p>Nothing is changed and nothing is lost.</p>}
    </section>
  );
}

function Part({ title, notes }: { readonly title: string; readonly notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {notes.map((note) => (
          <li key={note.what} dir="auto">
            {noteInWords(note)}
          </li>
        ))}
      </ul>
    </>
  );
}
