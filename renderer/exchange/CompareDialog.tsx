import { useState } from "react";
import { DifferenceList } from "../dialogs/DifferenceList";
import { useMap } from "../session/context";
import type { Dialog as DialogState } from "../session/state";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { RadioGroup } from "../ui/fields";

type Direction = "to-other" | "from-other";

/** What differs between the open map and another file, in either direction. Nothing is changed by looking. */
export function CompareDialog(props: {
  readonly dialog: Extract<DialogState, { type: "compare" }>;
  readonly onClose: () => void;
}) {
  const { dialog, onClose } = props;
  const mine = useMap();
  const [direction, setDirection] = useState<Direction>("to-other");
  const [before, after] = direction === "to-other" ? [mine, dialog.other] : [dialog.other, mine];
  return (
    <Dialog
      title="Compare with another map"
      size="large"
      onClose={onClose}
      actions={
        <Button look="primary" data-autofocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <RadioGroup<Direction>
        label="Show what changed"
        value={direction}
        choices={[
          { value: "to-other", label: `from this map to ${dialog.name}` },
          { value: "from-other", label: `from ${dialog.name} to this map` },
        ]}
        onChange={setDirection}
      />
      <DifferenceList label="What differs" before={before} after={after} />
    </Dialog>
  );
}
