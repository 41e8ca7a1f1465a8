/**
 * The last versions of every map that was saved here, in the app's own folder and readable by nobody else: one folder
 * for each map, one compressed file for each content. Its name tells when that content was written, its hash and its
 * size; a file that does not hold what its name says is not offered.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, unlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { MapVersion } from "../../shared/bridge/bridge";
import { LARGEST_MAP } from "../../shared/bridge/ipc-contract";
import { writeFileAtomically } from "./atomic-write";
import { contentHash } from "./read-file";
import { type KeptVersion, outdatedVersions, versionsBeyond } from "./thinning";
import { createTurns } from "./turns";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const NAME = /^(\d{13})-([0-9a-f]{64})-(\d{1,9})-(\d{1,9})\.gz$/;
const FOLDER = /^[0-9a-f]{32}$/;

interface Entry extends KeptVersion {
  readonly hash: string;
  /** Of the map itself, in bytes. */
  readonly length: number;
}

function entryOf(name: string): Entry | null {
  const [, time, hash, length, size] = NAME.exec(name) ?? [];
  if (hash === undefined) return null;
  return { id: name, time: Number(time), hash, length: Number(length), size: Number(size) };
}

export interface VersionParts {
  /** Made when the first version is kept. */
  readonly folder: string;
  /** Whether the person wants copies of their work to be kept at all. */
  readonly isOn: () => boolean | Promise<boolean>;
  readonly failed: (error: unknown) => void;
  readonly now?: () => number;
}

export type Versions = ReturnType<typeof createVersions>;

export function createVersions({ folder, isOn, failed, now = Date.now }: VersionParts) {
  const inTurn = createTurns();
  const folderOf = (path: string) =>
    join(folder, createHash("sha256").update(path).digest("hex").slice(0, 32));

  const entries = async (of: string): Promise<readonly Entry[]> =>
    (await readdir(of).catch(() => [])).map(entryOf).filter((entry) => entry !== null);

  const remove = (of: string, ids: readonly string[]) =>
    Promise.all(ids.map((id) => unlink(join(of, id)).catch(() => undefined)));

  const write = async (path: string, bytes: Uint8Array, written: number): Promise<void> => {
    const of = folderOf(path);
    const hash = contentHash(bytes);
    const time = String(Math.min(Math.max(0, Math.floor(written)), 9_999_999_999_999)).padStart(13, "0");
    const same = (await entries(of)).filter((entry) => entry.hash === hash);
    if (same.some((entry) => entry.time >= Number(time))) return;
    await mkdir(of, { recursive: true, mode: 0o700 });
    const content = await compress(bytes);
    const name = `${time}-${hash}-${bytes.byteLength}-${content.byteLength}.gz`;
    const kept = await writeFileAtomically(join(of, name), content, { mode: 0o600 });
    if (!kept.ok) throw new Error(`A version was not kept: ${kept.error.kind} ${kept.error.code}`);
    // One file for each content: the same content again is the version of the later time.
    await remove(
      of,
      same.map(({ id }) => id),
    );
    await remove(of, outdatedVersions(await entries(of), now()));
    await limitAll();
  };

  /** Keeps the whole folder below its limit. */
  const limitAll = async (): Promise<void> => {
    const all: KeptVersion[] = [];
    for (const name of await readdir(folder).catch(() => []))
      if (FOLDER.test(name))
        for (const entry of await entries(join(folder, name)))
          all.push({ ...entry, id: join(name, entry.id) });
    await remove(folder, versionsBeyond(all));
  };

  const read = async (path: string, id: string): Promise<Uint8Array | null> => {
    const entry = entryOf(id);
    if (entry === null) return null;
    try {
      const bytes = await decompress(await readFile(join(folderOf(path), id)), {
        maxOutputLength: LARGEST_MAP,
      });
      return contentHash(bytes) === entry.hash ? bytes : null;
    } catch {
      return null;
    }
  };

  return {
    /** Keeps a content of the file as the version of the time when it was written. Never rejects: saving goes on. */
    keep: (path: string, bytes: Uint8Array, written: number): Promise<void> =>
      inTurn("write", async () => {
        if (await isOn()) await write(path, bytes, written);
      }).catch(failed),
    /** Newest first. */
    list: (path: string): Promise<readonly MapVersion[]> =>
      // After those that are being kept.
      inTurn("write", async () =>
        [...(await entries(folderOf(path)))]
          .sort((a, b) => b.time - a.time)
          .map(({ id, time, length }) => ({ id, time, bytes: length })),
      ),
    /** The content of a version; null where there is none, or it is damaged. */
    read,
    /** The file has another name now; its versions come along, if that name has none of its own. */
    renamed: (from: string, to: string): Promise<void> =>
      inTurn("write", () => rename(folderOf(from), folderOf(to))).catch(() => undefined),
    /** Removes all versions of all maps. */
    clear: (): Promise<void> => inTurn("write", () => rm(folder, { recursive: true, force: true })),
  };
}
