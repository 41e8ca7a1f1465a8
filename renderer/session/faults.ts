/** Faults of the program itself: nobody should have to guess why nothing happened. */
import type { Session } from "./session";

const FAULT = "Something in Argmap went wrong. Your map is still open here; save it to be safe.";

/** Says once, in the status line, that something went wrong which nothing else answers for. */
export function listenToFaults(session: Session, page: EventTarget = window): () => void {
  const control = new AbortController();
  const tell = () => {
    control.abort();
    session.say(FAULT, "refusal");
  };
  page.addEventListener("unhandledrejection", tell, { signal: control.signal });
  // Browsers raise events without an error here too, for things that are no fault, such as a late layout.
  const onError = (event: Event) => {
    if ("error" in event && event.error != null) tell();
  };
  page.addEventListener("error", onError, { signal: control.signal });
  return () => control.abort();
}

/** Leaves the cause where whoever mends it looks for it. */
export function logFault(fault: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the person is told in words; this is for whoever mends it
  console.error(fault);
}

/** Does the work of a command; where it fails half way, the status line says so. Begins at once. */
export async function carryOut(session: Session, label: string, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    logFault(error);
    const name = label.replace(/…$/, "");
    session.say(`'${name}' failed half way. Your map is still open here; save it to be safe.`, "refusal");
  }
}
