import { Files } from "lucide-react";
import { useSession, useSessionState } from "../session/context";
import { view } from "../session/view-control";
import { Button } from "../ui/Button";
import { compareWithCopy, mergeWithCopy } from "./beside";

/** Says that a cloud drive left another version of this map beside it, and offers to look at both. */
export function CopyBanner() {
  const session = useSession();
  const [copy, ...more] = useSessionState((state) => state.beside);
  if (!copy) return null;
  const leave = (act: () => unknown) => {
    // The banner may be gone after this, and the focus with it.
    view()?.focus();
    void act();
  };
  return (
    <section className="file-banner" data-pane="copies" aria-label="Conflicted copy">
      <Files size={16} aria-hidden="true" />
      <p role="alert" dir="auto">
        {copy.isOriginal
          ? `This file looks like a conflicted copy of “${copy.name}”, which lies beside it.`
          : `Beside this file lies “${copy.name}”, which looks like a conflicted copy of it.`}
        {more.length > 0 && ` There ${more.length === 1 ? "is one more" : `are ${more.length} more`}.`}
      </p>
      <div className="file-banner-actions">
        <Button look="primary" onClick={() => leave(() => compareWithCopy(session, copy))}>
          Compare…
        </Button>
        <Button onClick={() => leave(() => mergeWithCopy(session, copy))}>Merge…</Button>
        <Button onClick={() => leave(() => session.set({ beside: more }))}>
          {more.length > 0 ? "Next" : "Dismiss"}
        </Button>
      </div>
    </section>
  );
}
