/**
 * Writes a file so that at every moment either the old or the new content is on the disk, whole. The bytes go to a new
 * file beside the target, are made durable, and only then take the target's name. Success means that a power cut does
 * not lose them; a failure means that the old content is untouched and nothing is left lying about (but for the failure
 * `unconfirmed`, which says that the new content is in place and only its durability is in doubt).
 */
import { err, type Result } from "../../shared/basics/result";
import { type Clock, diskFileSystem, type FileFacts, type FileSystem, systemClock } from "./file-system";
import { inTurnAt, type MayReplace, replaceable, takePlace } from "./take-place";
import { createTemporaryFile, type TemporaryFile } from "./temporary-file";
import { type WriteFailure, writeFailure } from "./write-failure";

export interface WriteOptions {
  /** For a new file; an existing one keeps its own. */
  readonly mode?: number;
  /** The real path that the person agreed to. Where the path leads elsewhere by now, nothing is written. */
  readonly onlyAt?: string;
  readonly mayReplace?: MayReplace;
  readonly files?: FileSystem;
  readonly clock?: Clock;
}

export const NEW_FILE_MODE = 0o666;

/** The temporary file with the whole content on the disk; nothing where that fails. */
async function sealed(
  target: string,
  bytes: Uint8Array,
  original: FileFacts | null,
  mode: number,
  files: FileSystem,
): Promise<TemporaryFile> {
  const temporary = await createTemporaryFile(target, original?.mode ?? mode, files);
  try {
    await temporary.add(bytes);
    await temporary.seal(original);
    return temporary;
  } catch (error) {
    await temporary.discard();
    throw error;
  }
}

async function replace(
  target: string,
  bytes: Uint8Array,
  options: WriteOptions,
): Promise<Result<string, WriteFailure>> {
  const { files = diskFileSystem, clock = systemClock, mayReplace, mode = NEW_FILE_MODE } = options;
  const original = await replaceable(target, files);
  if (!original.ok) return original;
  const temporary = await sealed(target, bytes, original.value, mode, files);
  const hasContent = async () => Buffer.compare(await files.read(target), bytes) === 0;
  return takePlace({ temporary, target, hasContent, mayReplace, files, clock });
}

/** Writes the whole content or leaves the file as it was. The value is the path that was really written. */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<Result<string, WriteFailure>> {
  try {
    return await inTurnAt(path, options.files ?? diskFileSystem, async (target) =>
      options.onlyAt !== undefined && options.onlyAt !== target
        ? err({ kind: "displaced", code: "ELOOP" })
        : replace(target, bytes, options),
    );
  } catch (error) {
    return err(writeFailure(error));
  }
}
