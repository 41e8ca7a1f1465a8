/** Writes a picture, as it comes, where the person chose, but never over a map. */
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { ExportId, Reply } from "../shared/bridge/bridge";
import { shownName } from "../shared/bridge/file-name";
import { cancelled, done, problem } from "../shared/bridge/reply";
import { type Documents, type Owner, writeProblem } from "./files/documents";
import { type Clock, diskFileSystem, type FileSystem, systemClock } from "./files/file-system";
import { beginWriting, type GradualWrite } from "./files/gradual-write";
import { withTimeLimits } from "./files/time-limit";
import { createTurns } from "./files/turns";

interface ExportParts {
  readonly documents: Pick<Documents, "shownBy">;
  readonly files?: FileSystem;
  readonly clock?: Clock;
}

interface BegunExport {
  readonly owner: Owner;
  readonly path: string;
  readonly name: string;
  readonly writing: GradualWrite;
  /** Bytes, so far. */
  size: number;
}

/** Far beyond any picture of a map: a page that went astray must not fill the disk. */
export const LARGEST_EXPORT = 16 * 1024 ** 3;

const unknownExport = problem(
  "unknown-file",
  "Argmap no longer knows this export. Nothing was written. Export the map again.",
);

const tooLarge = (name: string) =>
  problem("too-large", `“${name}” would be larger than any picture of a map. Nothing was written.`);

const openMap = (name: string) =>
  problem(
    "failed",
    `“${name}” is a map that is open in Argmap, so it was not replaced by a picture. Choose another name.`,
  );

export type Exports = ReturnType<typeof createExports>;

/**
 * Keeps what was begun. A page that goes takes its exports with it. A map that is open is not replaced, by whatever name
 * it was chosen, nor is any file with the name of a map: its owner would take the picture for a damaged map.
 */
export function createExports({
  documents,
  files = withTimeLimits(diskFileSystem),
  clock = systemClock,
}: ExportParts) {
  const begun = new Map<ExportId, BegunExport>();
  const inTurn = createTurns();
  /** How many pages of a window are gone: a question may outlive the page that asked it. */
  const pagesGone = new Map<Owner, number>();

  const isOpenMap = async (path: string) => (await documents.shownBy(path)) !== null;

  const refusal = async (path: string, name: string): Promise<Reply<never> | null> => {
    if (await isOpenMap(path)) return openMap(name);
    if (/\.argmap$/i.test(path))
      return problem(
        "failed",
        `“${name}” is the name of a map. Nothing was written. Choose another name for the picture.`,
      );
    return null;
  };

  /** Takes the export away from everybody, to be ended. */
  const taken = (owner: Owner, id: ExportId): BegunExport | null => {
    const found = begun.get(id);
    if (found === undefined || found.owner !== owner) return null;
    begun.delete(id);
    return found;
  };

  const ended = async (id: ExportId, { writing }: BegunExport): Promise<void> => {
    begun.delete(id);
    await inTurn(id, () => writing.discard());
  };

  const drop = async (owner: Owner, id: ExportId): Promise<void> => {
    const found = taken(owner, id);
    if (found !== null) await ended(id, found);
  };

  return {
    drop,

    /** `ask` answers with the path that the person chose, or null. */
    async begin(owner: Owner, ask: () => Promise<string | null>): Promise<Reply<ExportId>> {
      const pages = pagesGone.get(owner);
      const path = await ask();
      if (path === null) return cancelled;
      const name = shownName(basename(path));
      const refused = await refusal(path, name);
      if (refused !== null) return refused;
      // It may be opened, or linked to, while the bytes are being written.
      const mayReplace = async () => !(await isOpenMap(path));
      const writing = await beginWriting(path, { files, clock, mayReplace });
      if (!writing.ok) return writeProblem(name, writing.error);
      const id = randomUUID();
      begun.set(id, { owner, path, name, writing: writing.value, size: 0 });
      if (pagesGone.get(owner) === pages) return done(id);
      await drop(owner, id);
      return cancelled;
    },

    add: (owner: Owner, id: ExportId, bytes: Uint8Array): Promise<Reply<null>> =>
      inTurn(id, async () => {
        const found = begun.get(id);
        if (found === undefined || found.owner !== owner) return unknownExport;
        found.size += bytes.length;
        const added = found.size > LARGEST_EXPORT ? null : await found.writing.add(bytes);
        if (added?.ok) return done(null);
        begun.delete(id);
        await found.writing.discard();
        return added === null ? tooLarge(found.name) : writeProblem(found.name, added.error);
      }),

    /** The path that was written goes to `written`. */
    finish: (
      owner: Owner,
      id: ExportId,
      written: (path: string) => Promise<unknown> = async () => undefined,
    ): Promise<Reply<{ readonly name: string }>> =>
      inTurn(id, async () => {
        const found = taken(owner, id);
        if (found === null) return unknownExport;
        const finished = await found.writing.finish();
        if (!finished.ok)
          return finished.error.kind === "changed"
            ? openMap(found.name)
            : writeProblem(found.name, finished.error);
        await written(found.path);
        return done({ name: found.name });
      }),

    /** The page of the window is gone. */
    async release(owner: Owner): Promise<void> {
      pagesGone.set(owner, (pagesGone.get(owner) ?? 0) + 1);
      const own = [...begun].filter(([, found]) => found.owner === owner);
      await Promise.all(own.map(([id, found]) => ended(id, found)));
    },
  };
}
