/** The temporary files of the command line, which writes as the app does but keeps no list of where. */
import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { homedir, hostname } from "node:os";
import { dirname } from "node:path";
import { sweepLeftovers } from "../../files/sweep";
import { writeAs } from "../../files/temporary-files";

/** The command line keeps no data of its own, so its tag is made from the person and the computer. */
export function commandLineTag(): string {
  const who = `argmap command line\n${hostname()}\n${process.getuid?.() ?? homedir()}`;
  return createHash("sha256").update(who).digest("hex").slice(0, 12);
}

const DAY = 24 * 60 * 60 * 1_000;

/**
 * What a killed command left in a folder goes with the next result that is written there. Two commands may run at once,
 * so what is younger than a day is left alone.
 */
export async function tidyFolderOf(target: string): Promise<void> {
  const tag = commandLineTag();
  writeAs({ tag, willWriteIn: async () => undefined });
  const folder = await realpath(dirname(target)).catch(() => null);
  if (folder !== null) await sweepLeftovers([folder], { tag, before: Date.now() - DAY });
}
