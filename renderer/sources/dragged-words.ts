/** Words of a source that are dragged onto the map. What a drag carries may come from anywhere, so it is checked. */
import type { Json } from "../../shared/basics/json";

/** The type under which a drag carries words of a source. */
export const WORDS_TYPE = "application/x-argmap-words";

export interface DraggedWords {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

export function writeDragged(words: DraggedWords): string {
  return JSON.stringify([words.source, words.start, words.end]);
}

export function readDragged(data: string): DraggedWords | null {
  try {
    const read: Json = JSON.parse(data);
    if (!Array.isArray(read)) return null;
    const [source, start, end] = read;
    const isSpan = Number.isSafeInteger(start) && Number.isSafeInteger(end);
    if (typeof source !== "string" || typeof start !== "number" || typeof end !== "number" || !isSpan)
      return null;
    return 0 <= start && start < end ? { source, start, end } : null;
  } catch {
    return null;
  }
}
