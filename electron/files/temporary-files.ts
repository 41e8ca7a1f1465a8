/**
 * The temporary files that a save makes beside its target: how they are named. The name says whose it is, so that what
 * a killed process left behind can be removed at the next start, and nothing else ever is:
 *
 *     .{target}.{tag of the installation}-{this run}-{random}.argmap-tmp
 */
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

const SUFFIX = ".argmap-tmp";
/** A file name may have 255 bytes; this many of the target's leave room for the parts that are added. */
const LONGEST_BASE_BYTES = 200;
const TAG_BYTES = 6;
const RUN_BYTES = 3;
const RANDOM_BYTES = 6;

const hex = (bytes: number) => `[0-9a-f]{${bytes * 2}}`;
const NAME = new RegExp(
  `^\\..+\\.(${hex(TAG_BYTES)})-(${hex(RUN_BYTES)})-${hex(RANDOM_BYTES)}\\.argmap-tmp$`,
);
const TAG = new RegExp(`^${hex(TAG_BYTES)}$`);

export const newTag = (): string => randomBytes(TAG_BYTES).toString("hex");
export const isTag = (text: string): boolean => TAG.test(text);

/** Who writes in this process. */
export interface Writer {
  /** Made by `newTag`. */
  readonly tag: string;
  /** Awaited before the first byte goes to a folder. Never rejects: a save does not depend on it. */
  willWriteIn(folder: string): Promise<void>;
}

const run = randomBytes(RUN_BYTES).toString("hex");
/** Until the process says who it is, its leftovers are nobody's. */
let writer: Writer = { tag: newTag(), willWriteIn: async () => undefined };

/** Says once, at the start, whose temporary files this process makes: every save of the process shares it. */
export function writeAs(own: Writer): void {
  writer = own;
}

/** The path of a temporary file for the target, in its folder, that no file has yet. */
export async function newTemporaryPath(target: string): Promise<string> {
  const folder = dirname(target);
  await writer.willWriteIn(folder);
  let base = basename(target);
  while (Buffer.byteLength(base) > LONGEST_BASE_BYTES) base = [...base].slice(0, -1).join("");
  const random = randomBytes(RANDOM_BYTES).toString("hex");
  return join(folder, `.${base}.${writer.tag}-${run}-${random}${SUFFIX}`);
}

/** Whether a name is that of a temporary file of an earlier run with this tag; those of this run may be in use. */
export function isLeftoverOf(tag: string, name: string): boolean {
  const [, itsTag, itsRun] = NAME.exec(name) ?? [];
  return itsTag === tag && itsRun !== run;
}
