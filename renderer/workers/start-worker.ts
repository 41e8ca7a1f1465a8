/**
 * The one place that starts workers. The page's policy lets nothing become script but what the Trusted Types policy of
 * this file admits, and that is the addresses of these workers alone.
 */
import exportWorker from "../export/export-worker.ts?worker&url";
import compareWorker from "./compare-worker.ts?worker&url";
import exchangeWorker from "./exchange-worker.ts?worker&url";
import parseWorker from "./parse-worker.ts?worker&url";
import reasonWorker from "./reason-worker.ts?worker&url";
import sourceWorker from "./source-worker.ts?worker&url";
import textWorker from "./text-worker.ts?worker&url";
import tidyWorker from "./tidy-worker.ts?worker&url";

const ADDRESSES = {
  compare: compareWorker,
  exchange: exchangeWorker,
  export: exportWorker,
  parse: parseWorker,
  reason: reasonWorker,
  source: sourceWorker,
  text: textWorker,
  tidy: tidyWorker,
} as const;

/** As much of Trusted Types as is used; the DOM's types have none. What a policy admits goes where an address goes. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

declare global {
  /** Undefined in a browser that knows no Trusted Types. */
  var trustedTypes: TrustedTypes | undefined;
}

export type WorkerName = keyof typeof ADDRESSES;

/** The name stands in the page's Content Security Policy too; a policy of another name can't be made. */
const POLICY_NAME = "argmap-worker";

function admitted(address: string): string {
  if (Object.values(ADDRESSES).includes(address)) return address;
  throw new TypeError("This is no worker of Argmap.");
}

const policy = globalThis.trustedTypes?.createPolicy(POLICY_NAME, { createScriptURL: admitted });

export function startWorker(name: WorkerName): Worker {
  const address = policy?.createScriptURL(ADDRESSES[name]) ?? admitted(ADDRESSES[name]);
  return new Worker(address, { type: "module" });
}
