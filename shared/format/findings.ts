/** What is found wrong while a file is read: issues refuse it, repairs let it open as a mended copy. */
import { LIMITS } from "../document/types";
import { hiddenSignsEscaped } from "./json-path";
import type { Repair } from "./opened";
import type { Issue, OpenProblem } from "./problems";

/** So many issues are listed; the rest is counted. */
const LISTED = 20;
/** A file with more damage than this is not mended: nobody could check so long a list. */
export const MOST_REPAIRS = 10_000;

export class Findings {
  readonly repairs: Repair[] = [];
  private readonly issues: Issue[] = [];
  private more = 0;
  private longText: string | null = null;

  issue(path: string, message: string): void {
    if (this.issues.length < LISTED) this.issues.push({ path, message });
    else this.more += 1;
  }

  /** The message may hold a piece of the file, as JSON. */
  repair(path: string, message: string): void {
    if (this.repairs.length > MOST_REPAIRS) return;
    this.repairs.push({ path, message: hiddenSignsEscaped(message) });
  }

  /** A text past the limit. */
  tooLong(path: string): void {
    this.longText ??= path;
  }

  /** Why the file must be refused; null where it need not. */
  problem(): OpenProblem | null {
    if (this.longText !== null)
      return { kind: "too-large", what: "text", limit: LIMITS.text, path: this.longText };
    if (this.issues.length > 0) return { kind: "invalid", issues: this.issues, more: this.more };
    if (this.repairs.length > MOST_REPAIRS) return tooManyRepairs();
    return null;
  }
}

/** Refuses a file that is damaged in too many places. */
export function tooManyRepairs(): OpenProblem {
  const message = `has damage in more than ${MOST_REPAIRS.toLocaleString("en")} places`;
  return { kind: "invalid", issues: [{ path: "the map", message }], more: 0 };
}
