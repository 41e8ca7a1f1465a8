/** Why a file could not be written, and the sentence for it. */
import { errorCode } from "./file-system";

export type WriteFailureKind =
  | "disk-full"
  | "read-only"
  | "no-permission"
  | "gone"
  | "busy"
  | "changed"
  /** A folder, a link to another place or something else stands where the file was. */
  | "displaced"
  /** The drive does not replace a file in one step, and in several steps it might be lost. */
  | "no-exchange"
  | "unreachable"
  /** The new content is in place, or will be, but the disk did not confirm that it would survive a power cut. */
  | "unconfirmed"
  | "failed";

export interface WriteFailure {
  readonly kind: WriteFailureKind;
  /** The system's code, for the log: "ENOSPC". Empty where there is none. */
  readonly code: string;
}

const KIND_OF_CODE: Readonly<Record<string, WriteFailureKind>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EROFS: "read-only",
  EACCES: "no-permission",
  EPERM: "no-permission",
  ENOENT: "gone",
  ENOTDIR: "gone",
  ENODEV: "gone",
  EBUSY: "busy",
  ETXTBSY: "busy",
  EAGAIN: "busy",
  ELOOP: "displaced",
  EISDIR: "displaced",
  EXDEV: "no-exchange",
  ENOTSUP: "no-exchange",
  EOPNOTSUPP: "no-exchange",
  ENOSYS: "no-exchange",
  ETIMEDOUT: "unreachable",
  EHOSTDOWN: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  ENETUNREACH: "unreachable",
  ENOTCONN: "unreachable",
  ESTALE: "unreachable",
  ENXIO: "unreachable",
};

/** Sorts a system error into the closed set of causes. */
export function writeFailure(error: unknown): WriteFailure {
  const code = errorCode(error);
  return { kind: Object.hasOwn(KIND_OF_CODE, code) ? (KIND_OF_CODE[code] ?? "failed") : "failed", code };
}

const REASONS: Readonly<
  Record<Exclude<WriteFailureKind, "unconfirmed">, readonly [reason: string, next: string]>
> = {
  "disk-full": ["the disk is full", "Free some space and try again, or choose another place."],
  "read-only": ["it is read-only", "Save it under another name or in another place."],
  "no-permission": ["you may not write in this folder", "Save it in another place."],
  gone: ["its folder is no longer there", "Save it in another place."],
  busy: ["another program is using it", "Close it there and try again."],
  changed: ["another program has changed it since", "Decide which of the two to keep."],
  displaced: ["something else has taken its place", "Save it under another name."],
  "no-exchange": ["its drive does not let a file be replaced safely", "Save it in another place."],
  unreachable: [
    "its drive does not answer",
    "Check the connection and try again, or save it in another place.",
  ],
  failed: ["the disk reported an error", "Try again, or choose another place."],
};

/** What happened, whether the file is safe, and what to do next. Names no folder. */
export function writeFailureSentence(name: string, failure: WriteFailure): string {
  if (failure.kind === "unconfirmed")
    return `“${name}” was written, but the disk did not confirm that it is safe. Save it again, and save a copy in another place.`;
  const [reason, next] = REASONS[failure.kind];
  return `“${name}” could not be saved: ${reason}. What was on the disk before is unchanged. ${next}`;
}
