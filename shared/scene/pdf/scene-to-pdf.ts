/** A scene as a PDF 1.7 file of one page: vector shapes, real text, and the map as an attachment where asked. */

import { parseColour } from "../colour";
import type { CreateCanvas } from "../png/scene-to-png";
import type { Scene } from "../types";
import { drawRect } from "./draw-shapes";
import { type FontTools, PageContent } from "./page-content";
import { type Page, type PageName, pageFor } from "./page-size";
import { type ObjectNumber, PdfFile, reference } from "./pdf-file";
import { dictionary, factor, numbers, textString } from "./syntax";

export interface PdfOptions {
  readonly page: PageName;
  readonly tools: FontTools;
  readonly createCanvas: CreateCanvas;
  /** The map's own text, to be opened again from the picture. */
  readonly embed?: string;
  /** Called with the part that is done, 0..1. */
  readonly onProgress?: (done: number) => void;
  /** Stops with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Marks the attachment that holds the map. */
export const PDF_EMBED_TYPE = "/application#2Fvnd.argmap+json";

/** Groups drawn between two looks at the signal. */
const STEP = 50;

/** The whole PDF file. */
export async function sceneToPdf(scene: Scene, options: PdfOptions): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PdfFile();
  const page = pageFor(scene.bounds, options.page);
  const content = new PageContent(pdf, options.tools, options.createCanvas);
  content.put(background(scene, page));
  content.put(placePicture(scene, page));
  for (const [i, group] of scene.groups.entries()) {
    if (i % STEP === 0) {
      options.signal?.throwIfAborted();
      options.onProgress?.((0.9 * i) / scene.groups.length);
    }
    await content.draw(group.shapes);
  }
  const contents = await pdf.addStream({}, content.bytes());
  const resources = await content.resources();
  const pages = pdf.reserve();
  const pageObject = pdf.add(pageDictionary(page, pages, contents, resources));
  pdf.add(dictionary({ Type: "/Pages", Kids: `[${reference(pageObject)}]`, Count: 1 }), pages);
  const attachment = options.embed === undefined ? null : await attach(pdf, options.embed);
  const catalogue = pdf.add(catalogueDictionary(pages, attachment));
  const info = pdf.add(
    dictionary({
      Title: textString(scene.title),
      Subject: textString(scene.description),
      Creator: "(Argmap)",
      Producer: "(Argmap)",
    }),
  );
  options.onProgress?.(1);
  return pdf.finish(catalogue, info);
}

/** The page's colour, over the whole sheet. */
function background(scene: Scene, page: Page): string {
  if (scene.background === null || parseColour(scene.background) === null) return "";
  const { width, height } = page;
  const look = { radius: 0, fill: scene.background, stroke: null, strokeWidth: 0 };
  return drawRect({ type: "rect", x: 0, y: 0, width, height, ...look });
}

/** Makes map units the units of what follows, y downwards; lines join round, as everywhere. */
function placePicture({ bounds }: Scene, page: Page): string {
  const { scale } = page;
  const x = page.left - bounds.x * scale;
  const y = page.height - page.top + bounds.y * scale;
  return `${factor(scale)} 0 0 ${factor(-scale)} ${numbers(x, y)} cm 1 j\n`;
}

function pageDictionary(page: Page, pages: ObjectNumber, contents: ObjectNumber, resources: string): string {
  return dictionary({
    Type: "/Page",
    Parent: reference(pages),
    MediaBox: `[0 0 ${numbers(page.width, page.height)}]`,
    UserUnit: page.userUnit > 1 ? page.userUnit : null,
    Contents: reference(contents),
    Resources: resources,
  });
}

function catalogueDictionary(pages: ObjectNumber, attachment: ObjectNumber | null): string {
  const file = attachment === null ? null : reference(attachment);
  return dictionary({
    Type: "/Catalog",
    Pages: reference(pages),
    Lang: "(en)",
    ViewerPreferences: "<< /DisplayDocTitle true >>",
    Names: file && `<< /EmbeddedFiles << /Names [(map.argmap) ${file}] >> >>`,
    AF: file && `[${file}]`,
  });
}

async function attach(pdf: PdfFile, text: string): Promise<ObjectNumber> {
  const bytes = new TextEncoder().encode(text);
  const file = await pdf.addStream(
    { Type: "/EmbeddedFile", Subtype: PDF_EMBED_TYPE, Params: `<< /Size ${bytes.length} >>` },
    bytes,
  );
  return pdf.add(
    dictionary({
      Type: "/Filespec",
      F: "(map.argmap)",
      UF: "(map.argmap)",
      Desc: "(The argument map, for Argmap)",
      AFRelationship: "/Source",
      EF: `<< /F ${reference(file)} /UF ${reference(file)} >>`,
    }),
  );
}
