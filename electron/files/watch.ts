/**
 * What other programs do to the files that windows show. Every file is looked at every few seconds, which works on
 * every drive, and sooner where the system hints at a change. What counts is the content: a file that was touched, or
 * written again with the same bytes, is no news, and neither is a save of our own.
 */
import { basename, dirname, join } from "node:path";
import type { FileId, FileNews } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import { LARGEST_MAP } from "../../shared/bridge/ipc-contract";
import {
  type Clock,
  errorCode,
  type FileFacts,
  type FileSystem,
  realPathOf,
  systemClock,
} from "./file-system";
import { findContent, type HeldFile, isOwn, isSameFile } from "./held-file";
import { displaced, isReadOnly } from "./read-file";
import { writeFailure } from "./write-failure";

/** From one look to the next. */
export const LOOK_EVERY = 2_000;
/** A file that was written to is left alone until it has been as it is for so long: half a file is no version of it. */
const SETTLED_AFTER = 400;
/** In a larger folder a file that is gone is not looked for under another name. */
const MOST_NAMES = 5_000;

export interface WatchParts {
  /** The files that windows show now. */
  readonly shownFiles: () => readonly (readonly [FileId, HeldFile])[];
  /** `formerPath` is another than that of the file where it was renamed. */
  readonly tell: (file: HeldFile, id: FileId, news: FileNews, formerPath: string) => void;
  readonly files: FileSystem;
  readonly clock?: Clock;
}

/** Some file systems tell times to two seconds only. */
const COARSEST_CLOCK = 3_000;
/** A program that writes the file may lock it for a moment. */
const FAILURES_THAT_COUNT = 2;

interface Looked {
  facts: string;
  /** What the window was told last: the kind of news, with the content that it was about. */
  told: string;
  /** The showing in which that was told. */
  showings: number;
  isLooking: boolean;
  /** Looks in a row that came to nothing. */
  failures: number;
}

const AS_KNOWN = "as-known";

type Sight =
  | { readonly kind: "content"; readonly facts: FileFacts; readonly hash: string }
  | { readonly kind: "gone" }
  | { readonly kind: "displaced" }
  | { readonly kind: "unreachable"; readonly error: unknown }
  /** It is being written to: what it says means nothing yet. */
  | { readonly kind: "unsettled" };

/** Equal for as long as nobody has written to the file, as far as the system tells. */
function factsInWords({ device, inode, size, written, changed, mode }: FileFacts): string {
  return [device, inode, size, written, changed, mode].join(" ");
}

function unreachable(name: string, error: unknown): FileNews {
  const { kind } = writeFailure(error);
  const reason =
    kind === "no-permission"
      ? "you may no longer read it"
      : kind === "unreachable"
        ? "its drive does not answer"
        : "the disk reported an error";
  const message = `“${name}” can't be reached any more: ${reason}. Your map is still open here. Save it in another place to be safe.`;
  return { kind: "unreachable", message };
}

export type Watch = ReturnType<typeof createWatch>;

export function createWatch({ shownFiles, tell, files, clock = systemClock }: WatchParts) {
  const looked = new WeakMap<HeldFile, Looked>();

  const factsOf = async (path: string): Promise<FileFacts | null> => {
    try {
      return await files.facts(path);
    } catch (error) {
      if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
      throw error;
    }
  };

  /** The content, once it has been the same for a while. */
  const settledContent = async (path: string, facts: FileFacts): Promise<Sight> => {
    await clock.wait(SETTLED_AFTER);
    const found = await findContent(path, LARGEST_MAP, files);
    const after = await factsOf(path);
    if (found === null || after === null || factsInWords(facts) !== factsInWords(after))
      return { kind: "unsettled" };
    return { kind: "content", facts: after, hash: found === "too-large" ? "too large" : found.hash };
  };

  /** A look at the file; null where nothing has changed since the last one. */
  const lookAt = async (file: HeldFile, last: Looked): Promise<Sight | null> => {
    try {
      const facts = await factsOf(file.path);
      if (facts === null) {
        // Many programs take a file away for a moment before they put the new one there.
        await clock.wait(SETTLED_AFTER);
        return (await factsOf(file.path)) === null ? { kind: "gone" } : { kind: "unsettled" };
      }
      if (last.facts === factsInWords(facts)) return null;
      if (!facts.isFile || (await realPathOf(file.path, files)) !== file.path) return { kind: "displaced" };
      return await settledContent(file.path, facts);
    } catch (error) {
      return { kind: "unreachable", error };
    }
  };

  /** The path of the same file under another name in its folder, with the same content; else null. */
  const newNameOf = async (file: HeldFile): Promise<string | null> => {
    const folder = dirname(file.path);
    const names = await files.list(folder).catch(() => []);
    if (file.inode === 0n || names.length > MOST_NAMES) return null;
    for (const name of names) {
      const path = join(folder, name);
      const facts = await files.linkFacts(path).catch(() => null);
      if (facts === null || !facts.isFile || !isSameFile(file, facts)) continue;
      // Numbers of deleted files are given to new ones: only the content shows that it is the same.
      const found = await findContent(path, LARGEST_MAP, files).catch(() => null);
      return found !== null && found !== "too-large" && isOwn(file, found.hash) ? path : null;
    }
    return null;
  };

  const report = (file: HeldFile, id: FileId, last: Looked, told: string, news: FileNews): void => {
    if (last.told === told) return;
    last.told = told;
    tell(file, id, news, file.path);
  };

  const reportGone = async (file: HeldFile, id: FileId, last: Looked): Promise<void> => {
    const path = last.told === AS_KNOWN ? await newNameOf(file) : null;
    if (path === null) return report(file, id, last, "gone", { kind: "gone" });
    const formerPath = file.path;
    file.path = path;
    file.name = shownName(basename(path));
    tell(file, id, { kind: "renamed", name: file.name }, formerPath);
  };

  const reportContent = async (
    file: HeldFile,
    id: FileId,
    last: Looked,
    sight: Sight & { kind: "content" },
  ) => {
    // Right after a write, coarse clocks could hide a second one: then the facts prove nothing yet.
    const age = clock.now() - Number(sight.facts.written / 1_000_000n);
    last.facts = age >= 0 && age < COARSEST_CLOCK ? "" : factsInWords(sight.facts);
    if (!isOwn(file, sight.hash)) return report(file, id, last, sight.hash, { kind: "changed" });
    Object.assign(file, { device: sight.facts.device, inode: sight.facts.inode });
    report(file, id, last, AS_KNOWN, { kind: "as-known" });
    await reportAccess(file, id, sight.facts);
  };

  const reportAccess = async (file: HeldFile, id: FileId, { mode }: FileFacts): Promise<void> => {
    const readOnly = await isReadOnly(file.path, mode, files);
    if (readOnly === file.readOnly) return;
    file.readOnly = readOnly;
    tell(file, id, { kind: "access", readOnly }, file.path);
  };

  /** The page shows the file anew, perhaps after a crash: it is told again, and what it kept of the file may be old. */
  const startAnew = (file: HeldFile, id: FileId, last: Looked): void => {
    const isAgain = last.showings > 0;
    Object.assign(last, { facts: "", told: AS_KNOWN, showings: file.showings, failures: 0 });
    if (!isAgain) return;
    tell(file, id, { kind: "renamed", name: file.name }, file.path);
    tell(file, id, { kind: "access", readOnly: file.readOnly }, file.path);
  };

  const look = async (id: FileId, file: HeldFile): Promise<void> => {
    const last = looked.get(file) ?? {
      facts: "",
      told: AS_KNOWN,
      showings: 0,
      isLooking: false,
      failures: 0,
    };
    looked.set(file, last);
    // A drive that has not answered yet is not asked again, and what a save of ours leaves is looked at after it.
    if (last.isLooking || file.saving > 0) return;
    if (last.showings !== file.showings) startAnew(file, id, last);
    last.isLooking = true;
    const { saves, path } = file;
    try {
      const sight = await lookAt(file, last);
      if (file.saving > 0 || file.saves !== saves || file.path !== path || !isShown(id)) return;
      if (sight === null) return await lookAtLock(file, id);
      if (sight.kind !== "content") last.facts = "";
      last.failures = sight.kind === "unreachable" ? last.failures + 1 : 0;
      if (sight.kind === "content") await reportContent(file, id, last, sight);
      else if (sight.kind === "gone") await reportGone(file, id, last);
      else if (sight.kind === "displaced")
        report(file, id, last, "displaced", { kind: "displaced", message: displaced(file.name).message });
      else if (sight.kind === "unreachable" && last.failures >= FAILURES_THAT_COUNT)
        report(file, id, last, "unreachable", unreachable(file.name, sight.error));
    } finally {
      last.isLooking = false;
    }
  };

  /** A lock leaves no trace in the facts: a file that could not be written is tried again. */
  const lookAtLock = async (file: HeldFile, id: FileId): Promise<void> => {
    if (!file.readOnly) return;
    const facts = await factsOf(file.path).catch(() => null);
    if (facts !== null) await reportAccess(file, id, facts);
  };

  const isShown = (id: FileId) => shownFiles().some(([other]) => other === id);

  return {
    /** Looks at every shown file, or, after a hint, at those of a folder; settled when all is told. */
    async look(hintedFolder?: string): Promise<void> {
      const all = shownFiles().filter(
        ([, file]) => hintedFolder === undefined || dirname(file.path) === hintedFolder,
      );
      await Promise.all(all.map(([id, file]) => look(id, file)));
    },
  };
}
