/** The brief as a Word document. A module of its own, because the library behind it is large and is loaded late. */
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import { KIND_NAMES } from "../../document/describe";
import { soundXml } from "../../scene/xml";
import type { Brief, BriefLine } from "./brief";

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];

/** Runs of a text that may have several lines. */
function runs(text: string, style: { readonly bold?: boolean; readonly italics?: boolean } = {}): TextRun[] {
  return soundXml(text)
    .split(/\r\n|\r|\n/)
    .map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }), ...style }));
}

const heading = (text: string, level: Level) => new Paragraph({ heading: level, children: runs(text) });

const strengthWords = (strength: number | undefined) =>
  strength === undefined ? [] : runs(` (strength ${strength.toFixed(2)})`, { italics: true });

function item({ level, says, node, strength, isAgain }: BriefLine): Paragraph {
  const words = says === "" ? KIND_NAMES[node.kind] : `${says} · ${KIND_NAMES[node.kind]}`;
  return new Paragraph({
    bullet: { level },
    children: [
      ...runs(`${words}: `, { bold: true }),
      ...runs(node.text),
      ...(isAgain ? runs(" (see above)", { italics: true }) : strengthWords(strength)),
      ...(node.notes === undefined || node.notes === "" || isAgain
        ? []
        : runs(`\n${node.notes}`, { italics: true })),
    ],
  });
}

function section(title: string, lines: readonly BriefLine[], level: Level): readonly Paragraph[] {
  return lines.length === 0 ? [] : [heading(title, level), ...lines.map(item)];
}

function decisionParts(brief: Brief): readonly Paragraph[] {
  return brief.decisions.flatMap(({ node, strength, supporting, opposing }) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [...runs(node.text), ...strengthWords(strength)],
    }),
    ...(node.notes === undefined || node.notes === "" ? [] : [new Paragraph({ children: runs(node.notes) })]),
    ...section("For", supporting, HeadingLevel.HEADING_3),
    ...section("Against", opposing, HeadingLevel.HEADING_3),
  ]);
}

function sourceParts({ sources }: Brief): readonly Paragraph[] {
  if (sources.length === 0) return [];
  return [
    heading("Sources", HeadingLevel.HEADING_1),
    ...sources.flatMap(({ source, quotes }) => [
      new Paragraph({
        bullet: { level: 0 },
        children: runs(
          [source.title, source.author, source.published, source.url, source.grade && `grade ${source.grade}`]
            .filter((part) => part !== undefined && part !== "")
            .join(", "),
        ),
      }),
      ...quotes.map(
        (quote) => new Paragraph({ bullet: { level: 1 }, children: runs(`“${quote}”`, { italics: true }) }),
      ),
    ]),
  ];
}

/** The bytes of the .docx file. */
export async function briefDocument(brief: Brief): Promise<Uint8Array> {
  const title = brief.title === "" ? "Argument map" : brief.title;
  const document = new Document({
    title: soundXml(title),
    creator: "Argmap",
    sections: [
      {
        children: [
          heading(title, HeadingLevel.TITLE),
          ...(brief.decisions.length === 0 ? [] : [heading("Decisions", HeadingLevel.HEADING_1)]),
          ...decisionParts(brief),
          ...section("Risks", brief.risks, HeadingLevel.HEADING_1),
          ...section("Open critiques", brief.openCritiques, HeadingLevel.HEADING_1),
          ...section("Further arguments", brief.others, HeadingLevel.HEADING_1),
          ...sourceParts(brief),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
