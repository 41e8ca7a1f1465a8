/** What would flip a node, in words. */
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { type Flip, type Flips, LINE } from "../../shared/reasoning/flip";

const side = ({ strength }: Flips) => (strength > LINE ? "below" : "above");

/** Rounded away from where it is, so that the number that is read would flip it too. */
function reached({ from, to }: Flip): string {
  const rounded = to > from ? Math.ceil(to * 100 - 1e-4) / 100 : Math.floor(to * 100 + 1e-4) / 100;
  return rounded.toFixed(2);
}

/** `isAll`: whether every driver was tried. The smallest change of another node's confidence that would carry the strength over the line, or that none does. */
export function flipSentence(map: ArgMap, flips: Flips, isAll: boolean, topic: string): string {
  const best = flips.flips.find(({ id }) => id !== topic);
  if (!best) {
    const among = isAll ? "" : " among the strongest";
    return `No change of a single other confidence${among} would carry it ${side(flips)} ${LINE}.`;
  }
  const text = shortText(nodeOf(map, best.id)?.text ?? "", 50);
  const change = `from ${best.from.toFixed(2)} to ${reached(best)}`;
  return `The smallest change that carries it ${side(flips)} ${LINE}: '${text}' ${change}.`;
}

/** The same for the node's own confidence; empty where even that would not do. */
export function ownFlipSentence(flips: Flips, topic: string): string {
  const own = flips.flips.find(({ id }) => id === topic);
  return own ? `Its own confidence would have to go from ${own.from.toFixed(2)} to ${reached(own)}.` : "";
}
