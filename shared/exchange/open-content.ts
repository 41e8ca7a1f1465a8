/** From the bytes of a file to a map: a map's own text, or a picture that carries one. The one door for all shells. */
import { err, ok, type Result } from "../basics/result";
import type { Opened } from "../format/opened";
import { parse, parseBytes } from "../format/parse";
import type { OpenProblem } from "../format/problems";
import { extractEmbedded, type PictureKind, pictureKind } from "./embedded-map";
import { type PictureChange, pictureChange } from "./picture-change";

export interface Content extends Opened {
  /** The kind of picture that the map came out of; null for a file of its own. Saving must not write over a picture. */
  readonly picture: PictureKind | null;
  /** What became of that picture since; null where nothing shows. */
  readonly pictureChange?: PictureChange | null;
}

/** The map in the bytes, or why there is none. Any bytes at all are safe to give. */
export async function openContent(bytes: Uint8Array): Promise<Result<Content, OpenProblem>> {
  const picture = pictureKind(bytes);
  if (picture === null) return withPicture(parseBytes(bytes), null);
  const inside = await extractEmbedded(bytes as Uint8Array<ArrayBuffer>);
  if (inside.ok) return withPicture(parse(inside.value), picture, pictureChange(bytes, picture));
  return err({
    kind: "not-argmap",
    found: null,
    ...(inside.error === "not-an-image" ? {} : { picture: inside.error }),
  });
}

function withPicture(
  opened: Result<Opened, OpenProblem>,
  picture: PictureKind | null,
  change: PictureChange | null = null,
): Result<Content, OpenProblem> {
  return opened.ok ? ok({ ...opened.value, picture, pictureChange: change }) : opened;
}
