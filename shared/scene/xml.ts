/** Writing text into XML. Everything that a document says goes through here. */

import { createDecimal } from "../basics/decimal";

/** Text that is its own XML: printable ASCII without the signs that XML reads. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

/** What XML 1.0 cannot hold: most control characters, lone surrogates and two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};

/** The text with U+FFFD for what XML cannot hold, however it is escaped. */
export function soundXml(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd");
}

/** The text as XML content or attribute value; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  return soundXml(text).replace(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A number with three decimals at most, never in exponent notation. */
export const decimal = createDecimal(3);

/** ` name="value"` for each attribute that has a value. */
export function attributes(values: Readonly<Record<string, string | number | null>>): string {
  let text = "";
  for (const name in values) {
    const value = values[name] ?? null;
    if (value !== null) text += ` ${name}="${typeof value === "number" ? decimal(value) : escapeXml(value)}"`;
  }
  return text;
}
