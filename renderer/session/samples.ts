/** The maps that come with the app. They are files beside the page, fetched when they are wanted. */
import { SAMPLES } from "../../shared/bridge/samples";
import type { ArgMap } from "../../shared/document/types";
import { parseBytes } from "../../shared/format/parse";

const addresses = import.meta.glob<string>("../../samples/good/*.argmap", {
  query: "?url",
  import: "default",
  eager: true,
});

export interface Sample {
  readonly name: string;
  readonly title: string;
}

/** The samples in the order in which they are offered. */
export function listSamples(): readonly Sample[] {
  return SAMPLES.filter((sample) => addressOf(sample.name) !== undefined);
}

function addressOf(name: string): string | undefined {
  return addresses[`../../samples/good/${name}.argmap`];
}

/** The file of a sample; null where there is none of that name or it can't be fetched. */
export async function sampleBytes(name: string): Promise<Uint8Array | null> {
  const address = addressOf(name);
  if (address === undefined) return null;
  try {
    const answer = await fetch(address);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

const maps = new Map<string, Promise<ArgMap | null>>();

/** The map of a sample, for its picture; loaded once. */
export function sampleMap(name: string): Promise<ArgMap | null> {
  const known = maps.get(name);
  if (known) return known;
  const loading = sampleBytes(name).then((bytes) => {
    const parsed = bytes && parseBytes(bytes);
    return parsed?.ok ? parsed.value.map : null;
  });
  maps.set(name, loading);
  return loading;
}
