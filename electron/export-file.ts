/** Writes a picture where the person chose, but never over a map. */
import { basename } from "node:path";
import type { Reply } from "../shared/bridge/bridge";
import { shownName } from "../shared/bridge/file-name";
import { done, problem } from "../shared/bridge/reply";
import { writeFileAtomically } from "./files/atomic-write";
import { type Documents, writeProblem } from "./files/documents";
import { type Clock, diskFileSystem, type FileSystem, systemClock } from "./files/file-system";
import { withTimeLimits } from "./files/time-limit";

interface ExportParts {
  readonly documents: Pick<Documents, "shownBy">;
  readonly files?: FileSystem;
  readonly clock?: Clock;
}

/**
 * The bytes under the chosen path, whole, or nothing. A map that is open is not replaced, by whatever name it was
 * chosen, nor is any file with the name of a map: its owner would take the picture for a damaged map.
 */
export async function writeExport(
  path: string,
  bytes: Uint8Array,
  { documents, files = withTimeLimits(diskFileSystem), clock = systemClock }: ExportParts,
): Promise<Reply<{ readonly name: string }>> {
  const name = shownName(basename(path));
  const isOpen = async () => (await documents.shownBy(path)) !== null;
  const open = problem(
    "failed",
    `“${name}” is a map that is open in Argmap, so it was not replaced by a picture. Choose another name.`,
  );
  if (await isOpen()) return open;
  if (/\.argmap$/i.test(path))
    return problem(
      "failed",
      `“${name}” is the name of a map. Nothing was written. Choose another name for the picture.`,
    );
  // It may have been opened, or linked to, while the bytes were being written.
  const mayReplace = async () => !(await isOpen());
  const written = await writeFileAtomically(path, bytes, { files, clock, mayReplace });
  if (written.ok) return done({ name });
  return written.error.kind === "changed" ? open : writeProblem(name, written.error);
}
