/** How a whole temporary file takes the name of its target, and what has to be so before it may. */
import { basename, dirname, join, resolve } from "node:path";
import { err, ok, type Result } from "../../shared/basics/result";
import { type Clock, errorCode, type FileFacts, type FileSystem, realPathOf } from "./file-system";
import type { TemporaryFile } from "./temporary-file";
import { NO_ANSWER } from "./time-limit";
import { createTurns } from "./turns";
import type { WriteFailure } from "./write-failure";

/** Asked at the last moment, right before the new content takes the name. False: leave the target as it is. */
export type MayReplace = (path: string) => Promise<boolean>;

const LONGEST_RETRY = 10_000;
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 1_000;

const inTurn = createTurns();

/**
 * Does the work on what a path leads to, one after the other: first in turn under the name that was asked for, since
 * finding what a name leads to takes its own time; then in turn under the file itself, which two names may lead to.
 */
export function inTurnAt<T>(
  path: string,
  files: FileSystem,
  work: (target: string) => Promise<T>,
): Promise<T> {
  // The prefixes keep the two kinds of turn apart.
  return inTurn(`asked ${resolve(path)}`, async () => {
    const target = await resolveTarget(path, files);
    return inTurn(`file ${target}`, () => work(target));
  });
}

/** Where the bytes really go: a document that is a link is written at its target, also when that is not there yet. */
export async function resolveTarget(path: string, files: FileSystem): Promise<string> {
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

/** The file that would be replaced, null where there is none, or why it can't be. */
export async function replaceable(
  target: string,
  files: FileSystem,
): Promise<Result<FileFacts | null, WriteFailure>> {
  const original = await factsOrNull(() => files.facts(target));
  if (original !== null && !original.isFile) return err({ kind: "displaced", code: "EISDIR" });
  // A rename would replace a read-only file without a word, so its protection is honoured here.
  if (original !== null && ((original.mode & 0o222) === 0 || !(await files.canWrite(target))))
    return err({ kind: "read-only", code: "EACCES" });
  return ok(original);
}

const MAY_PASS = new Set(["EPERM", "EACCES", "EBUSY"]);

interface Taking {
  /** Sealed. */
  readonly temporary: TemporaryFile;
  readonly target: string;
  /** Whether the target has the new content, as far as that can be seen. */
  readonly hasContent: () => Promise<boolean>;
  readonly mayReplace: MayReplace | undefined;
  readonly files: FileSystem;
  readonly clock: Clock;
}

/**
 * Virus scanners and cloud drives hold a file for a moment after it was written: such refusals are waited out. Whoever
 * held it may have written to it, so the permission to replace it is asked for before each try. False: it was refused.
 */
async function renamePatiently({ temporary, target, mayReplace, files, clock }: Taking): Promise<boolean> {
  const giveUp = clock.now() + LONGEST_RETRY;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (mayReplace !== undefined && !(await mayReplace(target))) return false;
    try {
      await files.rename(temporary.path, target);
      return true;
    } catch (error) {
      if (!MAY_PASS.has(errorCode(error)) || clock.now() + pause > giveUp) throw error;
      await clock.wait(pause);
    }
  }
}

/** Network drives may rename and then lose the answer: true where the new content has the name after all. */
async function hasTakenName({ temporary, hasContent, files }: Taking): Promise<boolean> {
  try {
    if ((await factsOrNull(() => files.linkFacts(temporary.path))) !== null) return false;
    return await hasContent();
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

/** Gives the content its name. Where that fails, rejections included, the temporary file is gone. */
export async function takePlace(taking: Taking): Promise<Result<string, WriteFailure>> {
  const { temporary, target, files } = taking;
  try {
    if (!(await renamePatiently(taking))) {
      await files.remove(temporary.path);
      return err({ kind: "changed", code: "" });
    }
  } catch (error) {
    if (await hasTakenName(taking)) return err({ kind: "unconfirmed", code: errorCode(error) });
    await temporary.discard();
    // No answer to a rename may also mean that it is still to come.
    if (errorCode(error) === NO_ANSWER) return err({ kind: "unconfirmed", code: NO_ANSWER });
    throw error;
  }
  if (!(await syncFolder(dirname(target), files))) return err({ kind: "unconfirmed", code: "EIO" });
  return ok(target);
}
