import { graphemesOf } from "../../../shared/layout/graphemes";
import type { Measure } from "../../../shared/layout/measure";

/** The width of a character in `fakeMeasure`, pixels. */
export const FAKE_WIDTH = 8;

/** Every character is equally wide, but one outside Latin shrinks beside its neighbours, as joined letters do. */
export const fakeMeasure: Measure = (text) => {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length * FAKE_WIDTH;
  let width = 0;
  let joined = false;
  for (const cluster of graphemesOf(text)) {
    const arabic = /[\u0600-\u06ff]/.test(cluster);
    width += arabic && joined ? FAKE_WIDTH / 2 : FAKE_WIDTH;
    joined = arabic;
  }
  return width;
};
