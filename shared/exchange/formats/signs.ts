/**
 * Whether a link of a drawing supports or opposes. Drawings have no such thing, so it is told by rules, the first that
 * says something: words on the link, its colour, its line.
 */
import type { Relation } from "../../document/types";

export interface LinkLook {
  readonly label?: string | undefined;
  /** As the format writes it: "#ff0000", "red", or a name with a number at its end ("red3"). */
  readonly colour?: string | undefined;
  readonly isDashed?: boolean;
}

/** By what a relation was told; null where nothing told it and support is assumed. */
export type Sign = "words" | "colour" | "line" | null;

const SUPPORT =
  /^\+{1,2}$|(?<!\p{L})(?:supports?|supported|supporting|pros?|for|because|entails?|confirms?|agrees?|backs|favou?rs)(?!\p{L})/iu;
const OPPOSE =
  /^(?:-{1,2}|−|–|x)$|(?<!\p{L})(?:attack(?:s|ed|ing)?|oppos(?:es|e|ed|ing)|cons?|contra|against|contradict(?:s|ory)?|contrary|refutes?|rebuts?|undercuts?|undermines?|counters?|conflicts?|denies|disagrees?|objects?)(?!\p{L})/iu;
/** A longer label is a sentence, and says more than a sign. */
const LONGEST_SIGN = 40;

/** The relation of a link by its look, and by what it was told. */
export function relationByLook(look: LinkLook): { readonly relation: Relation; readonly by: Sign } {
  const label = (look.label ?? "").trim();
  if (label !== "" && label.length <= LONGEST_SIGN) {
    const supports = SUPPORT.test(label);
    const opposes = OPPOSE.test(label);
    if (supports !== opposes) return { relation: opposes ? "oppose" : "support", by: "words" };
  }
  const hue = signOfColour(look.colour ?? "");
  if (hue) return { relation: hue, by: "colour" };
  if (look.isDashed === true) return { relation: "oppose", by: "line" };
  return { relation: "support", by: null };
}

const RED = /^(?:red|darkred|crimson|firebrick|tomato|indianred|maroon|orangered)\d?$/i;
const GREEN =
  /^(?:green|darkgreen|forestgreen|seagreen|limegreen|lime|lawngreen|springgreen|mediumseagreen|palegreen)\d?$/i;

/** The purple in which Argdown's own exports draw undercuts. */
const ARGDOWN_UNDERCUT = "#551a8b";

function signOfColour(colour: string): Relation | null {
  const name = colour.trim();
  if (RED.test(name) || name.toLowerCase() === ARGDOWN_UNDERCUT) return "oppose";
  if (GREEN.test(name)) return "support";
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(name) ?? [];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
  // Clearly one of the two: at least half as much again as either of the others.
  if (red > 90 && red >= 1.5 * Math.max(green, blue)) return "oppose";
  if (green > 90 && green >= 1.3 * Math.max(red, blue)) return "support";
  return null;
}
