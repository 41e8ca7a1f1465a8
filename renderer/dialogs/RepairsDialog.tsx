import type { Repair } from "../../shared/format/opened";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { CopyReport } from "./CopyReport";
import { IssueList } from "./IssueList";

/** Lines drawn at once; the report has them all. */
const LISTED = 500;

interface RepairsDialogProps {
  readonly repairs: readonly Repair[];
  readonly onClose: () => void;
}

/** What was mended while a damaged file was opened. */
export function RepairsDialog({ repairs, onClose }: RepairsDialogProps) {
  const count = repairs.length === 1 ? "one thing was" : `${repairs.length.toLocaleString("en")} things were`;
  return (
    <Dialog
      title="The map was repaired"
      onClose={onClose}
      actions={
        <>
          <CopyReport report={() => repairs.map(({ path, message }) => `${path}: ${message}`).join("\n")} />
          <Button look="primary" data-autofocus onClick={onClose}>
            Show the map
          </Button>
        </>
      }
    >
      <p className="dialog-sentence">
        The file was damaged, and {count} mended to open it. Your file was not changed: what you see is a
        copy, and Save asks for a new name.
      </p>
      <IssueList
        label="What was mended"
        issues={repairs.slice(0, LISTED)}
        more={Math.max(0, repairs.length - LISTED)}
      />
    </Dialog>
  );
}
