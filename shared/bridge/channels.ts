/** Names of the messages between the page and the desktop shell. Small on purpose: the preload carries this file. */
export const CALLS = [
  "open",
  "openRecent",
  "openDropped",
  "reread",
  "recent",
  "clearRecent",
  "save",
  "saveAs",
  "beginExport",
  "addToExport",
  "finishExport",
  "dropExport",
  "versions",
  "readVersion",
  "openVersion",
  "conflictedCopies",
  "readConflictedCopy",
  "keepRecovery",
  "extendRecovery",
  "dropRecovery",
  "recoveries",
  "readRecovery",
  "keepsRecovery",
  "setKeepsRecovery",
  "showRecoveryFolder",
  "writeClipboard",
  "writeClipboardImage",
  "openLink",
] as const;

/** A message that wants an answer. */
export type CallName = (typeof CALLS)[number];

export const NOTICES = [
  "setWindow",
  "setMenu",
  "editClipboard",
  "newWindow",
  "close",
  "closeNow",
  "listening",
  "received",
  "keptNow",
] as const;

/** A message that wants none. */
export type NoticeName = (typeof NOTICES)[number];

export const callChannel = (name: CallName) => `argmap:call:${name}`;
export const noticeChannel = (name: NoticeName) => `argmap:notice:${name}`;

/** The other way: what the shell tells the page. */
export const EVENT_CHANNEL = "argmap:event";
