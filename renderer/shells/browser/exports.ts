/** Exports of a browser tab: into a file that the person picked, or into the browser's downloads. */
import { newId } from "../../../shared/basics/id";
import type { Bridge, ExportId, FileProblem, Reply } from "../../../shared/bridge/bridge";
import { EXPORT_KINDS } from "../../../shared/bridge/export-kinds";
import { cancelled, done, problem } from "../../../shared/bridge/reply";
import { downloadBlob } from "./download";
import { allowed, type FileHandle, type PickerType } from "./file-access";
import { writeProblem } from "./problems";

type ExportCalls = Pick<Bridge, "beginExport" | "addToExport" | "finishExport" | "dropExport">;

interface ExportParts {
  /** A file for something new; null where the browser has none to give. */
  pickNew(suggestedName: string, types: readonly PickerType[]): Promise<FileHandle | "cancelled" | null>;
  /** Whether the handle leads to a file that this tab opened as a map. */
  isKnown(handle: FileHandle): Promise<boolean>;
}

/** Where the bytes go. Rejections are the browser's. */
interface Target {
  readonly name: string;
  add(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** False where the file may not be replaced any more. */
  finish(): Promise<boolean>;
  discard(): Promise<void>;
}

export function createExports({ pickNew, isKnown }: ExportParts): ExportCalls {
  const begun = new Map<ExportId, Target>();

  const begin = (target: Target): Reply<ExportId> => {
    const id = newId();
    begun.set(id, target);
    return done(id);
  };

  /** Does the work on an export; where that fails, nothing is left of it. */
  const orNothing = async <T>(
    id: ExportId,
    work: (target: Target) => Promise<Reply<T>>,
  ): Promise<Reply<T>> => {
    const target = begun.get(id);
    if (!target) return unknownExport;
    try {
      return await work(target);
    } catch (error) {
      begun.delete(id);
      await target.discard();
      return failed(writeProblem(error, target.name));
    }
  };

  return {
    async beginExport({ suggestedName, kind }) {
      const { type, words } = EXPORT_KINDS[kind];
      const askedAt = Date.now();
      const handle = await pickNew(suggestedName, [{ description: words, accept: { [type]: [`.${kind}`] } }]);
      if (handle === "cancelled") return cancelled;
      if (handle === null) return begin(downloadTarget(suggestedName, type));
      if (await isKnown(handle)) return mapNotReplaced;
      try {
        return begin(await fileTarget(handle, askedAt, isKnown));
      } catch (error) {
        return failed(writeProblem(error, handle.name));
      }
    },
    addToExport: (id, bytes) =>
      orNothing(id, async (target) => {
        await target.add(bytes as Uint8Array<ArrayBuffer>);
        return done(null);
      }),
    finishExport: (id) =>
      orNothing(id, async (target) => {
        const isReplaced = await target.finish();
        begun.delete(id);
        return isReplaced ? done({ name: target.name }) : mapNotReplaced;
      }),
    async dropExport(id) {
      const target = begun.get(id);
      begun.delete(id);
      await target?.discard();
    },
  };
}

const failed = (reason: FileProblem) => ({ outcome: "problem", problem: reason }) as const;

const mapNotReplaced = problem(
  "failed",
  "This file is a map that is open in Argmap, so it was not replaced by a picture. Choose another name.",
);

const unknownExport = problem(
  "unknown-file",
  "Argmap no longer knows this export. Nothing was written. Export the map again.",
);

/** Pickers make the file that was named; clocks of drives are coarse. */
const JUST_MADE_MS = 2_000;

/** The browser writes beside the file, and puts the new content in its place at the end. */
async function fileTarget(
  handle: FileHandle,
  askedAt: number,
  isKnown: ExportParts["isKnown"],
): Promise<Target> {
  if (!(await allowed(handle, "readwrite"))) throw new DOMException("", "NotAllowedError");
  const before = await handle.getFile();
  const isNew = before.size === 0 && before.lastModified >= askedAt - JUST_MADE_MS;
  const stream = await handle.createWritable();
  let size = 0;
  const discard = async () => {
    await stream.abort().catch(() => undefined);
    // An empty file of that name is not what the person wanted either.
    if (isNew) await handle.remove?.().catch(() => undefined);
  };
  return {
    name: handle.name,
    async add(bytes) {
      await stream.write(bytes);
      size += bytes.byteLength;
    },
    async finish() {
      if (await isKnown(handle)) {
        await stream.abort();
        return false;
      }
      await stream.close();
      if ((await handle.getFile()).size !== size) throw new Error("The file does not hold what was written");
      return true;
    },
    discard,
  };
}

/** Each piece is handed to the browser as it comes, which keeps on its disk what does not fit in memory. */
function downloadTarget(name: string, type: string): Target {
  const pieces: Blob[] = [];
  return {
    name,
    async add(bytes) {
      pieces.push(new Blob([bytes]));
    },
    async finish() {
      downloadBlob(name, new Blob(pieces, { type }));
      return true;
    },
    async discard() {
      pieces.length = 0;
    },
  };
}
