import { lineWidth } from "../layout/break-lines";
import type { Font, Measure } from "../layout/measure";
import type { TextDirection } from "./text-direction";
import type { TextShape } from "./types";

export interface TextPlace {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly font: Font;
  readonly fill: string;
  readonly anchor?: TextShape["anchor"];
  readonly direction?: TextDirection;
}

/** Characters that take no ink and that no writer agrees on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const UNDRAWN = /[\u0000-\u001f\u007f-\u009f\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** The line as it is drawn: control characters as spaces, half a surrogate pair as the replacement character. */
export function drawnText(line: string): string {
  return line.replace(UNDRAWN, (sign) => (sign === "\ufeff" ? "" : sign < "\u00a0" ? " " : "\ufffd"));
}

/** One line of text with its measured width. */
export function textShape(text: string, measure: Measure, place: TextPlace): TextShape {
  const drawn = drawnText(text);
  return {
    type: "text",
    text: drawn,
    width: lineWidth(drawn, place.font, measure),
    anchor: "start",
    direction: "ltr",
    ...place,
  };
}
