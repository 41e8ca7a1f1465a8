/** Comparing the open map with another file: a colleague's version, an earlier one, or a conflicted copy. */
import type { ArgMap } from "../../shared/document/types";
import { matchIds } from "../../shared/merge/match";
import { parseFile } from "../session/parse-file";
import type { Session } from "../session/session";
import { askForFile } from "../ui/ask-for-file";

/** Asks for a file and shows what differs. Nothing of the file is opened or remembered. */
export async function compareWithFile(session: Session): Promise<void> {
  const file = await askForFile(".argmap,.json,.svg,.png,.pdf");
  if (file) await compareWith(session, file);
}

async function compareWith(session: Session, file: File): Promise<void> {
  const map = session.map();
  if (!map) return;
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return session.say(`${file.name} could not be read. Nothing was compared.`, "refusal");
  const parsed = await parseFile(session, file.name, new Uint8Array(bytes));
  if (parsed === "cancelled") return session.say(`Comparing with ${file.name} was cancelled.`);
  if (!parsed.ok) return session.ask({ type: "problem", name: file.name, problem: parsed.error });
  const other: ArgMap = matchIds(map, parsed.value.map);
  session.ask({ type: "compare", name: file.name, other });
}
