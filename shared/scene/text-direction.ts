/** Which way a line of text runs. */

const STRONG = /[\p{L}\u200e\u200f\u061c]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}\u200f\u061c]/u;

export type TextDirection = "ltr" | "rtl";

/** The direction of the first strong character (Unicode bidirectional algorithm, rules P2 and P3); null for none. */
export function strongDirection(text: string): TextDirection | null {
  const strong = STRONG.exec(text)?.[0];
  if (strong === undefined) return null;
  return RIGHT_TO_LEFT.test(strong) ? "rtl" : "ltr";
}

/** The direction of each line; a line without a strong character runs like the one before it. */
export function lineDirections(lines: readonly string[]): TextDirection[] {
  let current: TextDirection = lines.map(strongDirection).find((direction) => direction !== null) ?? "ltr";
  return lines.map((line) => {
    current = strongDirection(line) ?? current;
    return current;
  });
}
