/**
 * A disk that is full when a test says so: a real tmpfs of half a megabyte where the tests may mount one (as root on
 * Linux), else a folder that the faults of `full-disk.cjs` stand guard over. It says which.
 */
import { execFileSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const KB = 1024;
const SIZE = 512 * KB;
const FAULTS = join(import.meta.dirname, "full-disk.cjs");

export interface SmallDisk {
  readonly kind: "a real tmpfs" | "injected faults";
  readonly folder: string;
  /** Leaves room for so many bytes, to the next page of the disk. */
  fill(room?: number): void;
  free(): void;
  remove(): void;
  /** What a process needs to see the same disk; a test's own process sees it anyway. */
  readonly preface: string | undefined;
}

function mounted(folder: string): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "argmap-test", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function realDisk(folder: string): SmallDisk {
  const filler = join(folder, ".filler");
  const free = () => rmSync(filler, { force: true });
  return {
    kind: "a real tmpfs",
    folder,
    preface: undefined,
    fill(room = 0) {
      free();
      const { bavail, bsize } = statfsSync(folder);
      const file = openSync(filler, "w");
      try {
        writeSync(file, Buffer.alloc(Math.max(0, bavail * bsize - Math.ceil(room / bsize) * bsize)));
      } finally {
        closeSync(file);
      }
    },
    free,
    remove() {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function guardedFolder(folder: string): SmallDisk {
  const allow = (bytes: number) => writeFileSync(join(folder, ".room"), String(bytes));
  allow(SIZE);
  process.env.ARGMAP_FULL_DISK = folder;
  const { used } = createRequire(import.meta.url)(FAULTS) as { used(path: string): number };
  return {
    kind: "injected faults",
    folder,
    preface: FAULTS,
    fill: (room = 0) => allow(used(folder) + room),
    free: () => allow(SIZE),
    remove() {
      delete process.env.ARGMAP_FULL_DISK;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One for a file of tests; the faults watch one folder. `ARGMAP_TEST_NO_MOUNT=1` takes the faults everywhere. */
export function smallDisk(): SmallDisk {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "argmap-disk-")));
  const mayMount = process.env.ARGMAP_TEST_NO_MOUNT === undefined;
  return mayMount && mounted(folder) ? realDisk(folder) : guardedFolder(folder);
}
