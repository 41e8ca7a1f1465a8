/** Places in a JSON file as people write them: `nodes[3].kind`, `nodes[3]["my key"]`. */

const PLAIN_KEY = /^[A-Za-z_$][\w$-]{0,63}$/;

/** `parent` continued by a key or an index. */
export function childPath(parent: string, step: string | number): string {
  if (typeof step === "number") return `${parent}[${step}]`;
  if (!PLAIN_KEY.test(step)) return `${parent}[${quoted(step)}]`;
  return parent === "" ? step : `${parent}.${step}`;
}

/** A text from a file in quotes, on one line, cut where it is long. */
export function quoted(text: string, most = 60): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return hiddenSignsEscaped(JSON.stringify(cut));
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * JSON text with its signs that do not show, or that turn round what follows, as the escapes that JSON has for them: it
 * says the same, and reads as it is.
 */
export function hiddenSignsEscaped(text: string): string {
  return text.replace(HIDDEN, (sign) =>
    Array.from({ length: sign.length }, (_, i) => escaped(sign.charCodeAt(i))).join(""),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
