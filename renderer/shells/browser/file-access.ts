/** The File System Access API as far as Argmap uses it: not every browser has it, and the type library lacks parts. */

import { IMPORT_EXTENSIONS } from "../../../shared/bridge/import-extensions";

type Mode = { readonly mode: "read" | "readwrite" };

/** A file that the person picked and that can be written to again. */
export interface FileHandle extends FileSystemFileHandle {
  queryPermission?(mode: Mode): Promise<PermissionState>;
  requestPermission?(mode: Mode): Promise<PermissionState>;
  remove?(): Promise<void>;
}

export interface PickerType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

interface OpenOptions {
  readonly id: string;
  readonly types: readonly PickerType[];
}

interface SaveOptions extends OpenOptions {
  readonly suggestedName: string;
}

interface LaunchParams {
  readonly files?: readonly FileSystemHandle[];
}

/** The parts of `window` that may be missing. */
export interface AccessWindow {
  showOpenFilePicker?(options: OpenOptions): Promise<readonly FileHandle[]>;
  showSaveFilePicker?(options: SaveOptions): Promise<FileHandle>;
  readonly launchQueue?: { setConsumer(consumer: (params: LaunchParams) => void): void };
}

export const MAP_TYPES: readonly PickerType[] = [
  { description: "Argument maps", accept: { "application/json": [".argmap", ".json"] } },
];

/** Pictures that Argmap exported may carry the map inside; the page looks for it. */
export const OPEN_TYPES: readonly PickerType[] = [
  ...MAP_TYPES,
  {
    description: "Pictures with a map inside",
    accept: { "image/svg+xml": [".svg"], "image/png": [".png"], "application/pdf": [".pdf"] },
  },
  {
    description: "Maps of other programs",
    accept: { "text/plain": IMPORT_EXTENSIONS.map((extension) => `.${extension}`) },
  },
];

/** The same for browsers without these pickers. */
export const OPEN_ACCEPT = OPEN_TYPES.flatMap(({ accept }) => Object.entries(accept).flat(2)).join(",");

/** Whether the browser lets a page write to files that the person picked. */
export function canPickFiles(page: AccessWindow): boolean {
  return typeof page.showOpenFilePicker === "function" && typeof page.showSaveFilePicker === "function";
}

/** Asks for a permission that may have lapsed since the file was picked. True where the page has it now. */
export async function allowed(handle: FileHandle, mode: Mode["mode"]): Promise<boolean> {
  if (!handle.queryPermission || !handle.requestPermission) return true;
  if ((await handle.queryPermission({ mode })) === "granted") return true;
  try {
    return (await handle.requestPermission({ mode })) === "granted";
  } catch {
    // The browser asks only in answer to a click or a key.
    return false;
  }
}

export function isFileHandle(handle: FileSystemHandle): handle is FileHandle {
  return handle.kind === "file";
}
