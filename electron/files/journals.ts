/**
 * Unsaved work in the app's own folder: a journal for each map, readable by nobody else. A journal is put in place whole
 * and then grows line by line. What can't be read is kept, and shown for what it is: only the person throws it away.
 */
import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, open, readdir, unlink } from "node:fs/promises";
import { join, parse as parsePath } from "node:path";
import { z } from "zod";
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import { LARGEST_JOURNAL } from "../../shared/bridge/ipc-contract";
import { recoveryCopyOf } from "../../shared/bridge/recovery-copy";
import { append, type OpenAppendFile, openAppendFile, READ_NO_LINKS } from "./append-file";
import { writeFileAtomically } from "./atomic-write";
import { diskFileSystem, type FileSystem } from "./file-system";
import { createTurns } from "./turns";

const SUFFIX = ".journal";
/** What the version before this one kept: a line of JSON, and then the whole map. */
const OLD_SUFFIX = ".recovery";
const OLD_HEADER = z.object({ key: z.string(), name: z.string(), edited: z.number() });
const NEW_LINE = 0x0a;
const STEM = /^[0-9a-f]{32}$/;

/** Under which name a key's journal lies. What names such a file already is taken as it is. */
function stemOf(id: string): string {
  return STEM.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 32);
}

/** A lost map, with the name of its file. */
export interface KeptJournal extends RecoveryCopy {
  readonly stem: string;
}

export interface JournalsSetting {
  readonly files?: FileSystem;
  readonly openFile?: OpenAppendFile;
}

export type Journals = ReturnType<typeof createJournals>;

/** `folder` is made when the first journal is kept. */
export function createJournals(folder: string, setting: JournalsSetting = {}) {
  const { files = diskFileSystem, openFile = openAppendFile } = setting;
  /** How long each journal of this run is, as far as it is on the disk; what is not here can't be extended. */
  const sizes = new Map<string, number>();
  /** Every journal that this run has touched, also where it is being made just now. */
  const touched = new Set<string>();
  const inTurn = createTurns();
  const pathOf = (stem: string, suffix = SUFFIX) => join(folder, `${stem}${suffix}`);

  const makeFolder = async (): Promise<boolean> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // It may be older than this rule.
      await chmod(folder, 0o700);
      return true;
    } catch {
      return false;
    }
  };

  const keep = async (stem: string, bytes: Uint8Array): Promise<boolean> => {
    sizes.delete(stem);
    if (!(await makeFolder())) return false;
    // A link that was put here would send the journal somewhere else.
    const facts = await lstat(pathOf(stem)).catch(() => null);
    if (facts?.isSymbolicLink()) await unlink(pathOf(stem)).catch(() => undefined);
    const kept = await writeFileAtomically(pathOf(stem), bytes, { mode: 0o600, files });
    if (kept.ok) sizes.set(stem, bytes.length);
    return kept.ok;
  };

  const extend = async (stem: string, bytes: Uint8Array): Promise<boolean> => {
    const size = sizes.get(stem);
    if (size === undefined) return false;
    sizes.delete(stem);
    if (!(await append(pathOf(stem), size, bytes, openFile))) return false;
    sizes.set(stem, size + bytes.length);
    return true;
  };

  const remove = async (stem: string): Promise<void> => {
    sizes.delete(stem);
    for (const suffix of [SUFFIX, OLD_SUFFIX]) await unlink(pathOf(stem, suffix)).catch(() => undefined);
  };

  /** The journal, or what the version before kept of the map. */
  const read = async (stem: string): Promise<Uint8Array | null> => {
    const journal = await readPlainFile(pathOf(stem));
    if (journal) return journal.bytes;
    const old = await readPlainFile(pathOf(stem, OLD_SUFFIX));
    return old ? (splitOld(old.bytes)?.bytes ?? old.bytes) : null;
  };

  /** A file that is too large, or may not be read, is somebody's work all the same; a link or a folder is none. */
  const unreadable = async (stem: string, fileName: string): Promise<KeptJournal | null> => {
    const facts = await lstat(join(folder, fileName)).catch(() => null);
    if (!facts?.isFile()) return null;
    const edited = Math.round(facts.mtimeMs);
    return { id: stem, stem, name: "", edited, differs: "", isSaved: false, state: "unreadable" };
  };

  const listed = async (fileName: string): Promise<KeptJournal | null> => {
    const { name: stem, ext } = parsePath(fileName);
    if (!STEM.test(stem) || (ext !== SUFFIX && ext !== OLD_SUFFIX)) return null;
    const file = await readPlainFile(join(folder, fileName));
    if (!file) return unreadable(stem, fileName);
    if (ext === SUFFIX) return { ...recoveryCopyOf(stem, file.bytes, file.modified), stem };
    const old = splitOld(file.bytes);
    const unknown = { id: stem, stem, differs: "", isSaved: false, state: "whole" } as const;
    if (!old) return { ...unknown, name: "", edited: file.modified, state: "unreadable" };
    return { ...unknown, name: shownName(old.name), edited: old.edited };
  };

  return {
    folder,
    makeFolder,
    /** Puts a whole journal in place. False where it could not be kept. */
    keep(key: string, bytes: Uint8Array): Promise<boolean> {
      touched.add(stemOf(key));
      return inTurn(stemOf(key), () => keep(stemOf(key), bytes));
    },
    /** Adds lines to a journal that was kept before. False where the journal must be put in place anew. */
    extend: (key: string, bytes: Uint8Array): Promise<boolean> =>
      inTurn(stemOf(key), () => extend(stemOf(key), bytes)),
    drop: (id: string): Promise<void> => inTurn(stemOf(id), () => remove(stemOf(id))),
    read: (id: string): Promise<Uint8Array | null> => inTurn(stemOf(id), () => read(stemOf(id))),
    /** Whether there is something under this key already. */
    has: async (key: string): Promise<boolean> => (await read(stemOf(key))) !== null,
    stemOf,
    /** Newest first, and each once. */
    async list(): Promise<readonly KeptJournal[]> {
      const names = (await readdir(folder).catch(() => [])).sort();
      const all = new Map<string, KeptJournal>();
      // One after the other, since each may be as large as the largest map.
      for (const name of names) {
        const kept = await listed(name);
        if (kept && !all.has(kept.stem)) all.set(kept.stem, kept);
      }
      return [...all.values()].sort((a, b) => b.edited - a.edited);
    },
    /** Deletes them all. */
    async clear(): Promise<void> {
      const names = await readdir(folder).catch(() => []);
      const stems = names.map((name) => parsePath(name).name).filter((name) => STEM.test(name));
      const all = new Set([...stems, ...touched]);
      await Promise.all([...all].map((stem) => inTurn(stem, () => remove(stem))));
    },
  };
}

interface PlainFile {
  readonly bytes: Uint8Array;
  readonly modified: number;
}

/** Null where there is no file, or a link, or more than a journal can be. */
async function readPlainFile(path: string): Promise<PlainFile | null> {
  const file = await open(path, READ_NO_LINKS).catch(() => null);
  try {
    const facts = await file?.stat();
    if (!file || !facts?.isFile() || facts.size > LARGEST_JOURNAL) return null;
    return { bytes: await file.readFile(), modified: Math.round(facts.mtimeMs) };
  } catch {
    return null;
  } finally {
    await file?.close().catch(() => undefined);
  }
}

function splitOld(content: Uint8Array) {
  const end = content.indexOf(NEW_LINE);
  if (end < 0) return null;
  try {
    const { name, edited } = OLD_HEADER.parse(JSON.parse(Buffer.from(content.subarray(0, end)).toString()));
    return { name, edited, bytes: content.subarray(end + 1) };
  } catch {
    return null;
  }
}
