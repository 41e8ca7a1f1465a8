import { describe, expect, it } from "vitest";
import { type PdfPiece, pageOf, pdfText } from "../../../../shared/sources/read/pdf-lines";

/** A line from the left margin at this height of the page. */
const line = (text: string, y: number, height = 10): PdfPiece => ({
  text,
  x: 50,
  y,
  width: text.length * 5,
  height,
  endsLine: true,
});

describe("the lines of a PDF", () => {
  it("become paragraphs, with cut words made whole", () => {
    const page = [
      line("A headline", 700, 18),
      line("The council has approved the new bri-", 660),
      line("dge over the river, after a long debate.", 648),
      line("It opens soon.", 636),
      line("Another paragraph begins here, after a gap.", 600),
    ];
    expect(pdfText([page]).text).toBe(
      "A headline\nThe council has approved the new bridge over the river, after a long debate. It opens soon.\nAnother paragraph begins here, after a gap.",
    );
  });

  it("keep the pages apart, and sentences over them whole", () => {
    const { text } = pdfText([
      [line("It goes on", 100)],
      [line("over the page.", 700)],
      [line("New here.", 700)],
    ]);
    expect(text).toBe("It goes on\fover the page.\n\fNew here.");
    expect([0, 5, 12, text.length - 1].map((at) => pageOf(text, at))).toEqual([1, 1, 2, 3]);
    expect(pageOf("no pages", 3)).toBeNull();
  });

  it("lose the headers and footers that stand apart at the same height of most pages, and nothing else", () => {
    const body = (at: number) => [
      line(`Text of page ${at} goes on for a while here.`, 640),
      line("The same line stands in the text of every page.", 628),
    ];
    const page = (at: number) => [
      ...body(at),
      line("Committee", 780),
      line("Draft 3", 768),
      line(`Page ${at} of 5`, 40),
    ];
    const pages = [page(1), page(2), page(3), page(4), [...body(5), line("Committee", 500)]];
    const { text, leftOut } = pdfText(pages);
    expect(leftOut).toEqual(["Committee", "Draft 3", "Page 1 of 5"]);
    expect(text.match(/The same line stands/g)).toHaveLength(5);
    // At another height it is no header.
    expect(text.match(/Committee/g)).toHaveLength(1);
    expect(text).not.toMatch(/Draft|Page/);
    // Twice is no habit.
    expect(pdfText([page(1), page(2)]).leftOut).toEqual([]);
    // A text that fills its pages without a gap has no headers.
    const full = [1, 2, 3].map((at) => [line(`Line ${at}`, 700), line("goes on", 688), line("and on.", 676)]);
    expect(pdfText(full).leftOut).toEqual([]);
  });
});
