import { comparisonInWords } from "../../shared/compare/words";
import { conflictInWords } from "../../shared/merge/conflict-words";
import { ChangeLines } from "../dialogs/DifferenceList";
import { useSession } from "../session/context";
import type { Merging } from "../session/state";
import "../styles/compare.css";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Select } from "../ui/fields";
import { applyMerge, mergeFrom, mergeFromFile } from "./merging";

const NONE = "none";
const FROM_FILE = "file";
const LISTED = 200;

/** What another version would bring in, before it does. */
export function MergeDialog(props: { readonly dialog: Merging; readonly onClose: () => void }) {
  const { dialog, onClose } = props;
  const session = useSession();
  const { other, bases, base, plan } = dialog;
  const { comparison, merged } = plan;
  const { length } = merged.conflicts;
  const isNothing = comparison.changes.length === 0;
  const words = comparisonInWords(comparison);
  return (
    <Dialog
      title={`Merge with ${other.name}`}
      size="large"
      onClose={onClose}
      actions={
        <>
          <span className="dialog-note">One step of Undo takes it back.</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            data-autofocus
            disabled={isNothing}
            onClick={() => applyMerge(session, dialog)}
          >
            Merge
          </Button>
        </>
      }
    >
      <Select
        label="Both came out of"
        value={base ? String(bases.indexOf(base)) : NONE}
        choices={[
          ...bases.map(({ label }, at) => ({ value: String(at), label })),
          { value: NONE, label: "No version that is known" },
          { value: FROM_FILE, label: "A file…" },
        ]}
        hint={
          base
            ? "What either side changed since then comes in. What both changed in different ways is kept twice."
            : "Without it, nothing counts as removed, and whatever differs is kept twice for you to decide."
        }
        onChange={(chosen) =>
          void (chosen === FROM_FILE
            ? mergeFromFile(session)
            : mergeFrom(session, chosen === NONE ? null : (bases[Number(chosen)] ?? null)))
        }
      />
      <h3 className="dialog-heading">What comes into your map</h3>
      <p className="difference-words" role="status">
        {isNothing
          ? "Nothing: your map holds all of it already."
          : `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${conflictCount(length)}`}
      </p>
      {length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard
        <ul className="difference-list merge-conflicts" aria-label="Conflicts" tabIndex={0}>
          {merged.conflicts.slice(0, LISTED).map((conflict) => (
            <li key={`${conflict.what} ${conflict.id}`} dir="auto">
              {conflictInWords(merged.map, conflict)}
            </li>
          ))}
        </ul>
      )}
      <ChangeLines label="What comes in" comparison={comparison} />
    </Dialog>
  );
}

function conflictCount(length: number): string {
  if (length === 0) return "Nothing contradicts.";
  const places = length === 1 ? "In one place" : `In ${length.toLocaleString("en")} places`;
  return `${places} the two contradict each other: both are kept, and you decide afterwards.`;
}
