/** Small pieces of PDF syntax (ISO 32000-1, section 7.3). */

import { createDecimal } from "../../basics/decimal";

/** A number as PDF takes it: at most four decimals, no exponent. */
export const number = createDecimal(4);

export function numbers(...values: readonly number[]): string {
  let text = "";
  for (const value of values) text += text === "" ? number(value) : ` ${number(value)}`;
  return text;
}

/** A number with nine decimals at most, for factors that large lengths are multiplied with. */
export function factor(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, "");
}

export function hex16(value: number): string {
  return value.toString(16).padStart(4, "0");
}

/** UTF-16 code units as hexadecimal digits, big end first; half surrogate pairs become U+FFFD. */
export function utf16Hex(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
  let digits = "";
  for (let i = 0; i < whole.length; i += 1) digits += hex16(whole.charCodeAt(i));
  return digits;
}

/** A text string of any script. */
export function textString(text: string): string {
  return `<feff${utf16Hex(text)}>`;
}

/** `<< /Key value ... >>`; a null value is left out. */
export function dictionary(entries: Readonly<Record<string, string | number | null>>): string {
  const parts = Object.entries(entries).flatMap(([key, value]) =>
    value === null ? [] : `/${key} ${typeof value === "number" ? number(value) : value}`,
  );
  return `<< ${parts.join(" ")} >>`;
}
