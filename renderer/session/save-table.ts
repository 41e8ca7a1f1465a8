/** Tables that leave the window as CSV: by the clipboard, or as a file. */
import { suggestedFileName } from "../../shared/bridge/file-name";
import type { Session } from "./session";
import { windowName } from "./state";

export async function copyTable(session: Session, table: string): Promise<void> {
  await session.bridge.writeClipboard(table);
  session.say("Copied as CSV.");
}

/** `what` stands in the suggested name, after the map's. */
export async function saveTable(session: Session, table: string, what: string): Promise<void> {
  const name = windowName(session.get().open).replace(/\.argmap$/i, "");
  const reply = await session.bridge.exportFile({
    suggestedName: suggestedFileName(`${name} ${what}`, ".csv"),
    kind: "csv",
    // With this mark, spreadsheets read the text as UTF-8.
    bytes: new TextEncoder().encode(`\uFEFF${table}`),
  });
  if (reply.outcome === "done") session.say(`Saved as ${reply.value.name}.`);
  else if (reply.outcome === "problem") session.say(reply.problem.message, "refusal");
}
