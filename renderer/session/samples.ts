/** The maps that come with the app. They are files beside the page, fetched when they are wanted. */
import { SAMPLES } from "../../shared/bridge/samples";

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
