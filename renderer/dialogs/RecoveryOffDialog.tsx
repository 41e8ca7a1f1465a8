import { useSession } from "../session/context";
import { stopKeepingRecovery } from "../session/recovery-setting";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/** Asks before the recovery data is deleted and none is kept any more. */
export function RecoveryOffDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const go = () => {
    onClose();
    void stopKeepingRecovery(session);
  };
  return (
    <Dialog
      title="Keep no recovery data?"
      size="small"
      tone="alert"
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button look="danger" onClick={go}>
            Delete and keep none
          </Button>
        </>
      }
    >
      <p className="dialog-sentence">
        {session.bridge.keepsVersions
          ? "All copies of unsaved work and all earlier versions of saved maps are deleted from this computer."
          : "All copies of unsaved work are deleted from this browser."}{" "}
        Your own files are not touched. After a crash, or when the system shuts down, changes since the last
        save are then lost.
      </p>
    </Dialog>
  );
}
