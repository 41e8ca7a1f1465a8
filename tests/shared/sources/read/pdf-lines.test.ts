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
    expect(pdfText([page])).toBe(
      "A headline\nThe council has approved the new bridge over the river, after a long debate. It opens soon.\nAnother paragraph begins here, after a gap.",
    );
  });

  it("keep the pages apart, and sentences over them whole", () => {
    const text = pdfText([
      [line("It goes on", 100)],
      [line("over the page.", 700)],
      [line("New here.", 700)],
    ]);
    expect(text).toBe("It goes on\fover the page.\n\fNew here.");
    expect([0, 5, 12, text.length - 1].map((at) => pageOf(text, at))).toEqual([1, 1, 2, 3]);
    expect(pageOf("no pages", 3)).toBeNull();
  });
});
