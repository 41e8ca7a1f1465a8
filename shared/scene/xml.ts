/** Writing text into XML. Everything that a document says goes through here. */

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
  return soundXml(text).replace(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A number with three decimals at most, never in exponent notation. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return "0";
  const fixed = value.toFixed(3);
  const short = fixed.replace(/\.?0+$/, "");
  return short === "-0" ? "0" : short;
}

/** ` name="value"` for each attribute that has a value. */
export function attributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) => ` ${name}="${typeof value === "number" ? decimal(value) : escapeXml(value ?? "")}"`,
    )
    .join("");
}
