/** What a browser says when a file can't be read or written, as sentences for the person. */
import type { FileProblem } from "../../../shared/bridge/bridge";
import { shownName } from "../../../shared/bridge/file-name";
import { LIMITS } from "../../../shared/document/types";

/** The browser's own name for what went wrong; empty for anything that is not an exception of the DOM. */
export function exceptionName(error: unknown): string {
  return error instanceof DOMException ? error.name : "";
}

/** Whether the person closed the picker. */
export function isCancelled(error: unknown): boolean {
  return exceptionName(error) === "AbortError";
}

/** Whether the browser wants a click or a key first. */
export function needsGesture(error: unknown): boolean {
  return exceptionName(error) === "SecurityError" || exceptionName(error) === "NotAllowedError";
}

export function readProblem(error: unknown, fileName: string): FileProblem {
  const name = `“${shownName(fileName)}”`;
  switch (exceptionName(error)) {
    case "NotFoundError":
      return {
        kind: "gone",
        message: `${name} is no longer there. It may have been moved, renamed or deleted. Open it from where it is now.`,
      };
    case "NotAllowedError":
    case "SecurityError":
      return refusedToRead(fileName);
    case "NotReadableError":
      return {
        kind: "unreadable",
        message: `${name} could not be read. It may be a folder, in use, or changed since it was picked. The file was not changed. Open it again.`,
      };
    default:
      return {
        kind: "unreadable",
        message: `${name} could not be opened: the browser reported an error. The file was not changed. Try again, or open a copy from another place.`,
      };
  }
}

export function refusedToRead(fileName: string): FileProblem {
  return {
    kind: "unreadable",
    message: `The browser did not allow Argmap to read “${shownName(fileName)}”. The file was not changed. Open it again and allow it.`,
  };
}

export function tooLarge(fileName: string): FileProblem {
  const limit = LIMITS.fileBytes / 1024 / 1024;
  return {
    kind: "too-large",
    message: `“${shownName(fileName)}” could not be opened: it is larger than ${limit} MiB, the most that Argmap reads. The file was not changed. Check that it is an Argmap file.`,
  };
}

export function writeProblem(error: unknown, fileName: string): FileProblem {
  const [kind, reason, next] = writeReason(exceptionName(error));
  return {
    kind,
    message: `“${shownName(fileName)}” could not be saved: ${reason}. Your changes are still here. ${next}`,
  };
}

function writeReason(error: string): readonly [FileProblem["kind"], reason: string, next: string] {
  switch (error) {
    case "QuotaExceededError":
      return ["disk-full", "the disk is full", "Free some space and try again, or save in another place."];
    case "NotFoundError":
      return ["gone", "it was moved, renamed or deleted", "Save it under another name."];
    case "NotAllowedError":
    case "SecurityError":
      return [
        "read-only",
        "the browser did not allow Argmap to write to it",
        "Save again and allow it, or save it under another name.",
      ];
    case "NoModificationAllowedError":
      return ["read-only", "it is in use or read-only", "Close it elsewhere, or save it under another name."];
    default:
      return ["failed", "the browser reported an error", "Try again, or save it under another name."];
  }
}

export function changedProblem(fileName: string): FileProblem {
  return {
    kind: "changed",
    message: `“${shownName(fileName)}” was changed by another program since you opened it. Nothing was overwritten, and your changes are still here. Decide which of the two to keep.`,
  };
}

export const unknownFile: FileProblem = {
  kind: "unknown-file",
  message:
    "Argmap no longer knows where this map was saved. Your map is still open here. Save it under a name of its own.",
};
