import { useSession, useSessionState } from "../session/context";
import { revertNow } from "../session/files";
import { windowName } from "../session/state";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/** Asks before the map goes back to what its file holds. */
export function RevertDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const name = useSessionState((state) => windowName(state.open));
  const go = () => {
    onClose();
    void revertNow(session);
  };
  return (
    <Dialog
      title="Go back to the saved map?"
      size="small"
      tone="alert"
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button look="danger" onClick={go}>
            Revert
          </Button>
        </>
      }
    >
      <p dir="auto" className="dialog-sentence">
        '{name}' becomes what its file holds. Undo brings your changes back.
      </p>
    </Dialog>
  );
}
