/** Reading a map's bytes: bounded, and with what is needed later to tell whether another program wrote the file. */
import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";
import { err, ok, type Result } from "../../shared/basics/result";
import type { FileProblem } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import { errorCode, type FileSystem, realPathOf } from "./file-system";
import { writeFailure } from "./write-failure";

export interface ReadFile {
  /** With all links followed. */
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly device: bigint;
  readonly inode: bigint;
  readonly hash: string;
  readonly readOnly: boolean;
}

export function contentHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const unchanged = "The file was not changed.";

/** The sentence for a file that could not be read. Names no folder. */
export function readProblem(name: string, error: unknown): FileProblem {
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR")
    return {
      kind: "gone",
      message: `“${name}” is no longer there. It may have been moved, renamed or deleted. Open it from where it is now.`,
    };
  if (code === "EACCES" || code === "EPERM")
    return {
      kind: "unreadable",
      message: `“${name}” could not be opened: you may not read it. ${unchanged} Ask its owner for permission, or open a copy.`,
    };
  if (writeFailure(error).kind === "unreachable")
    return {
      kind: "unreadable",
      message: `“${name}” could not be opened: its drive does not answer. ${unchanged} Check the connection and try again.`,
    };
  return {
    kind: "unreadable",
    message: `“${name}” could not be opened: the disk reported an error. ${unchanged} Try again, or open a copy from another place.`,
  };
}

const notAFile = (name: string): FileProblem => ({
  kind: "unreadable",
  message: `“${name}” is not a file, so it could not be opened. Choose an Argmap file.`,
});

const tooLarge = (name: string, limit: number): FileProblem => ({
  kind: "too-large",
  message: `“${name}” could not be opened: it is larger than ${Math.round(limit / 1024 / 1024)} MB, the most that Argmap reads. ${unchanged} Check that it is an Argmap file.`,
});

/** Another thing has this name now; what it leads to is none of the files that the person picked. */
export const displaced = (name: string): FileProblem => ({
  kind: "unreadable",
  message: `“${name}” is no longer the file that you opened: something else has taken its place. Your map is still open here. Save it under another name.`,
});

/** Whether a save would be refused: by the file's mode, by the system, by its folder, or by a program that has it locked. */
export async function isReadOnly(path: string, mode: number, files: FileSystem): Promise<boolean> {
  if ((mode & 0o222) === 0 || !(await files.canWrite(path)) || !(await files.canWrite(dirname(path))))
    return true;
  return files.tryWriting(path).then(
    () => false,
    () => true,
  );
}

/** The whole file, or why not. `onlyAt` is a real path: where the name leads elsewhere by now, nothing is read. */
export async function readWholeFile(
  picked: string,
  limit: number,
  files: FileSystem,
  onlyAt?: string,
): Promise<Result<ReadFile, FileProblem>> {
  const name = shownName(basename(picked));
  try {
    const path = await realPathOf(picked, files);
    if (onlyAt !== undefined && path !== onlyAt) return err(displaced(name));
    const facts = await files.facts(path);
    // A pipe or a device would keep us waiting for ever.
    if (!facts.isFile) return err(notAFile(name));
    if (facts.size > limit) return err(tooLarge(name, limit));
    const bytes = await files.read(path);
    if (bytes.byteLength > limit) return err(tooLarge(name, limit));
    return ok({
      path,
      name,
      bytes,
      device: facts.device,
      inode: facts.inode,
      hash: contentHash(bytes),
      readOnly: await isReadOnly(path, facts.mode, files),
    });
  } catch (error) {
    return err(readProblem(name, error));
  }
}
