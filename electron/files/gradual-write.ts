/**
 * Writes a file that comes in pieces and may be larger than the memory, with the promise of `atomic-write`: what has the
 * name stays until the whole content takes its place, and nothing is left lying about where it never does.
 */
import { err, ok, type Result } from "../../shared/basics/result";
import { NEW_FILE_MODE } from "./atomic-write";
import { type Clock, diskFileSystem, type FileSystem, systemClock } from "./file-system";
import { inTurnAt, type MayReplace, replaceable, resolveTarget, takePlace } from "./take-place";
import { createTemporaryFile, type TemporaryFile } from "./temporary-file";
import { type WriteFailure, writeFailure } from "./write-failure";

export interface GradualOptions {
  readonly mayReplace?: MayReplace;
  readonly files?: FileSystem;
  readonly clock?: Clock;
}

/** Its calls are made one after the other. After a failure nothing is left of it, and after `finish` or `discard`. */
export interface GradualWrite {
  /** Settles when the disk has taken the piece. */
  add(bytes: Uint8Array): Promise<Result<null, WriteFailure>>;
  /** Gives the content its name; the value is the path that was really written. */
  finish(): Promise<Result<string, WriteFailure>>;
  discard(): Promise<void>;
}

/** What may wait for the disk, so that no step takes longer than a drive is given for it. */
const SYNC_EVERY = 32 * 1024 * 1024;

/** Begins the temporary file, or says why that place can't be written. */
export async function beginWriting(
  path: string,
  options: GradualOptions = {},
): Promise<Result<GradualWrite, WriteFailure>> {
  const { files = diskFileSystem } = options;
  try {
    const target = await resolveTarget(path, files);
    const original = await replaceable(target, files);
    if (!original.ok) return original;
    const temporary = await createTemporaryFile(target, original.value?.mode ?? NEW_FILE_MODE, files);
    return ok(gradualWrite(path, target, temporary, options));
  } catch (error) {
    return err(writeFailure(error));
  }
}

function gradualWrite(
  path: string,
  target: string,
  temporary: TemporaryFile,
  { mayReplace, files = diskFileSystem, clock = systemClock }: GradualOptions,
): GradualWrite {
  let synced = 0;

  const orNothing = async <T>(work: () => Promise<Result<T, WriteFailure>>) => {
    try {
      const result = await work();
      if (!result.ok && result.error.kind !== "unconfirmed") await temporary.discard();
      return result;
    } catch (error) {
      await temporary.discard();
      return err(writeFailure(error));
    }
  };

  // Too large to be compared with what was written; that ours is gone and one of its size is there has to do.
  const hasContent = async () => (await files.facts(target)).size === temporary.size();

  const replace = async (): Promise<Result<string, WriteFailure>> => {
    const original = await replaceable(target, files);
    if (!original.ok) return original;
    await temporary.seal(original.value);
    return takePlace({ temporary, target, hasContent, mayReplace, files, clock });
  };

  return {
    add: (bytes) =>
      orNothing(async () => {
        await temporary.add(bytes);
        if (temporary.size() - synced >= SYNC_EVERY) {
          await temporary.sync();
          synced = temporary.size();
        }
        return ok(null);
      }),
    finish: () =>
      orNothing(() =>
        inTurnAt(path, files, async (now) =>
          // The person agreed to the place that the path led to when it was chosen.
          now === target ? replace() : err({ kind: "displaced", code: "ELOOP" }),
        ),
      ),
    discard: () => temporary.discard(),
  };
}
