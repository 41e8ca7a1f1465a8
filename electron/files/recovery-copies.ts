/**
 * Copies of unsaved work in the app's own folder, one file each, readable by nobody else. The first line says whose it
 * is and when it was made; the rest is the map, byte for byte.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import { writeFileAtomically } from "./atomic-write";
import { createTurns } from "./turns";

const SUFFIX = ".recovery";
const NEW_LINE = 0x0a;

const header = z.object({ key: z.string(), name: z.string(), edited: z.number() });

interface Copy extends RecoveryCopy {
  readonly bytes: Uint8Array;
}

function split(content: Uint8Array): Copy | null {
  const end = content.indexOf(NEW_LINE);
  if (end < 0) return null;
  try {
    const { key, name, edited } = header.parse(JSON.parse(Buffer.from(content.subarray(0, end)).toString()));
    return { id: key, name: shownName(name), edited, bytes: content.subarray(end + 1) };
  } catch {
    return null;
  }
}

export type RecoveryCopies = ReturnType<typeof createRecoveryCopies>;

/** `folder` is made when the first copy is kept. */
export function createRecoveryCopies(folder: string, now: () => number = Date.now) {
  const pathOf = (key: string) =>
    join(folder, `${createHash("sha256").update(key).digest("hex").slice(0, 32)}${SUFFIX}`);

  const load = async (path: string): Promise<Copy | null> => {
    try {
      return split(await readFile(path));
    } catch {
      return null;
    }
  };

  const write = async (key: string, name: string, bytes: Uint8Array): Promise<boolean> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch {
      return false;
    }
    const line = Buffer.from(`${JSON.stringify({ key, name, edited: now() })}\n`);
    const kept = await writeFileAtomically(pathOf(key), Buffer.concat([line, bytes]), { mode: 0o600 });
    return kept.ok;
  };

  // A copy that is dropped while it is being kept would otherwise come back.
  const inTurn = createTurns();

  return {
    /** False where the copy could not be kept. */
    keep: (key: string, name: string, bytes: Uint8Array): Promise<boolean> =>
      inTurn(key, () => write(key, name, bytes)),
    drop: (key: string): Promise<void> => inTurn(key, () => unlink(pathOf(key)).catch(() => undefined)),
    /** Newest first. A damaged copy is left where it is and not offered. */
    async list(): Promise<readonly RecoveryCopy[]> {
      const names = await readdir(folder).catch(() => []);
      const copies = await Promise.all(
        names.filter((name) => name.endsWith(SUFFIX)).map((name) => load(join(folder, name))),
      );
      return copies
        .filter((copy) => copy !== null)
        .map(({ id, name, edited }) => ({ id, name, edited }))
        .sort((a, b) => b.edited - a.edited);
    },
    read: async (key: string): Promise<Uint8Array | null> => (await load(pathOf(key)))?.bytes ?? null,
  };
}
