/** What the process that is killed saves: for every number one map of 4 MB, known to the last byte. */
import type { ArgMap } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";

const DIGITS = 9;
const PLACE = "0".repeat(DIGITS);
const SOURCES = 42;
const SENTENCE = "Who decided this, from which motives, at what risk, and who spoke against it? ";

const map: ArgMap = {
  title: `Generation ${PLACE}`,
  nodes: [{ id: "n1", kind: "decision", text: "It is done", x: 0, y: 0 }],
  edges: [],
  sources: Array.from({ length: SOURCES }, (_, index) => ({
    id: `s${index}`,
    title: `Text ${index}`,
    text: `${SENTENCE.repeat(Math.floor(99_900 / SENTENCE.length))}${index === SOURCES - 1 ? PLACE : ""}`,
  })),
};

const template = Buffer.from(serialise(map));
/** The number stands at both ends, so that the beginning of one content and the end of another make none. */
const first = template.indexOf(PLACE);
const last = template.lastIndexOf(PLACE);

export const SIZE = template.length;

export function contentOf(generation: number): Buffer {
  const content = Buffer.from(template);
  for (const at of [first, last]) content.write(String(generation).padStart(DIGITS, "0"), at, "latin1");
  return content;
}

/** The number of a content that is exactly one of ours, or null. */
export function generationOf(content: Uint8Array): number | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const digits = bytes.toString("latin1", first, first + DIGITS);
  if (!/^\d{9}$/.test(digits)) return null;
  return contentOf(Number(digits)).equals(bytes) ? Number(digits) : null;
}
