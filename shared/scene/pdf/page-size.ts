/** How a picture lies on its page. Lengths in points (1/72 inch). */
import type { Size } from "../../basics/geometry";

export const PAGE_NAMES = ["map", "a4", "letter", "a3"] as const;
/** `map`: a page as large as the picture; else a sheet of paper, upright or lying as fits better. */
export type PageName = (typeof PAGE_NAMES)[number];

export interface Page extends Size {
  /** Points to a map unit. */
  readonly scale: number;
  /** Left and top edge of the picture on the page. */
  readonly left: number;
  readonly top: number;
  /** How many points a unit of the page is; 1 but for huge pages. */
  readonly userUnit: number;
}

const PAPER: Readonly<Record<Exclude<PageName, "map">, Size>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
  a3: { width: 841.89, height: 1190.55 },
};

/** A map unit is a CSS pixel: 96 to the inch. */
const POINTS_PER_UNIT = 0.75;
/** The longest side that readers of PDF accept, in units of the page. */
const LONGEST_SIDE = 14_400;
/** Kept free around the picture on paper: 10 mm, which printers can do. */
const PAPER_MARGIN = 28.35;

export function pageFor(picture: Size, name: PageName): Page {
  return name === "map" ? pageOfMap(picture) : pageOfPaper(picture, PAPER[name]);
}

function pageOfMap(picture: Size): Page {
  const longest = Math.max(picture.width, picture.height) * POINTS_PER_UNIT;
  const userUnit = Math.max(1, longest / LONGEST_SIDE);
  const scale = POINTS_PER_UNIT / userUnit;
  return {
    width: Math.max(1, picture.width * scale),
    height: Math.max(1, picture.height * scale),
    scale,
    left: 0,
    top: 0,
    userUnit,
  };
}

/** Shrunk to the sheet where it is larger, never enlarged, and in the middle. */
function pageOfPaper(picture: Size, upright: Size): Page {
  const lies = picture.width > picture.height;
  const width = lies ? upright.height : upright.width;
  const height = lies ? upright.width : upright.height;
  const fits = Math.min(
    (width - 2 * PAPER_MARGIN) / picture.width,
    (height - 2 * PAPER_MARGIN) / picture.height,
  );
  const scale = Math.min(POINTS_PER_UNIT, fits);
  const left = (width - picture.width * scale) / 2;
  const top = (height - picture.height * scale) / 2;
  return { width, height, scale, left, top, userUnit: 1 };
}
