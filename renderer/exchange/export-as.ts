/** Writing the open map in a format of another program. */
import { suggestedFileName } from "../../shared/bridge/file-name";
import type { ArgMap } from "../../shared/document/types";
import type { ConversionNotes } from "../../shared/exchange/formats/notes";
import { exportFailureSentence, pictureInWorker } from "../export/export-map";
import { bytesToFile } from "../export/export-to-file";
import type { Session } from "../session/session";
import { windowName } from "../session/state";
import { FORMAT_WORDS, WRITTEN, type WrittenFormat } from "./format-words";
import { inExchangeWorker } from "./in-worker";

/** What the format would keep, change and lose of the map. */
export function lossesOf(map: ArgMap, format: WrittenFormat, signal: AbortSignal): Promise<ConversionNotes> {
  return inExchangeWorker({ do: "notes", map, format }, signal);
}

/** Writes the map to a file that the person names. Null where that worked or was cancelled, else a sentence. */
export async function exportAs(session: Session, format: WrittenFormat): Promise<string | null> {
  const map = session.map();
  const kind = WRITTEN.find(([name]) => name === format)?.[1];
  if (!map || kind === undefined) return "There is no map any more.";
  const picture = format === "html" ? await pictureOf(map) : { ok: true as const, svg: "" };
  if (!picture.ok) return picture.message;
  const bytes = await inExchangeWorker({ do: "write", map, format, picture: picture.svg });
  const name = windowName(session.get().open).replace(/\.(argmap|json)$/i, "");
  const file = { suggestedName: suggestedFileName(name, `.${kind}`), kind };
  const reply = await bytesToFile(session.bridge, file, bytes);
  if (reply.outcome === "problem") return reply.problem.message;
  if (reply.outcome === "done") session.say(`Written as ${FORMAT_WORDS[format]}: ${reply.value.name}.`);
  return reply.outcome === "done" ? null : "Nothing was written.";
}

async function pictureOf(
  map: ArgMap,
): Promise<{ readonly ok: true; readonly svg: string } | { readonly ok: false; readonly message: string }> {
  const request = {
    format: "svg",
    scale: 1,
    theme: "light",
    background: "theme",
    margin: 24,
    title: false,
    legend: true,
  } as const;
  const made = await pictureInWorker({ map, request });
  if (!made.ok) return { ok: false, message: exportFailureSentence(made.error) };
  return { ok: true, svg: new TextDecoder().decode(made.value) };
}
