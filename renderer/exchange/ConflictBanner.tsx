import { GitMerge } from "lucide-react";
import { undecidedConflicts } from "../../shared/merge/conflicts";
import { useMap, useSession, useSessionState } from "../session/context";
import { Button } from "../ui/Button";
import { startDeciding } from "./deciding";

/** Says that a merge left something open, wherever the map was merged. */
export function ConflictBanner() {
  const session = useSession();
  const map = useMap();
  const isDeciding = useSessionState((state) => state.deciding !== null);
  const { length } = undecidedConflicts(map);
  if (length === 0 || isDeciding) return null;
  return (
    <section className="file-banner" data-pane="conflict-banner" aria-label="Merge conflicts">
      <GitMerge size={16} aria-hidden="true" />
      <p role="alert">
        Two versions of this map contradict each other in {length === 1 ? "one place" : `${length} places`}.
        Both are in the map until you decide.
      </p>
      <div className="file-banner-actions">
        <Button look="primary" onClick={() => startDeciding(session)}>
          Decide
        </Button>
      </div>
    </section>
  );
}
