import LineBreaker from "linebreak";

/**
 * Words of plain Latin letters and figures, with such marks inside or behind them as never begin or end a line of their own:
 * here a line may end behind spaces and nowhere else. Most texts are of this kind, and asking the tables takes ten times
 * as long.
 */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9.,;:']*(?: +[A-Za-z0-9][A-Za-z0-9.,;:']*)* *$/;

/**
 * Where a line of `text` may end, by Unicode Standard Annex #14: offsets in UTF-16 code units, rising, the last one the
 * length of the text. Empty for an empty text.
 */
export function breakPoints(text: string): readonly number[] {
  const points: number[] = [];
  if (PLAIN.test(text)) {
    for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
      if (text[at + 1] !== " " && at + 1 < text.length) points.push(at + 1);
    }
  } else {
    const breaker = new LineBreaker(text);
    for (let at = breaker.nextBreak(); at; at = breaker.nextBreak()) points.push(at.position);
  }
  if (text.length > 0 && points.at(-1) !== text.length) points.push(text.length);
  return points;
}
