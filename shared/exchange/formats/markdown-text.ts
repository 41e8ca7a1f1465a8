/** Words of a map as inline Markdown on one line, and back. */
import { decodeEntities } from "./html-text";
import { wellFormed } from "./well-formed";

const entity = (sign: string) => `&#${sign.codePointAt(0)};`;

/** The text so that Markdown shows it as it is: signs escaped, line breaks as `<br>`, odd blanks as entities. */
export function escapeMarkdown(text: string): string {
  return wellFormed(text)
    .replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"))
    .replace(/[\\`*_[\]#|~]/g, (sign) => `\\${sign}`)
    .replaceAll("\u0000", "\ufffd")
    .replaceAll("\n", "<br>")
    .replace(/^→|^\s|\s$|(?<=\s)\s|[\p{Cc}\u2028\u2029\ufeff]/gu, entity);
}

/** What Markdown would show, without its marks: emphasis and links become their words. */
export function unescapeMarkdown(line: string): string {
  const hidden: string[] = [];
  const hide = (sign: string) => `\ue000${hidden.push(sign) - 1}\ue001`;
  const plain = line
    .replace(/[\ue000\ue001]/g, "\ufffd")
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => hide(sign))
    .replace(/`([^`]{1,500})`/g, (_, code: string) => hide(code))
    .replace(
      /!?\[([^[\]]{0,500})\]\(([^()\s]{0,2000})(?:\s+"[^"]*")?\)/g,
      (_, words: string, address: string) =>
        words === address || words === "" ? address : `${words} (${address})`,
    )
    .replace(/(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])([*_])(?=[^\s*_])(.{1,500}?)(?<=[^\s*_])\1(?![\w*])/g, "$2")
    .replace(/<br\s*\/?>/gi, "\n");
  return decodeEntities(plain).replace(/\ue000(\d+)\ue001/g, (_, at: string) => hidden[Number(at)] ?? "");
}
