import { useEffect } from "react";
import type { Source } from "../../shared/document/types";
import { useSession, useSessionState } from "../session/context";
import { inTextWorker, LONGEST_HERE } from "./in-text-worker";
import { changeReading } from "./source-commands";

/** Has the sentences of a long text judged in a worker, once for each text that is read. */
export function useLongSuggestions({ text = "" }: Source): void {
  const session = useSession();
  const isAsked = useSessionState(
    ({ reading }) => reading.suggests && text.length > LONGEST_HERE && reading.judged?.text !== text,
  );
  useEffect(() => {
    if (!isAsked) return;
    const stop = new AbortController();
    inTextWorker("suggestions", { text }, stop.signal).then(
      (found) => found && changeReading(session, { judged: { text, found } }),
      () =>
        session.say(
          "The text could not be searched for arguments. It can be read and marked as ever.",
          "refusal",
        ),
    );
    return () => stop.abort();
  }, [session, text, isAsked]);
}
