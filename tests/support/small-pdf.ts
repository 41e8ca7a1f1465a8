/** PDFs for tests, written by hand: pages of lines in Helvetica, whole, damaged or with a password. */

const escaped = (text: string) => text.replace(/[\\()]/g, "\\$&");

const CHINESE_FONT = `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800
/Descent -200 /CapHeight 700 /StemV 80 >> >>] >>`;

const inUcs2 = (text: string) =>
  [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, "0")).join("");

function pageContent(lines: readonly string[], isChinese: boolean): string {
  const shown = lines
    .map((line, at) => {
      const words = isChinese ? `<${inUcs2(line)}>` : `(${escaped(line)})`;
      return `1 0 0 1 72 ${760 - at * 14} Tm ${words} Tj`;
    })
    .join("\n");
  return `BT /F1 11 Tf\n${shown}\nET`;
}

export interface SmallPdf {
  /** The lines of each page, ASCII. */
  readonly pages: readonly (readonly string[])[];
  readonly title?: string;
  /** The lines are UCS-2 in a Chinese font that the file only names, with a predefined character map. */
  readonly isChinese?: boolean;
  /** Asks for a password that nobody knows. */
  readonly isEncrypted?: boolean;
}

export function smallPdf({
  pages,
  title = "",
  isChinese = false,
  isEncrypted = false,
}: SmallPdf): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    isChinese
      ? CHINESE_FONT
      : "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((lines, at) => {
      const content = pageContent(lines, isChinese);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    `<< /Title (${escaped(title)}) >>`,
  ];
  const info = objects.length;
  if (isEncrypted) {
    const key = "00".repeat(32);
    objects.push(`<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`);
  }
  let file = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const encryption = isEncrypted ? ` /Encrypt ${objects.length} 0 R /ID [<00> <00>]` : "";
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R${encryption} >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
