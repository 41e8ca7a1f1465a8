import { Document, Packer, Paragraph, TextRun } from "docx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocx } from "../../../../shared/sources/read/docx";
import { formatOf } from "../../../../shared/sources/read/reading";
import { smallZip } from "../../../support/small-zip";

const XML = (body: string) =>
  new TextEncoder().encode(`<w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>`);
const withBody = (body: string) => smallZip([{ name: "word/document.xml", bytes: XML(body) }]);

describe("a Word document", () => {
  it("gives its paragraphs, its title and its author", async () => {
    const document = new Document({
      title: "Harbour report",
      creator: "A. Author",
      sections: [
        {
          children: [
            new Paragraph("The water is clean."),
            new Paragraph({
              children: [
                new TextRun("Boats "),
                new TextRun({ text: "use", bold: true }),
                new TextRun(" it."),
              ],
            }),
          ],
        },
      ],
    });
    const bytes = new Uint8Array(await Packer.toBuffer(document));
    expect(formatOf("report.docx", bytes)).toBe("docx");
    expect(await readDocx(bytes)).toMatchObject({
      ok: true,
      value: { text: "The water is clean.\nBoats use it.", title: "Harbour report", author: "A. Author" },
    });
  });

  it("leaves out what was deleted, and codes of fields", async () => {
    const body =
      "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>too</w:t></w:r></w:p>";
    expect(await readDocx(withBody(body))).toMatchObject({ ok: true, value: { text: "Kept\ttoo" } });
  });

  it("is refused when it unpacks to too much, whatever it says of itself", async () => {
    const bomb = new Uint8Array(70 * 1024 * 1024);
    const name = "word/document.xml";
    expect(await readDocx(smallZip([{ name, bytes: bomb }]))).toEqual({ ok: false, error: "too-large" });
    expect(await readDocx(smallZip([{ name, bytes: bomb, saidSize: 100 }]))).toEqual({
      ok: false,
      error: "too-large",
    });
  });

  it("is refused when it is something else, protected, empty or damaged", async () => {
    const text = XML("<w:p/>");
    const answers = await Promise.all([
      readDocx(smallZip([{ name: "word/document.xml", bytes: text, flags: 1 }])),
      readDocx(smallZip([{ name: "xl/workbook.xml", bytes: text }])),
      readDocx(withBody("<w:p/>")),
      readDocx(withBody("<w:p>")),
      readDocx(new Uint8Array(40)),
    ]);
    expect(answers.map((answer) => (answer.ok ? "" : answer.error))).toEqual([
      "encrypted",
      "other-format",
      "no-text",
      "broken",
      "broken",
    ]);
  });

  it("never throws, whatever was done to the file", async () => {
    const whole = withBody("<w:p><w:r><w:t>Kept</w:t></w:r></w:p>");
    const harm = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(harm, fc.nat({ max: whole.length }), async (changes, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        await readDocx(bytes);
      }),
      { numRuns: 300 },
    );
  });
});
