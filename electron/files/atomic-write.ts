/**
 * Writes a file so that at every moment either the old or the new content is on the disk, whole. The bytes go to a new
 * file beside the target, are made durable, and only then take the target's name. Success means that a power cut does
 * not lose them; a failure means that the old content is untouched and nothing is left lying about (but for the failure
 * `unconfirmed`, which says that the new content is in place and only its durability is in doubt).
 */
import { basename, dirname, join, resolve } from "node:path";
import { err, ok, type Result } from "../../shared/basics/result";
import {
  type Clock,
  diskFileSystem,
  errorCode,
  type FileFacts,
  type FileSystem,
  type NewFile,
  realPathOf,
  systemClock,
} from "./file-system";
import { newTemporaryPath } from "./temporary-files";
import { NO_ANSWER } from "./time-limit";
import { createTurns } from "./turns";
import { type WriteFailure, writeFailure } from "./write-failure";

export interface WriteOptions {
  /** For a new file; an existing one keeps its own. */
  readonly mode?: number;
  /** The real path that the person agreed to. Where the path leads elsewhere by now, nothing is written. */
  readonly onlyAt?: string;
  /** Asked at the last moment, right before the new content takes the name. False: leave the target as it is. */
  readonly mayReplace?: (path: string) => Promise<boolean>;
  readonly files?: FileSystem;
  readonly clock?: Clock;
}

const LONGEST_RETRY = 10_000;
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 1_000;

const inTurn = createTurns();

/** Where the bytes really go: a document that is a link is written at its target, also when that is not there yet. */
async function resolveTarget(path: string, files: FileSystem): Promise<string> {
  let current = resolve(path);
  for (let links = 0; links < 40; links += 1) {
    const folder = await realPathOf(dirname(current), files);
    current = join(folder, basename(current));
    const facts = await factsOrNull(() => files.linkFacts(current));
    if (facts === null || !facts.isLink) return current;
    current = resolve(folder, await files.readLink(current));
  }
  throw Object.assign(new Error("Too many links"), { code: "ELOOP" });
}

async function factsOrNull(read: () => Promise<FileFacts>): Promise<FileFacts | null> {
  try {
    return await read();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

const TRIES_FOR_A_NAME = 3;

/** A new file under a name that nobody can foresee. What has that name all the same is left alone. */
async function createTemporary(
  target: string,
  mode: number,
  files: FileSystem,
): Promise<{ readonly path: string; readonly file: NewFile }> {
  for (let tries = 1; ; tries += 1) {
    const path = await newTemporaryPath(target);
    try {
      return { path, file: await files.createNew(path, mode) };
    } catch (error) {
      if (errorCode(error) !== "EEXIST" || tries === TRIES_FOR_A_NAME) throw error;
    }
  }
}

/** Creates the temporary file with the whole content on the disk, or leaves nothing behind. Answers its path. */
async function writeTemporary(
  target: string,
  bytes: Uint8Array,
  original: FileFacts | null,
  mode: number,
  files: FileSystem,
): Promise<string> {
  const { path, file } = await createTemporary(target, original?.mode ?? mode, files);
  let open = true;
  try {
    let written = 0;
    while (written < bytes.length) {
      const count = await file.write(bytes, written);
      // A disk that takes nothing and reports nothing would keep us here for ever.
      if (count <= 0) throw Object.assign(new Error("Nothing was written"), { code: "ENOSPC" });
      written += count;
    }
    if (original !== null) {
      // The group of a shared folder is worth keeping; where the system forbids it, the content matters more.
      await file.setOwner(original.owner, original.group).catch(() => undefined);
      // Some network and cloud drives refuse; the file was made with that mode, so it is never open to more people.
      await file.setMode(original.mode).catch(() => undefined);
    }
    if ((await file.size()) !== bytes.length)
      throw Object.assign(new Error("The file is too short"), { code: "EIO" });
    await file.sync();
    open = false;
    await file.close();
    return path;
  } catch (error) {
    if (open) await file.close().catch(() => undefined);
    await files.remove(path).catch(() => undefined);
    throw error;
  }
}

const MAY_PASS = new Set(["EPERM", "EACCES", "EBUSY"]);

interface Rename {
  readonly from: string;
  readonly to: string;
  readonly mayReplace: WriteOptions["mayReplace"];
  readonly files: FileSystem;
  readonly clock: Clock;
}

/**
 * Virus scanners and cloud drives hold a file for a moment after it was written: such refusals are waited out. Whoever
 * held it may have written to it, so the permission to replace it is asked for before each try. False: it was refused.
 */
async function renamePatiently({ from, to, mayReplace, files, clock }: Rename): Promise<boolean> {
  const giveUp = clock.now() + LONGEST_RETRY;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (mayReplace !== undefined && !(await mayReplace(to))) return false;
    try {
      await files.rename(from, to);
      return true;
    } catch (error) {
      if (!MAY_PASS.has(errorCode(error)) || clock.now() + pause > giveUp) throw error;
      await clock.wait(pause);
    }
  }
}

/** Network drives may rename and then lose the answer: true where the new content has the name after all. */
async function hasTakenName(
  temporary: string,
  target: string,
  bytes: Uint8Array,
  files: FileSystem,
): Promise<boolean> {
  try {
    if ((await factsOrNull(() => files.linkFacts(temporary))) !== null) return false;
    return Buffer.compare(await files.read(target), bytes) === 0;
  } catch {
    return false;
  }
}

const FOLDERS_CANNOT_SYNC = new Set(["EINVAL", "EPERM", "EISDIR", "EACCES", "ENOTSUP"]);

/** False where the disk failed to confirm the rename. */
async function syncFolder(path: string, files: FileSystem): Promise<boolean> {
  try {
    await files.syncFolder(path);
    return true;
  } catch (error) {
    // Windows and some network drives have no such thing; there the rename is as durable as it can be.
    return FOLDERS_CANNOT_SYNC.has(errorCode(error));
  }
}

async function replace(
  target: string,
  bytes: Uint8Array,
  options: WriteOptions,
): Promise<Result<string, WriteFailure>> {
  const { files = diskFileSystem, clock = systemClock, mayReplace, mode = 0o666 } = options;
  const original = await factsOrNull(() => files.facts(target));
  if (original !== null && !original.isFile) return err({ kind: "displaced", code: "EISDIR" });
  // A rename would replace a read-only file without a word, so its protection is honoured here.
  if (original !== null && ((original.mode & 0o222) === 0 || !(await files.canWrite(target))))
    return err({ kind: "read-only", code: "EACCES" });

  const temporary = await writeTemporary(target, bytes, original, mode, files);
  try {
    const isReplaced = await renamePatiently({ from: temporary, to: target, mayReplace, files, clock });
    if (!isReplaced) {
      await files.remove(temporary);
      return err({ kind: "changed", code: "" });
    }
  } catch (error) {
    if (await hasTakenName(temporary, target, bytes, files))
      return err({ kind: "unconfirmed", code: errorCode(error) });
    await files.remove(temporary).catch(() => undefined);
    // No answer to a rename may also mean that it is still to come.
    if (errorCode(error) === NO_ANSWER) return err({ kind: "unconfirmed", code: NO_ANSWER });
    throw error;
  }
  if (!(await syncFolder(dirname(target), files))) return err({ kind: "unconfirmed", code: "EIO" });
  return ok(target);
}

/** Writes the whole content or leaves the file as it was. The value is the path that was really written. */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<Result<string, WriteFailure>> {
  try {
    // First in turn under the name that was asked for, since finding what a name leads to takes its own time; then in
    // turn under the file itself, which two names may lead to. The prefixes keep the two kinds of turn apart.
    return await inTurn(`asked ${resolve(path)}`, async () => {
      const target = await resolveTarget(path, options.files ?? diskFileSystem);
      if (options.onlyAt !== undefined && options.onlyAt !== target)
        return err({ kind: "displaced", code: "ELOOP" });
      return inTurn(`file ${target}`, () => replace(target, bytes, options));
    });
  } catch (error) {
    return err(writeFailure(error));
  }
}
