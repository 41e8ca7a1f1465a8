/** The table that turns a font's codes back into text (ISO 32000-1, section 9.10.3). */
import { latin1 } from "../../basics/bytes";
import { hex16, utf16Hex } from "./syntax";

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;

const TAIL = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

/** Entries of one block; more are not allowed. */
const BLOCK = 100;

/** The CMap for codes 1, 2, 3 and so on with these texts. */
export function toUnicodeMap(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const lines = texts.map((text, i) => `<${hex16(i + 1)}> <${utf16Hex(text)}>\n`);
  let body = "";
  for (let at = 0; at < lines.length; at += BLOCK) {
    const block = lines.slice(at, at + BLOCK);
    body += `${block.length} beginbfchar\n${block.join("")}endbfchar\n`;
  }
  return latin1(HEAD + body + TAIL);
}
