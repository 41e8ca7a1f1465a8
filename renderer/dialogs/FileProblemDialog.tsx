import type { FileProblem } from "../../shared/bridge/bridge";
import "../styles/dialogs.css";
import { useSession } from "../session/context";
import { saveAs } from "../session/files";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

const TITLES = {
  open: "The file could not be opened",
  save: "The map could not be saved",
  export: "The picture could not be written",
} as const;

interface FileProblemDialogProps {
  readonly action: keyof typeof TITLES;
  readonly problem: FileProblem;
  readonly onClose: () => void;
}

/** Why reading or writing a file failed. After a failed save there is another way to keep the work. */
export function FileProblemDialog({ action, problem, onClose }: FileProblemDialogProps) {
  const session = useSession();
  const saveElsewhere = () => {
    onClose();
    void saveAs(session);
  };
  return (
    <Dialog
      title={TITLES[action]}
      size="small"
      onClose={onClose}
      actions={
        <>
          {action === "save" && problem.kind !== "too-large" && (
            <Button onClick={saveElsewhere}>Save somewhere else…</Button>
          )}
          <Button look="primary" data-autofocus onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p dir="auto" className="dialog-sentence">
        {problem.message}
      </p>
    </Dialog>
  );
}
