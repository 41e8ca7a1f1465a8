import { CircleAlert } from "lucide-react";
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import { useSession, useSessionState } from "../session/context";
import { isRestorable, lostMapName, showLostMaps } from "../session/lost-maps";
import { view } from "../session/view-control";
import { Button } from "../ui/Button";

function words(lost: readonly RecoveryCopy[]): string {
  const [first, ...others] = lost;
  if (!first) return "";
  if (!lost.every(isRestorable))
    return "Argmap kept unsaved work from last time. Some of it can't be opened; it stays where it is.";
  return others.length === 0
    ? `Argmap closed before “${lostMapName(first)}” was saved. The changes are kept and can be restored.`
    : `Argmap closed before ${others.length + 1} maps were saved. Their changes are kept and can be restored.`;
}

/** Unsaved work from last time, for whoever starts with a file and so never sees the start screen. */
export function LostBanner() {
  const session = useSession();
  const lost = useSessionState((state) => state.recoveries);
  const isHinted = useSessionState((state) => state.hintsLost && state.open !== null);
  if (!isHinted || lost.length === 0) return null;
  const away = (act: () => void) => {
    // The banner goes, and the focus with it.
    view()?.focus();
    session.set({ hintsLost: false });
    act();
  };
  return (
    <section className="file-banner" aria-label="Unsaved work">
      <CircleAlert size={16} aria-hidden="true" />
      <p role="alert" dir="auto">
        {words(lost)}
      </p>
      <div className="file-banner-actions">
        <Button look="primary" onClick={() => away(() => showLostMaps(session))}>
          Show
        </Button>
        <Button onClick={() => away(() => undefined)}>Not now</Button>
      </div>
    </section>
  );
}
