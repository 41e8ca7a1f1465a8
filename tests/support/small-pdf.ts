/** PDFs for tests, written by hand: pages of lines in Helvetica, whole, damaged or with a password. */

const escaped = (text: string) => text.replace(/[\\()]/g, "\\$&");

function pageContent(lines: readonly string[]): string {
  const shown = lines.map((line, at) => `1 0 0 1 72 ${760 - at * 14} Tm (${escaped(line)}) Tj`).join("\n");
  return `BT /F1 11 Tf\n${shown}\nET`;
}

export interface SmallPdf {
  /** The lines of each page, ASCII. */
  readonly pages: readonly (readonly string[])[];
  readonly title?: string;
  /** Asks for a password that nobody knows. */
  readonly isEncrypted?: boolean;
}

export function smallPdf({ pages, title = "", isEncrypted = false }: SmallPdf): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((lines, at) => {
      const content = pageContent(lines);
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
