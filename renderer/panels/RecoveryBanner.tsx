import { CircleAlert } from "lucide-react";
import { useSession, useSessionState } from "../session/context";
import { save } from "../session/files";
import { isModified } from "../session/state";
import { view } from "../session/view-control";
import { Button } from "../ui/Button";

/** As long as unsaved work can't be kept apart: that it would be lost with the window. Goes by itself. */
export function RecoveryBanner() {
  const session = useSession();
  const isNeeded = useSessionState((state) => state.cannotKeep && isModified(state.open));
  if (!isNeeded) return null;
  return (
    <section className="file-banner" data-pane="recovery" aria-label="Recovery data">
      <CircleAlert size={16} aria-hidden="true" />
      <p role="alert">
        Argmap can't keep a copy of your unsaved work here. Your map is as it was. Save it often.
      </p>
      <div className="file-banner-actions">
        <Button
          onClick={() => {
            // The banner may be gone after this, and the focus with it.
            view()?.focus();
            void save(session);
          }}
        >
          Save
        </Button>
      </div>
    </section>
  );
}
