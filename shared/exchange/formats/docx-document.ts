/** The brief as a Word document. A module of its own, because the library behind it is large and is loaded late. */
import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import { KIND_NAMES } from "../../document/describe";
import type { MapNode } from "../../document/types";
import { soundXml } from "../../scene/xml";
import type { Brief, BriefLine } from "./brief";
import { type References, referenceWords } from "./references";

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

/** Footnotes of what nodes cite, numbered as they come; a node that is told twice has them the first time. */
interface Footnotes {
  /** The marks behind the words of a node. */
  readonly marks: (node: MapNode) => readonly FootnoteReferenceRun[];
  readonly texts: Readonly<Record<string, { readonly children: Paragraph[] }>>;
}

function footnotesOf(references: References): Footnotes {
  const texts: Record<string, { readonly children: Paragraph[] }> = {};
  const noted = new Set<string>();
  let last = 0;
  const marks = (node: MapNode) => {
    if (noted.has(node.id)) return [];
    noted.add(node.id);
    return references.of(node).map((reference) => {
      last += 1;
      texts[last] = { children: [new Paragraph({ children: runs(referenceWords(reference)) })] };
      return new FootnoteReferenceRun(last);
    });
  };
  return { marks, texts };
}

function item({ level, says, node, strength, isAgain }: BriefLine, notes: Footnotes): Paragraph {
  const words = says === "" ? KIND_NAMES[node.kind] : `${says} · ${KIND_NAMES[node.kind]}`;
  return new Paragraph({
    bullet: { level },
    children: [
      ...runs(`${words}: `, { bold: true }),
      ...runs(node.text),
      ...notes.marks(node),
      ...(isAgain ? runs(" (see above)", { italics: true }) : strengthWords(strength)),
      ...(node.notes === undefined || node.notes === "" || isAgain
        ? []
        : runs(`\n${node.notes}`, { italics: true })),
    ],
  });
}

function section(
  title: string,
  lines: readonly BriefLine[],
  level: Level,
  notes: Footnotes,
): readonly Paragraph[] {
  return lines.length === 0 ? [] : [heading(title, level), ...lines.map((line) => item(line, notes))];
}

function decisionParts(brief: Brief, notes: Footnotes): readonly Paragraph[] {
  return brief.decisions.flatMap(({ node, strength, supporting, opposing }) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [...runs(node.text), ...notes.marks(node), ...strengthWords(strength)],
    }),
    ...(node.notes === undefined || node.notes === "" ? [] : [new Paragraph({ children: runs(node.notes) })]),
    ...section("For", supporting, HeadingLevel.HEADING_3, notes),
    ...section("Against", opposing, HeadingLevel.HEADING_3, notes),
  ]);
}

function sourceParts({ sources }: References): readonly Paragraph[] {
  if (sources.length === 0) return [];
  return [
    heading("Sources", HeadingLevel.HEADING_1),
    ...sources.map(({ number, line }) => new Paragraph({ children: runs(`[${number}] ${line}`) })),
  ];
}

/** The bytes of the .docx file. */
export async function briefDocument(brief: Brief, references: References): Promise<Uint8Array> {
  const notes = footnotesOf(references);
  const title = brief.title === "" ? "Argument map" : brief.title;
  const children = [
    heading(title, HeadingLevel.TITLE),
    ...(brief.decisions.length === 0 ? [] : [heading("Decisions", HeadingLevel.HEADING_1)]),
    ...decisionParts(brief, notes),
    ...section("Risks", brief.risks, HeadingLevel.HEADING_1, notes),
    ...section("Open critiques", brief.openCritiques, HeadingLevel.HEADING_1, notes),
    ...section("Further arguments", brief.others, HeadingLevel.HEADING_1, notes),
    ...sourceParts(references),
  ];
  const document = new Document({
    title: soundXml(title),
    creator: "Argmap",
    footnotes: notes.texts,
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
