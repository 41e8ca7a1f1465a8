import { useSession } from "../session/context";
import { loadTheirs, overwriteChanged, saveAs } from "../session/files";
import type { Session } from "../session/session";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/** Another program wrote the file since it was opened: nothing is overwritten without a word. */
export function ChangedDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const answer = (act: (session: Session) => Promise<unknown>) => () => {
    onClose();
    void act(session);
  };
  return (
    <Dialog
      title="The file has changed"
      onClose={onClose}
      tone="alert"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={answer(loadTheirs)}>Load what the file holds</Button>
          <Button look="danger" onClick={answer(overwriteChanged)}>
            Overwrite it
          </Button>
          <Button look="primary" data-autofocus onClick={answer(saveAs)}>
            Save as…
          </Button>
        </>
      }
    >
      <p className="dialog-sentence">
        Another program changed this file after you opened it. Save your map under another name to keep both.
        If you load what the file holds, Undo brings your map back.
      </p>
    </Dialog>
  );
}
