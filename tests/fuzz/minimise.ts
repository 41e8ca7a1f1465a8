/** The shortest input that still breaks a promise in the same way, as far as cutting pieces out can find it. */
import { joined } from "./mutate-bytes";

/** So many cuts are tried. */
const MOST_TRIES = 3000;

export async function minimised(
  bytes: Uint8Array,
  stillFails: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>,
): Promise<Uint8Array<ArrayBuffer>> {
  let best = new Uint8Array(bytes);
  let tries = 0;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length && tries < MOST_TRIES; ) {
      tries += 1;
      const shorter = new Uint8Array(joined(best.subarray(0, at), best.subarray(at + size)));
      if (await stillFails(shorter)) best = shorter;
      else at += size;
    }
  }
  return best;
}
