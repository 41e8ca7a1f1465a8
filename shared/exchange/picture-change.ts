/** What became of a picture since it was exported, where the map inside it came through whole. */
import { fromLatin1, indexOfBytes, latin1 } from "../basics/bytes";
import { PNG_SIGNATURE } from "../scene/png/chunks";
import { PNG_SIZE_KEYWORD, pictureSizeWords } from "../scene/png/scene-to-png";
import { SVG_EMBED_ELEMENT } from "../scene/svg";
import type { PictureKind } from "./embedded-map";

/** `cut-off`: its end is missing. `resized`: it was cropped or scaled, so it may show less than the map has. */
export type PictureChange = "cut-off" | "resized";

/** Null where nothing shows; whether a PDF was cropped can't be told. Any bytes at all are safe to give. */
export function pictureChange(bytes: Uint8Array, kind: PictureKind): PictureChange | null {
  if (kind === "png") return pngChange(bytes);
  const end = latin1(kind === "svg" ? "</svg" : "%%EOF");
  const tail = bytes.subarray(Math.max(0, bytes.length - 2_048));
  // Editors give the root of an SVG a prefix at times.
  const hasEnd = indexOfBytes(tail, end) >= 0 || (kind === "svg" && /<\/[\w.-]+:svg/.test(fromLatin1(tail)));
  if (!hasEnd) return "cut-off";
  return kind === "svg" ? svgChange(bytes) : null;
}

function pngChange(bytes: Uint8Array): PictureChange | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: string | null = null;
  let recorded: string | null = null;
  for (let at = PNG_SIGNATURE.length; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = fromLatin1(bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return "cut-off";
    const data = bytes.subarray(at + 8, end);
    if (type === "IHDR" && length >= 8)
      size = pictureSizeWords({ width: view.getUint32(at + 8), height: view.getUint32(at + 12) });
    if (type === "tEXt" || type === "iTXt") recorded ??= textOf(data.subarray(0, 200), PNG_SIZE_KEYWORD);
    if (type === "IEND") return recorded !== null && recorded !== size ? "resized" : null;
    at = end + 4;
  }
  return "cut-off";
}

/** What stands behind the keyword in a text chunk of either sort. */
function textOf(data: Uint8Array, keyword: string): string | null {
  const text = fromLatin1(data);
  return text.startsWith(`${keyword}\0`) ? (/[\d]+x[\d]+$/.exec(text)?.[0] ?? null) : null;
}

/** The root's tag and ours come first; a text of the map further on could look like either. */
const HEAD = 16_384;

function svgChange(bytes: Uint8Array): PictureChange | null {
  const head = fromLatin1(bytes.subarray(0, HEAD));
  const root = /<(?:[\w.-]+:)?svg\b[^>]*>/.exec(head)?.[0] ?? "";
  const own = new RegExp(`<(?:[\\w.-]+:)?${SVG_EMBED_ELEMENT}\\b[^>]*>`).exec(head)?.[0] ?? "";
  const recorded = /\bsize="([\d.]+x[\d.]+)"/.exec(own)?.[1];
  if (recorded === undefined) return null;
  const side = (name: string) => new RegExp(`\\b${name}="([\\d.]+)(?:px)?"`).exec(root)?.[1] ?? "";
  return recorded === `${side("width")}x${side("height")}` ? null : "resized";
}
