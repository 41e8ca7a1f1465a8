/** The nth input of a run: always the same for the same seed and the same valid files. */
import { toBase64 } from "../../shared/basics/base64";
import { SVG_EMBED_ELEMENT } from "../../shared/scene/svg";
import { mutateBytes } from "./mutate-bytes";
import { mutateStructure, mutateTokens } from "./mutate-json";
import { type Random, randomOf } from "./random";

export interface ValidFiles {
  readonly maps: readonly string[];
  readonly pictures: readonly Uint8Array[];
}

export interface FuzzCase {
  /** How it was made, for the table. */
  readonly how: "bytes" | "tokens" | "structure" | "picture" | "map in a picture";
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const encode = (text: string) => new TextEncoder().encode(text);

export function caseAt(files: ValidFiles, seed: number, index: number): FuzzCase {
  const random = randomOf(seed, index);
  const text = random.pick(files.maps);
  const other = random.pick(files.maps);
  const kind = random.below(20);
  if (kind < 9) return { how: "structure", bytes: encode(mutateStructure(text, random)) };
  if (kind < 13) return { how: "tokens", bytes: encode(mutateTokens(text, random)) };
  if (kind < 18) return { how: "bytes", bytes: damaged(encode(text), random, encode(other)) };
  if (kind < 19) return { how: "map in a picture", bytes: encode(svgWith(mutateStructure(text, random))) };
  const picture = random.pick(files.pictures);
  return {
    how: "picture",
    bytes: damaged(picture, random, random.pick([encode(text), random.pick(files.pictures)])),
  };
}

function damaged(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array<ArrayBuffer> {
  let result = bytes;
  for (let times = random.pick([1, 1, 2, 3]); times > 0; times -= 1)
    result = mutateBytes(result, random, other);
  return new Uint8Array(result);
}

function svgWith(map: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg"><metadata><${SVG_EMBED_ELEMENT}>${toBase64(encode(map))}</${SVG_EMBED_ELEMENT}></metadata></svg>`;
}
