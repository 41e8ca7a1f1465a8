/** A comparison that leaves the window: as a picture, as a report, and as plain words on the clipboard. */
import { suggestedFileName } from "../../shared/bridge/file-name";
import { comparisonAsMarkdown, comparisonAsPlainText } from "../../shared/compare/as-text";
import type { ExportFormat } from "../../shared/scene/export-request";
import { exportFailureSentence, exportInWorker } from "../export/export-map";
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

export function saveComparisonText(session: Session, compared: Compared): Promise<string> {
  const text = comparisonAsMarkdown(compared.comparison, versionNames(session, compared));
  return save(session, "md", new TextEncoder().encode(text));
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
  const made = await exportInWorker(comparison.after, request, {}, "none", { comparison, view, names });
  return made.ok ? save(session, format, made.value) : exportFailureSentence(made.error);
}

async function save(session: Session, kind: ExportFormat | "md", bytes: Uint8Array): Promise<string> {
  const name = windowName(session.get().open).replace(/\.(argmap|json)$/i, "");
  const reply = await session.bridge.exportFile({
    suggestedName: suggestedFileName(`${name} changes`, `.${kind}`),
    kind,
    bytes,
  });
  if (reply.outcome === "problem") return reply.problem.message;
  return reply.outcome === "done" ? `Saved as ${reply.value.name}.` : "Nothing was saved.";
}
