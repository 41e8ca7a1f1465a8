import { useState } from "react";
import { AS_PROPOSED } from "../../shared/exchange/formats/proposals";
import { CopyReport } from "../dialogs/CopyReport";
import { useSession } from "../session/context";
import "../styles/compare.css";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ConversionReport } from "./ConversionReport";
import { choicesInWords, FORMAT_WORDS, reportInWords } from "./format-words";
import { type ImportDialogState, takeOver } from "./import";
import { ProposalChoices } from "./ProposalChoices";

/** What a file of another program would become, before it becomes that. */
export function ImportDialog({
  dialog,
  onClose,
}: {
  readonly dialog: ImportDialogState;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const { name, format, imported } = dialog;
  const [choices, setChoices] = useState(AS_PROPOSED);
  return (
    <Dialog
      title="Import as a map"
      onClose={onClose}
      actions={
        <>
          <CopyReport
            report={() => [reportInWords(imported.notes), ...choicesInWords(imported, choices)].join("\n")}
          />
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" data-autofocus onClick={() => void takeOver(session, dialog, choices)}>
            Import
          </Button>
        </>
      }
    >
      <p className="dialog-sentence">
        <bdi>{name}</bdi> was read as: {FORMAT_WORDS[format]}. It becomes a new map; the file stays as it is.
      </p>
      <ProposalChoices imported={imported} choices={choices} onChange={setChoices} />
      <ConversionReport notes={imported.notes} label="What is kept, changed and lost" />
    </Dialog>
  );
}
