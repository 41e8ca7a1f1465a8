import { useSession, useSessionState } from "../session/context";
import { answerUnsaved } from "../session/files";
import { windowName } from "../session/state";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/** Changes that are not saved stand in the way of what the person wants to do. */
export function UnsavedDialog() {
  const session = useSession();
  const name = useSessionState((state) => windowName(state.open));
  const answer = (what: "save" | "discard" | "cancel") => () => void answerUnsaved(session, what);
  return (
    <Dialog
      title="Save the changes?"
      size="small"
      tone="alert"
      onClose={answer("cancel")}
      actions={
        <>
          <Button look="danger" className="button-apart" onClick={answer("discard")}>
            Don't save
          </Button>
          <Button onClick={answer("cancel")}>Cancel</Button>
          <Button look="primary" data-autofocus onClick={answer("save")}>
            Save
          </Button>
        </>
      }
    >
      <p dir="auto" className="dialog-sentence">
        '{name}' has changes that are not saved. If you don't save them, they are lost.
      </p>
    </Dialog>
  );
}
