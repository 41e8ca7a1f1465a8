/** A shell with files in memory. Every answer can be held back, so that tests decide what happens in between. */
import { joinBytes } from "../../../shared/basics/bytes";
import type { Bridge, FileProblem, OpenedFile, Reply } from "../../../shared/bridge/bridge";
import { recoveryCopyOf } from "../../../shared/bridge/recovery-copy";
import { cancelled, done } from "../../../shared/bridge/reply";

export interface FakeFile {
  readonly name: string;
  bytes: Uint8Array;
  readOnly: boolean;
}

export interface FakeShell {
  readonly bridge: Bridge;
  readonly files: Map<string, FakeFile>;
  /** The journals, as far as they were kept. */
  readonly copies: Map<string, Uint8Array>;
  /** The names of the calls, in order. */
  readonly calls: string[];
  /** What the person picks next: an id of `files`, or null for Cancel. */
  pick: string | null;
  /** The name under which Save As writes; null for Cancel. */
  newName: string | null;
  suggested: string[];
  /** The next save answers with this. */
  saveProblem: FileProblem | null;
  copyFails: boolean;
  readonly versions: Map<string, Uint8Array>;
  /** Journals can be kept as a whole only. */
  extendFails: boolean;
  /** Saves and new copies wait until released. */
  hold(): { release(): void };
  /** Copies to be dropped wait until released. */
  holdDrops(): { release(): void };
}

export function fakeShell(shell: Bridge["shell"] = "browser"): FakeShell {
  const files = new Map<string, FakeFile>();
  const copies: FakeShell["copies"] = new Map();
  const calls: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  let dropGate: Promise<void> = Promise.resolve();

  const opened = (id: string | null): Reply<OpenedFile> => {
    const file = id === null ? undefined : files.get(id);
    if (!file || id === null) return cancelled;
    return done({ file: id, name: file.name, bytes: file.bytes, readOnly: file.readOnly });
  };
  const takeProblem = (): Reply<never> | null => {
    const problem = fake.saveProblem;
    fake.saveProblem = null;
    return problem && { outcome: "problem", problem };
  };

  const bridge: Bridge = {
    shell,
    platform: "linux",
    nativeMenu: false,
    open: async () => opened(fake.pick),
    openRecent: async (id) => opened(id),
    openDropped: async () => opened(fake.pick),
    reread: async (id) => opened(id),
    recent: async () => [...files].map(([id, { name }]) => ({ id, name, folder: "" })),
    clearRecent: async () => undefined,
    async save(id, bytes, overwrite) {
      calls.push(overwrite ? "overwrite" : "save");
      await gate;
      const problem = takeProblem();
      const file = files.get(id);
      if (problem || !file) return problem ?? cancelled;
      file.bytes = bytes;
      return done({ file: id, name: file.name });
    },
    async saveAs(suggestedName, bytes) {
      calls.push("saveAs");
      fake.suggested.push(suggestedName);
      await gate;
      const problem = takeProblem();
      const name = fake.newName;
      if (problem || name === null) return problem ?? cancelled;
      files.set(`id of ${name}`, { name, bytes, readOnly: false });
      return done({ file: `id of ${name}`, name });
    },
    beginExport: async ({ suggestedName }) => done(suggestedName),
    addToExport: async () => done(null),
    finishExport: async (id) => done({ name: id }),
    dropExport: async () => undefined,
    keepsVersions: shell === "desktop",
    versions: async () =>
      [...fake.versions].map(([id, content], at) => ({ id, time: at, bytes: content.length })),
    readVersion: async (_file, id) => fake.versions.get(id) ?? null,
    conflictedCopies: async () => [],
    readConflictedCopy: async () => null,
    async openVersion(_file, id) {
      calls.push(`openVersion ${id}`);
      return fake.versions.has(id);
    },
    async keepRecovery(key, journal) {
      calls.push(`keep ${key}`);
      await gate;
      if (fake.copyFails) throw new DOMException("full", "QuotaExceededError");
      copies.set(key, journal);
    },
    async extendRecovery(key, lines) {
      calls.push(`extend ${key}`);
      await gate;
      const known = copies.get(key);
      if (fake.copyFails || fake.extendFails || !known) throw new DOMException("full", "QuotaExceededError");
      copies.set(key, joinBytes([known, lines]));
    },
    async dropRecovery(key) {
      await dropGate;
      calls.push(`drop ${key}`);
      copies.delete(key);
    },
    recoveries: async () => [...copies].map(([id, bytes]) => recoveryCopyOf(id, bytes, 0)),
    readRecovery: async (id) => copies.get(id) ?? null,
    keepsRecovery: async () => true,
    async setKeepsRecovery(isOn) {
      calls.push(`recovery ${isOn ? "on" : "off"}`);
      if (!isOn) copies.clear();
      return isOn;
    },
    showRecoveryFolder: async () => false,
    editClipboard: () => true,
    writeClipboard: async () => undefined,
    writeClipboardImage: async () => true,
    openLink: async () => "opened" as const,
    setWindow: () => undefined,
    setMenu: () => undefined,
    newWindow: () => calls.push("newWindow"),
    close: () => calls.push("close"),
    closeNow: () => calls.push("closeNow"),
    listen: () => () => undefined,
  };

  const fake: FakeShell = {
    bridge,
    files,
    copies,
    calls,
    pick: null,
    newName: null,
    suggested: [],
    saveProblem: null,
    copyFails: false,
    versions: new Map(),
    extendFails: false,
    hold() {
      const held = closedGate();
      gate = held.opened;
      return held;
    },
    holdDrops() {
      const held = closedGate();
      dropGate = held.opened;
      return held;
    },
  };
  return fake;
}

function closedGate() {
  let release = () => {};
  const opened = new Promise<void>((go) => {
    release = go;
  });
  return { opened, release: () => release() };
}
