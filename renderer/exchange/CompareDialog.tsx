import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { ComparedView } from "../../shared/compare/picture/report";
import {
  changeDetailsInWords,
  changeSubject,
  comparisonInWords,
  matchesInWords,
  VERB_WORDS,
} from "../../shared/compare/words";
import { useSession } from "../session/context";
import type { Compared } from "../session/state";
import "../styles/compare.css";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { RadioGroup } from "../ui/fields";
import { IconButton } from "../ui/IconButton";
import { ChangeList } from "./ChangeList";
import { ComparePictures } from "./ComparePictures";
import { copyComparison, saveComparisonPicture, saveComparisonText } from "./compare-export";
import { showChange, showView, stepChange, turnComparison, versionNames } from "./comparing";
import { mergeWith } from "./merging";

/** What differs between the open map and another version of it, in words and on a picture. Looking changes nothing. */
export function CompareDialog(props: { readonly dialog: Compared; readonly onClose: () => void }) {
  const { dialog, onClose } = props;
  const session = useSession();
  const names = versionNames(session, dialog);
  const { comparison, at, view } = dialog;
  // Ahead of the comparison itself, which may take a moment.
  const [direction, setDirection] = useState<"to" | "from">(dialog.isOtherNewer ? "to" : "from");
  return (
    <Dialog
      title="Compare"
      size="large"
      className="dialog-wide"
      onClose={onClose}
      actions={<CompareActions dialog={dialog} onClose={onClose} />}
    >
      <div className="compare" data-keys="review">
        <div className="compare-choices">
          <RadioGroup<"to" | "from">
            label="What changed"
            value={direction}
            choices={[
              { value: "to", label: `from this map to ${dialog.other.name}` },
              { value: "from", label: `from ${dialog.other.name} to this map` },
            ]}
            onChange={(chosen) => {
              setDirection(chosen);
              void turnComparison(session, chosen === "to");
            }}
          />
          <RadioGroup<ComparedView>
            label="Picture"
            value={view}
            choices={[
              { value: "overlaid", label: "Overlaid" },
              { value: "side-by-side", label: "Side by side" },
            ]}
            onChange={(chosen) => showView(session, chosen)}
          />
        </div>
        <div className="compare-parts">
          <section className="compare-list" aria-label="What changed">
            <Summary dialog={dialog} />
            <ChangeList comparison={comparison} at={at} onShow={(chosen) => showChange(session, chosen)} />
          </section>
          <ComparePictures
            comparison={comparison}
            names={names}
            view={view}
            number={at === null ? null : at + 1}
          />
        </div>
      </div>
    </Dialog>
  );
}

/** What there is in all, and the way from one change to the next. */
function Summary({ dialog: { comparison, at } }: { readonly dialog: Compared }) {
  const session = useSession();
  const words = comparisonInWords(comparison);
  const matched = matchesInWords(comparison);
  const { length } = comparison.changes;
  const change = at === null ? undefined : comparison.changes[at];
  return (
    <>
      <p className="difference-words">{words.charAt(0).toUpperCase() + words.slice(1)}.</p>
      {matched !== "" && <p className="difference-words">Found again under other ids: {matched}.</p>}
      {length > 0 && (
        <div className="compare-steps">
          <IconButton icon={ChevronLeft} command="review.previous" onClick={() => stepChange(session, -1)} />
          <IconButton
            icon={ChevronRight}
            command="review.next"
            data-autofocus
            onClick={() => stepChange(session, 1)}
          />
          <span>{at === null ? `${length.toLocaleString("en")} changes` : `${at + 1} of ${length}`}</span>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {change &&
          at !== null &&
          [
            `Change ${at + 1} of ${length}: ${VERB_WORDS[change.verb]} ${changeSubject(comparison, change)}`,
            changeDetailsInWords(comparison, change),
          ]
            .filter((part) => part !== "")
            .join(". ")}
      </p>
    </>
  );
}

function CompareActions({ dialog, onClose }: { readonly dialog: Compared; readonly onClose: () => void }) {
  const session = useSession();
  const [said, setSaid] = useState("");
  const tell = (act: () => Promise<string>) => () => void act().then(setSaid);
  return (
    <>
      <p className="dialog-note" role="status">
        {said}
      </p>
      <Button onClick={tell(() => copyComparison(session, dialog))}>Copy as text</Button>
      <Button onClick={tell(() => saveComparisonText(session, dialog))}>Save as Markdown…</Button>
      <Button onClick={tell(() => saveComparisonPicture(session, dialog, "svg"))}>Save as SVG…</Button>
      <Button onClick={tell(() => saveComparisonPicture(session, dialog, "png"))}>Save as PNG…</Button>
      <Button
        onClick={() => {
          onClose();
          void mergeWith(session, dialog.other);
        }}
      >
        Merge…
      </Button>
      <Button look="primary" onClick={onClose}>
        Close
      </Button>
    </>
  );
}
