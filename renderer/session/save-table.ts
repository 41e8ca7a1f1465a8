/** Tables that leave the window: as CSV by the clipboard or as a file, and as pictures. */
import { suggestedFileName } from "../../shared/bridge/file-name";
import type { Table } from "../../shared/scene/table";
import { bytesToFile } from "../export/export-to-file";
import { makePicture } from "./picture";
import type { Session } from "./session";
import { windowName } from "./state";

export async function copyTable(session: Session, csv: string): Promise<void> {
  await session.bridge.writeClipboard(csv);
  session.say("Copied as CSV.");
}

/** `what` stands in the suggested name, after the map's. */
export function saveTable(session: Session, csv: string, what: string): Promise<void> {
  // With this mark, spreadsheets read the text as UTF-8.
  return saveAs(session, what, "csv", new TextEncoder().encode(`\uFEFF${csv}`));
}

/** Saves a picture of the table; a PNG at twice the size. */
export async function savePicture(
  session: Session,
  table: Table,
  what: string,
  format: "svg" | "png",
): Promise<void> {
  const request = {
    format,
    scale: 2,
    theme: "light",
    background: "#ffffff",
    margin: 24,
    title: true,
    legend: false,
    table,
  } as const;
  const bytes = await makePicture(session, request, "Drawing the picture");
  if (bytes) await saveAs(session, what, format, bytes);
}

async function saveAs(
  session: Session,
  what: string,
  kind: "csv" | "svg" | "png",
  bytes: Uint8Array,
): Promise<void> {
  const name = windowName(session.get().open).replace(/\.argmap$/i, "");
  const file = { suggestedName: suggestedFileName(`${name} ${what}`, `.${kind}`), kind };
  const reply = await bytesToFile(session.bridge, file, bytes);
  if (reply.outcome === "done") session.say(`Saved as ${reply.value.name}.`);
  else if (reply.outcome === "problem") session.say(reply.problem.message, "refusal");
}
