/**
 * Where faults of the program itself are told: the terminal that started it, and whoever follows them. Never the
 * content of a map.
 */
import { faultText } from "./faults/fault-text";

export interface Report {
  /**
   * A fault is ours, and the person is told that there was one. A refusal is a message that was turned away, and an
   * event something that the system did: both are only written down.
   */
  readonly kind: "fault" | "refusal" | "event";
  readonly text: string;
}

type Follower = (report: Report) => void;
const followers = new Set<Follower>();

/** For the log and for telling the person. */
export function followReports(follower: Follower): void {
  followers.add(follower);
}

function tell(kind: Report["kind"], where: string, what: string): void {
  const text = `${where}: ${what}`;
  process.stderr.write(`argmap: fault in ${text}\n`);
  for (const follower of followers) follower({ kind, text });
}

export function reportFault(where: string, error: unknown): void {
  tell("fault", where, faultText(error));
}

/** `why` is a text of our own. */
export function reportRefusal(where: string, why: string): void {
  tell("refusal", where, why);
}

/** `what` is a text of our own. */
export function reportEvent(where: string, what: string): void {
  tell("event", where, what);
}
