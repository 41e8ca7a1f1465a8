/** A map inside a picture: what the exports put in (PNG text chunk, SVG metadata, PDF attachment), taken out again. */
import { indexOfBytes, latin1 } from "../basics/bytes";
import type { Result } from "../basics/result";
import { err } from "../basics/result";
import { PNG_SIGNATURE } from "../scene/png/chunks";
import type { EmbedProblem } from "./embed-problem";
import { mapInPdf } from "./map-in-pdf";
import { mapInPng } from "./map-in-png";
import { mapInSvg } from "./map-in-svg";

export const PICTURE_KINDS = ["png", "svg", "pdf"] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** What kind of picture the bytes begin like; null for none that can hold a map. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return "png";
  if (indexOfBytes(bytes.subarray(0, 1024), latin1("%PDF-")) >= 0) return "pdf";
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  return head.startsWith("<") && /<svg[\s>]/.test(head) ? "svg" : null;
}

/** The map's text out of a picture. Any bytes at all are safe to give. */
export async function extractEmbedded(bytes: Uint8Array<ArrayBuffer>): Promise<Result<string, EmbedProblem>> {
  switch (pictureKind(bytes)) {
    case "png":
      return mapInPng(bytes);
    case "svg":
      return mapInSvg(bytes);
    case "pdf":
      return mapInPdf(bytes);
    case null:
      return err("not-an-image");
  }
}
