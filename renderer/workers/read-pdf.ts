/** The text of a PDF, by PDF.js without its own worker: it runs inside one of ours. Nothing of the file is run or fetched. */
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
// Found by PDF.js under a global name, so that it starts no worker of its own.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { err, ok, type Result } from "../../shared/basics/result";
import { shortText } from "../../shared/document/describe";
import { type PdfPiece, pdfText } from "../../shared/sources/read/pdf-lines";
import { MOST_TEXT, type ReadProblem, type ReadText } from "../../shared/sources/read/reading";
import { readCharacterMap } from "./character-maps";

const MOST_PAGES = 5_000;

type Opened = Awaited<ReturnType<typeof getDocument>["promise"]>;

async function piecesOf(pdf: Opened, number: number): Promise<readonly PdfPiece[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.flatMap((item) => {
    if (!("str" in item)) return [];
    const [, , , , x = 0, y = 0] = item.transform.map(Number);
    return [{ text: item.str, x, y, width: item.width, height: item.height, endsLine: item.hasEOL }];
  });
}

async function aboutOf(pdf: Opened): Promise<Pick<ReadText, "title" | "author">> {
  const { info } = await pdf.getMetadata();
  const of = (name: string) => {
    const value: unknown = Reflect.get(info, name);
    return typeof value === "string" ? value.trim().slice(0, 2_000) : "";
  };
  const author = of("Author");
  return { title: of("Title"), ...(author ? { author } : {}) };
}

const MOST_NAMED = 3;
const LONGEST_NAMED = 60;

function leftOutWords(lines: readonly string[]): string {
  const named = lines.slice(0, MOST_NAMED).map((line) => `“${shortText(line, LONGEST_NAMED)}”`);
  const more = lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : "";
  return `Left out as headers and footers of the pages: ${named.join(", ")}${more}.`;
}

async function textOf(pdf: Opened, tell: (share: number) => void): Promise<Result<ReadText, ReadProblem>> {
  if (pdf.numPages > MOST_PAGES) return err("too-large");
  const pages: (readonly PdfPiece[])[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const pieces = await piecesOf(pdf, number);
    length += pieces.reduce((sum, { text }) => sum + text.length, 0);
    if (length > MOST_TEXT) return err("too-large");
    pages.push(pieces);
    tell(number / pdf.numPages);
  }
  const { text, leftOut } = pdfText(pages);
  if (text.trim() === "") return err("no-text");
  const about = await aboutOf(pdf).catch(() => ({ title: "" }));
  return ok({ text, ...about, ...(leftOut.length > 0 ? { note: leftOutWords(leftOut) } : {}) });
}

/** What PDF.js asks for the character maps, as one of its own classes would answer. */
function characterMaps(read: typeof readCharacterMap) {
  return class {
    async fetch({ name }: { readonly name: string }) {
      return { cMapData: await read(name), isCompressed: true };
    }
  };
}

/** `tell` hears how much is done, 0..1. */
export async function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
  tell: (share: number) => void,
  readMap = readCharacterMap,
): Promise<Result<ReadText, ReadProblem>> {
  const task = getDocument({
    data: bytes,
    CMapReaderFactory: characterMaps(readMap),
    cMapPacked: true,
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await textOf(await task.promise, tell);
  } catch (fault) {
    return err(fault instanceof Error && fault.name === "PasswordException" ? "encrypted" : "broken");
  } finally {
    await task.destroy().catch(() => undefined);
  }
}
