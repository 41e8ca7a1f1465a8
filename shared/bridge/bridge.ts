/**
 * The one interface between the page and the shell around it. The page never learns a path: a shell hands out opaque
 * ids for the files that the person picked. Files cross as bytes; only the page looks inside them.
 */
import type { CommandName } from "../commands/catalogue";
import type { Platform } from "../commands/keys";
import type { ExportKind } from "./export-kinds";
import type { LinkOutcome } from "./link";

/** Names a file that the person picked, in this window, until the window closes. */
export type FileId = string;

export interface OpenedFile {
  readonly file: FileId;
  /** The file's own name, for the title: "kursk.argmap". */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly readOnly: boolean;
}

/** Why a file could not be read or written. `message` is a sentence for the person, without a path. */
export interface FileProblem {
  readonly kind:
    | "unreadable"
    | "too-large"
    | "changed"
    | "read-only"
    | "disk-full"
    | "gone"
    | "unknown-file"
    | "failed";
  readonly message: string;
}

export type Reply<T> =
  | { readonly outcome: "done"; readonly value: T }
  | { readonly outcome: "cancelled" }
  | { readonly outcome: "problem"; readonly problem: FileProblem };

export interface SavedFile {
  readonly file: FileId;
  readonly name: string;
}

export interface RecentFile {
  /** Opaque; good for `openRecent`. */
  readonly id: string;
  readonly name: string;
  /** The folder in words, for telling equal names apart; may be empty. */
  readonly folder: string;
}

/** What the map's file held at some time. */
export interface MapVersion {
  /** Opaque; good for `readVersion` and `openVersion`, with the file that it is of. */
  readonly id: string;
  /** Milliseconds since 1970 of its writing. */
  readonly time: number;
  /** The size of the file. */
  readonly bytes: number;
}

/** Another version of a map's file that a cloud drive left beside it, as its name tells. */
export interface ConflictedCopy {
  /** Opaque; good for `readConflictedCopy`, with the file that it lies beside. */
  readonly id: string;
  readonly name: string;
  /** It is the original, and the map's own file the copy. */
  readonly isOriginal: boolean;
}

/** Unsaved work that the shell keeps outside the person's own file. */
export interface RecoveryCopy {
  /** Good for `readRecovery` and `dropRecovery`. */
  readonly id: string;
  /** The file's name, or the map's title where it was never saved; empty where it can't be read. */
  readonly name: string;
  /** Milliseconds since 1970 of the last edit in the copy. */
  readonly edited: number;
  /** In words, what the copy has that the saved map has not; may be empty. */
  readonly differs: string;
  /** Whether a file holds an earlier version of it. */
  readonly isSaved: boolean;
  /** `cut`: its last steps can't be read, and the rest can. `too-new`: a newer Argmap wrote it. */
  readonly state: "whole" | "cut" | "unreadable" | "too-new";
}

/** Names an export that was begun in this window, until it is finished or dropped. */
export type ExportId = string;

export interface ExportFile {
  readonly suggestedName: string;
  readonly kind: ExportKind;
}

/** What became of the file behind the window's map, by other programs. `message` is a sentence for the person. */
export type FileNews =
  /** It holds something else now, and has for a moment. */
  | { readonly kind: "changed" }
  /** It is there, and holds what the window last read or wrote: what was said before is over. */
  | { readonly kind: "as-known" }
  | { readonly kind: "renamed"; readonly name: string }
  | { readonly kind: "gone" }
  /** Something else has its name now: a folder, a link to another place. */
  | { readonly kind: "displaced"; readonly message: string }
  | { readonly kind: "unreachable"; readonly message: string }
  | { readonly kind: "access"; readonly readOnly: boolean };

/** What the shell tells the page without being asked. Queued until the page listens; none is lost. */
export type ShellEvent =
  /** A menu item, or a key of the native menu. */
  | { readonly type: "command"; readonly name: CommandName }
  /** A file that the person opened from outside: argument, double-click, second instance. */
  | { readonly type: "open"; readonly opened: OpenedFile }
  /** A map to open as a copy without a file, under this name. */
  | { readonly type: "open-copy"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly type: "open-failed"; readonly problem: FileProblem }
  | { readonly type: "file-news"; readonly file: FileId; readonly news: FileNews }
  | { readonly type: "open-recent"; readonly id: string }
  | { readonly type: "open-sample"; readonly name: string }
  /** The person chose Save in the shell's closing question: save, then call `closeNow` when that worked. */
  | { readonly type: "save-and-close" }
  /** The session of the system ends, or may: keep what is not kept yet. The promise of the listener is waited for. */
  | { readonly type: "keep-now" }
  /** The page starts again after a crash: this was its unsaved work. */
  | { readonly type: "restore"; readonly id: string }
  /** Copies of unsaved work were turned on or off, in whatever window. */
  | { readonly type: "keeps-recovery"; readonly isOn: boolean };

export interface WindowState {
  /** For the title bar: the file's name or the map's title. */
  readonly name: string;
  readonly modified: boolean;
  /** The file that the window shows, so that opening it again finds this window. Left out: the last one handed out. */
  readonly file?: FileId | null;
}

/** What the native menu needs to know to enable items and name the undo step. */
export interface MenuState {
  readonly hasMap: boolean;
  readonly nodesSelected: number;
  readonly edgesSelected: number;
  /** A text field has the focus: keys belong to it. */
  readonly editingText: boolean;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly checked: readonly CommandName[];
}

export type ClipboardAction = "cut" | "copy" | "paste";

export interface Bridge {
  readonly shell: "desktop" | "browser";
  readonly platform: Platform;
  /** Whether the shell shows a native menu of its own. */
  readonly nativeMenu: boolean;

  /** Asks the person for a file to open. */
  open(): Promise<Reply<OpenedFile>>;
  openRecent(id: string): Promise<Reply<OpenedFile>>;
  /** A file that was dropped on the window; `file` is the DOM `File`. */
  openDropped(file: object): Promise<Reply<OpenedFile>>;
  /** The bytes on disk now, for Revert. */
  reread(file: FileId): Promise<Reply<OpenedFile>>;
  recent(): Promise<readonly RecentFile[]>;
  clearRecent(): Promise<void>;

  /** Writes to the file that was opened or saved before; `changed` where another program wrote it since. */
  save(file: FileId, bytes: Uint8Array, overwrite: boolean): Promise<Reply<SavedFile>>;
  saveAs(suggestedName: string, bytes: Uint8Array): Promise<Reply<SavedFile>>;
  /**
   * Asks the person where an export goes, which then comes in pieces. What has that name now stays until the export is
   * finished. An export ends with its page; nothing is left of it then.
   */
  beginExport(file: ExportFile): Promise<Reply<ExportId>>;
  /**
   * Adds a piece of at most `LARGEST_PIECE` bytes at the end. Settles when there is room for the next. A problem drops
   * the export.
   */
  addToExport(id: ExportId, bytes: Uint8Array): Promise<Reply<null>>;
  /** Gives the file its name, now that it is whole. A problem drops the export. */
  finishExport(id: ExportId): Promise<Reply<{ readonly name: string }>>;
  /** Removes what was written. */
  dropExport(id: ExportId): Promise<void>;

  /** Whether the shell keeps versions of saved maps at all. */
  readonly keepsVersions: boolean;
  /** The versions of the map's file, newest first. */
  versions(file: FileId): Promise<readonly MapVersion[]>;
  /** Null where the version is no longer there, or is damaged. */
  readVersion(file: FileId, version: string): Promise<Uint8Array | null>;
  /** Opens the version as a copy without a file, in a window of its own. False where that can't be done. */
  openVersion(file: FileId, version: string): Promise<boolean>;

  /** What a cloud drive left beside the file, in the same folder; nothing where the shell can't look there. */
  conflictedCopies(file: FileId): Promise<readonly ConflictedCopy[]>;
  /** Null where it is no longer there, or can't be read. */
  readConflictedCopy(file: FileId, copy: string): Promise<Uint8Array | null>;

  /** Keeps a whole recovery journal; `key` is this map in this window. Rejects where it could not be kept. */
  keepRecovery(key: string, journal: Uint8Array): Promise<void>;
  /** Adds lines to the journal that this window keeps. Rejects where the whole must be kept anew. */
  extendRecovery(key: string, lines: Uint8Array): Promise<void>;
  dropRecovery(key: string): Promise<void>;
  /** Copies left by windows that did not close in order. */
  recoveries(): Promise<readonly RecoveryCopy[]>;
  /**
   * The journal, or a whole map that an older Argmap kept. To restore it takes it for this window: another window that
   * asks then gets null. To look at it takes nothing.
   */
  readRecovery(id: string, purpose: "look" | "restore"): Promise<Uint8Array | null>;
  /** Whether copies of unsaved work are kept. */
  keepsRecovery(): Promise<boolean>;
  /** Turning it off deletes all copies, for all windows. Answers whether it is on now. */
  setKeepsRecovery(isOn: boolean): Promise<boolean>;
  /** Shows the person where the copies are. False where there is no such place to show. */
  showRecoveryFolder(): Promise<boolean>;

  /** Raises the page's own event of that name, for a menu or a palette of the page. False where that is refused. */
  editClipboard(action: ClipboardAction): boolean;
  writeClipboard(text: string): Promise<void>;
  /** Puts a PNG picture on the clipboard. */
  writeClipboardImage(png: Uint8Array): Promise<boolean>;

  /** Asks the person, then opens an http, https or mailto link outside the app. */
  openLink(url: string): Promise<LinkOutcome>;

  setWindow(state: WindowState): void;
  setMenu(state: MenuState): void;
  /** A new window (desktop) or tab (browser) with no map. */
  newWindow(): void;
  /** Asks the shell to close the window; it asks about unsaved changes. */
  close(): void;
  /** Closes without another question. */
  closeNow(): void;

  /**
   * Starts the events; what happened before is delivered first. Returns the way to stop. A listener that promises is
   * done with the event when the promise settles: the file that came with it is then shown, or never will be.
   */
  listen(listener: (event: ShellEvent) => void | Promise<void>): () => void;
}
