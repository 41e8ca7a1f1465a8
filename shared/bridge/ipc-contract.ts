/**
 * What the desktop shell accepts from the page, message by message, and what it answers to anything else. The page is
 * not trusted: a map from a stranger might one day find a way to run script in it.
 */
import { z } from "zod";
import { isCommandName } from "../commands/catalogue";
import { LIMITS } from "../document/types";
import type { Bridge } from "./bridge";
import type { CallName, NoticeName } from "./channels";
import { isExportKind } from "./export-kinds";
import { LARGEST_PIECE } from "./export-pieces";
import { problem } from "./reply";

/** A map of more bytes could not be opened again. */
export const LARGEST_MAP = LIMITS.fileBytes;
/** A journal holds the saved map, a step to the map of now, and further steps for about as much again. */
export const LARGEST_JOURNAL = 4 * LARGEST_MAP;
const LARGEST_CLIPBOARD_IMAGE = 1024 * 1024 * 1024;
const LONGEST_CLIPBOARD_TEXT = LARGEST_MAP;

const bytesUpTo = (limit: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= limit, "too large");
const mapBytes = bytesUpTo(LARGEST_MAP);
const journalBytes = bytesUpTo(LARGEST_JOURNAL);
const name = z.string().max(1_000);
const id = z.string().min(1).max(200);
const count = z.number().int().min(0).max(10_000_000);
const stepLabel = z.string().max(1_000).nullable();
const command = z.string().refine(isCommandName);

const windowState = z.strictObject({
  name,
  modified: z.boolean(),
  file: id.nullable().optional(),
});

const menuState = z.strictObject({
  hasMap: z.boolean(),
  nodesSelected: count,
  edgesSelected: count,
  editingText: z.boolean(),
  undo: stepLabel,
  redo: stepLabel,
  checked: z.array(command).max(1_000),
});

const exportFile = z.strictObject({
  suggestedName: name,
  kind: z.string().refine(isExportKind),
});

/** The arguments of every call. `openDropped` takes the path that the preload read; the page has no way to name one. */
export const CALL_ARGUMENTS = {
  open: z.tuple([]),
  openRecent: z.tuple([id]),
  openDropped: z.tuple([z.string().min(1).max(32_768)]),
  reread: z.tuple([id]),
  recent: z.tuple([]),
  clearRecent: z.tuple([]),
  save: z.tuple([id, mapBytes, z.boolean()]),
  saveAs: z.tuple([name, mapBytes]),
  beginExport: z.tuple([exportFile]),
  addToExport: z.tuple([id, bytesUpTo(LARGEST_PIECE)]),
  finishExport: z.tuple([id]),
  dropExport: z.tuple([id]),
  versions: z.tuple([id]),
  readVersion: z.tuple([id, id]),
  openVersion: z.tuple([id, id]),
  conflictedCopies: z.tuple([id]),
  readConflictedCopy: z.tuple([id, id]),
  keepRecovery: z.tuple([id, journalBytes]),
  extendRecovery: z.tuple([id, journalBytes]),
  dropRecovery: z.tuple([id]),
  recoveries: z.tuple([]),
  readRecovery: z.tuple([id, z.enum(["look", "restore"])]),
  keepsRecovery: z.tuple([]),
  setKeepsRecovery: z.tuple([z.boolean()]),
  showRecoveryFolder: z.tuple([]),
  writeClipboard: z.tuple([z.string().max(LONGEST_CLIPBOARD_TEXT)]),
  writeClipboardImage: z.tuple([bytesUpTo(LARGEST_CLIPBOARD_IMAGE)]),
  openLink: z.tuple([z.string().max(100_000)]),
} as const satisfies Record<CallName, z.ZodType>;

export const NOTICE_ARGUMENTS = {
  setWindow: z.tuple([windowState]),
  setMenu: z.tuple([menuState]),
  editClipboard: z.tuple([z.enum(["cut", "copy", "paste"])]),
  newWindow: z.tuple([]),
  close: z.tuple([]),
  closeNow: z.tuple([]),
  listening: z.tuple([]),
  received: z.tuple([]),
  keptNow: z.tuple([]),
} as const satisfies Record<NoticeName, z.ZodType>;

export type CallArguments<K extends CallName> = z.infer<(typeof CALL_ARGUMENTS)[K]>;
export type NoticeArguments<K extends NoticeName> = z.infer<(typeof NOTICE_ARGUMENTS)[K]>;
/** As in the bridge, but for a copy that could not be kept: that is `false` here and a rejection in the page. */
export type CallAnswer<K extends CallName> = K extends "keepRecovery" | "extendRecovery"
  ? boolean
  : Awaited<ReturnType<Bridge[K]>>;

const refusal = problem(
  "failed",
  "Argmap could not do that because of a fault of its own. Your file was not changed. Save your map under another name and start Argmap again.",
);

/** What a call answers when it was malformed, came from a stranger, or met a bug. Says nothing about the machine. */
export const CALL_FALLBACKS: { readonly [K in CallName]: CallAnswer<K> } = {
  open: refusal,
  openRecent: refusal,
  openDropped: refusal,
  reread: refusal,
  recent: [],
  clearRecent: undefined,
  save: refusal,
  saveAs: refusal,
  beginExport: refusal,
  addToExport: refusal,
  finishExport: refusal,
  dropExport: undefined,
  versions: [],
  readVersion: null,
  openVersion: false,
  conflictedCopies: [],
  readConflictedCopy: null,
  keepRecovery: false,
  extendRecovery: false,
  dropRecovery: undefined,
  recoveries: [],
  readRecovery: null,
  keepsRecovery: true,
  setKeepsRecovery: true,
  showRecoveryFolder: false,
  writeClipboard: undefined,
  writeClipboardImage: false,
  openLink: "failed",
};
