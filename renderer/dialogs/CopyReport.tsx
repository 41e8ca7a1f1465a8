import { useState } from "react";
import { useSession } from "../session/context";
import { Button } from "../ui/Button";

/** Copies a text for a colleague or a report of a fault, and says so. */
export function CopyReport({ report }: { readonly report: () => string }) {
  const session = useSession();
  const [outcome, setOutcome] = useState("");
  const copy = async () => {
    try {
      await session.bridge.writeClipboard(report());
      setOutcome("Copied.");
    } catch {
      setOutcome("It could not be copied.");
    }
  };
  return (
    <>
      <span role="status" className="dialog-note">
        {outcome}
      </span>
      <Button onClick={() => void copy()}>Copy report</Button>
    </>
  );
}
