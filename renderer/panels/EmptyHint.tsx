/** What to do on a map that has nothing in it yet. */
import { addFree } from "../session/argument";
import { useSession, useSessionState } from "../session/context";

export function EmptyHint() {
  const session = useSession();
  const empty = useSessionState((state) => state.open?.history.present.nodes.length === 0);
  if (!empty) return null;
  return (
    <div className="empty-hint">
      <p className="empty-hint-title">Start with the decision</p>
      <p>
        Press <kbd>Enter</kbd> to write it. Then <kbd>Tab</kbd> adds what supports it, and <kbd>Shift</kbd>+
        <kbd>Tab</kbd> what opposes it.
      </p>
      <button type="button" className="button button-primary" onClick={() => addFree(session, "canvas")}>
        Add the decision
      </button>
    </div>
  );
}
