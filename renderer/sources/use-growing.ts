import { useEffect, useState } from "react";
import type { Block } from "./text-blocks";

/** So many blocks come at once: about as many as a frame can take. */
const PART = 200;
/** A text never takes more frames than so many: where frames are slow, they should at least be few. */
const MOST_FRAMES = 20;

/** How many of the blocks hold the sentence with this place and all before it. */
function upTo(blocks: readonly Block[], sentence: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.pieces[0].index ?? 0) <= sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many blocks of the text are in the page. A long text comes part by part, so that the page answers meanwhile; up to
 * the sentence that the keyboard is on it is there at once.
 */
export function useGrowing(blocks: readonly Block[], current: number): number {
  const [grown, setGrown] = useState(PART);
  const shown = Math.min(blocks.length, Math.max(grown, upTo(blocks, current)));
  const isWhole = grown >= blocks.length;
  useEffect(() => {
    if (isWhole) return;
    const part = Math.max(PART, Math.ceil(blocks.length / MOST_FRAMES));
    const frame = requestAnimationFrame(() => setGrown(grown + part));
    return () => cancelAnimationFrame(frame);
  }, [isWhole, grown, blocks.length]);
  return shown;
}
