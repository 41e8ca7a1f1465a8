import { CopyReport } from "../dialogs/CopyReport";
import { useSession } from "../session/context";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ConversionReport } from "./ConversionReport";
import { FORMAT_WORDS, reportInWords } from "./format-words";
import { type ImportDialogState, takeOver } from "./import";

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
  return (
    <Dialog
      title="Import as a map"
      onClose={onClose}
      actions={
        <>
          <CopyReport report={() => reportInWords(imported.notes)} />
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" data-autofocus onClick={() => void takeOver(session, dialog)}>
            Import
          </Button>
        </>
      }
    >
      <p className="dialog-sentence">
        <bdi>{name}</bdi> is {FORMAT_WORDS[format]}. It becomes a new map; the file stays as it is. Kinds that
        it does not say are proposed, and can be changed for many nodes at once.
      </p>
      <ConversionReport notes={imported.notes} label="What is kept, changed and lost" />
    </Dialog>
  );
}
