/** The system's questions, in Argmap's words. */
import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type BrowserWindow, dialog, type FileFilter } from "electron";
import { EXPORT_KINDS, type ExportKind } from "../shared/bridge/export-kinds";
import { shownName } from "../shared/bridge/file-name";
import { IMPORT_EXTENSIONS } from "../shared/bridge/import-extensions";

const MAPS: FileFilter = { name: "Argument maps", extensions: ["argmap"] };
/** Pictures that Argmap exported may carry the map inside; other formats are converted by the page. */
const PICTURES: FileFilter = { name: "Pictures with a map inside", extensions: ["svg", "png", "pdf"] };
const FOREIGN: FileFilter = { name: "Maps of other programs", extensions: [...IMPORT_EXTENSIONS] };
const EVERYTHING: FileFilter = { name: "All files", extensions: ["*"] };

/** The path that the person picked, or null. */
export async function askForMap(window: BrowserWindow, folder: string | null): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: "Open a map",
    ...(folder === null ? {} : { defaultPath: folder }),
    filters: [MAPS, PICTURES, FOREIGN, EVERYTHING],
    properties: ["openFile"],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

async function askForNewFile(
  window: BrowserWindow,
  folder: string | null,
  name: string,
  filter: FileFilter,
  title: string,
): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title,
    defaultPath: folder === null ? name : join(folder, name),
    filters: [filter, EVERYTHING],
    properties: ["showOverwriteConfirmation", "createDirectory"],
  });
  if (answer.canceled || answer.filePath === "") return null;
  if (extname(answer.filePath) !== "") return answer.filePath;
  // Some dialogs leave the extension to us; then they have not asked about the file that we would replace.
  const path = `${answer.filePath}.${filter.extensions[0]}`;
  return existsSync(path) && !(await confirmReplace(window, basename(path))) ? null : path;
}

async function confirmReplace(window: BrowserWindow, name: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: `“${shownName(name)}” already exists. Do you want to replace it?`,
    buttons: ["Replace", "Cancel"],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

export function askForMapToSave(window: BrowserWindow, folder: string | null, name: string) {
  return askForNewFile(window, folder, name, MAPS, "Save the map");
}

const filterOf = (kind: ExportKind): FileFilter => ({ name: EXPORT_KINDS[kind].words, extensions: [kind] });

export function askForExport(window: BrowserWindow, folder: string | null, name: string, kind: ExportKind) {
  return askForNewFile(window, folder, name, filterOf(kind), "Export the map");
}

/** True where the person agrees to leave the app for this address. */
export async function confirmLink(
  window: BrowserWindow,
  destination: string,
  address: string,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "question",
    message: `Open a link to ${destination}?`,
    detail: `It opens outside Argmap:\n${address}`,
    buttons: ["Open link", "Cancel"],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
