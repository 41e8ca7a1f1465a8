/** Links out of a map: opened by the shell alone, after its question. */
import { linkRefusalSentence } from "../../shared/bridge/link";
import type { Session } from "./session";

export async function openLink(session: Session, url: string): Promise<void> {
  const outcome = await session.bridge.openLink(url);
  if (outcome === "opened" || outcome === "cancelled") return;
  session.say(
    outcome === "failed"
      ? "The link could not be opened. Nothing was changed."
      : linkRefusalSentence(outcome),
    "refusal",
  );
}
