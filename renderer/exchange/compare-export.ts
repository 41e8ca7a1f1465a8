/** A comparison that leaves the window: as a picture, as a report, and as plain words on the clipboard. */

import type { ExportFile } from "../../shared/bridge/bridge";
import { suggestedFileName } from "../../shared/bridge/file-name";
import { comparisonAsMarkdown, comparisonAsPlainText } from "../../shared/compare/as-text";
import type { ExportFormat } from "../../shared/scene/export-request";
import { exportFailureSentence } from "../export/export-map";
import { bytesToFile, exportToFile } from "../export/export-to-file";
import type { Session } from "../session/session";
import { type Compared, windowName } from "../session/state";
import { themeFor } from "../session/theme";
import { versionNames } from "./comparing";

/** Puts the changes on the clipboard; answers with what to say. */
export async function copyComparison(session: Session, compared: Compared): Promise<string> {
  const text = comparisonAsPlainText(compared.comparison, versionNames(session, compared));
  await session.bridge.writeClipboard(text);
  return "Copied.";
}

export async function saveComparisonText(session: Session, compared: Compared): Promise<string> {
  const text = comparisonAsMarkdown(compared.comparison, versionNames(session, compared));
  const reply = await bytesToFile(session.bridge, fileFor(session, "md"), new TextEncoder().encode(text));
  if (reply.outcome === "problem") return reply.problem.message;
  return savedWords(reply.outcome === "done" ? reply.value : null);
}

/** Saves the picture as it is looked at: overlaid or side by side; a PNG at twice the size. */
export async function saveComparisonPicture(
  session: Session,
  compared: Compared,
  format: ExportFormat,
): Promise<string> {
  const { comparison, view } = compared;
  const request = {
    format,
    scale: 2,
    theme: themeFor(session.get().theme).name === "dark" ? "dark" : "light",
    background: "theme",
    margin: 24,
    title: false,
    legend: false,
  } as const;
  const names = versionNames(session, compared);
  const order = { map: comparison.after, request, compared: { comparison, view, names } };
  const outcome = await exportToFile(session.bridge, fileFor(session, format), order);
  return outcome.ok ? savedWords(outcome.value) : exportFailureSentence(outcome.error);
}

function fileFor(session: Session, kind: ExportFormat | "md"): ExportFile {
  const name = windowName(session.get().open).replace(/\.(argmap|json)$/i, "");
  return { suggestedName: suggestedFileName(`${name} changes`, `.${kind}`), kind };
}

function savedWords(file: { readonly name: string } | null): string {
  return file === null ? "Nothing was saved." : `Saved as ${file.name}.`;
}
