/** What stands on the page: every shape of the scene as operators, and the fonts and pictures that they name. */
import type { FontWeight } from "../../layout/measure";
import { textLeft } from "../bounds";
import type { FontFiles, Shaper } from "../font-shaper";
import type { Subsetter } from "../font-subset";
import type { CreateCanvas } from "../png/scene-to-png";
import type { Shape, TextShape } from "../types";
import { drawPath, drawRect, setColour } from "./draw-shapes";
import { HiddenFont } from "./hidden-font";
import { type LineImage, lineImage } from "./line-image";
import { type PdfFile, reference } from "./pdf-file";
import { dictionary, number, numbers } from "./syntax";
import { TextFont } from "./text-font";

/** What the shell brings for text. */
export interface FontTools {
  readonly fonts: FontFiles;
  readonly shaper: Shaper;
  readonly subsetter: Subsetter;
}

export class PageContent {
  private readonly operators: string[] = [];
  private readonly fonts: Readonly<Record<FontWeight, TextFont>>;
  private readonly hidden: HiddenFont;
  /** Pictures of lines, by what they show. */
  private readonly images = new Map<string, LineImage & { readonly name: string }>();

  constructor(
    private readonly pdf: PdfFile,
    private readonly tools: FontTools,
    private readonly createCanvas: CreateCanvas,
  ) {
    const font = (weight: FontWeight) => new TextFont(weight, tools.fonts[weight], tools.shaper);
    this.hidden = new HiddenFont(tools.shaper);
    this.fonts = { 400: font(400), 600: font(600) };
  }

  /** Adds raw operators. */
  put(operators: string): void {
    this.operators.push(operators);
  }

  async draw(shapes: readonly Shape[]): Promise<void> {
    for (const shape of shapes) {
      if (shape.type === "rect") this.put(drawRect(shape));
      else if (shape.type === "path") this.put(drawPath(shape));
      else await this.drawText(shape);
    }
  }

  private async drawText(shape: TextShape): Promise<void> {
    const { text, font } = shape;
    const plain = shape.direction === "ltr" && this.tools.shaper.covers(text, font.weight);
    const shown = plain ? this.fonts[font.weight].show(text) : null;
    const start = `1 0 0 -1 ${numbers(textLeft(shape), shape.y)} Tm`;
    if (shown !== null) {
      const name = font.weight === 600 ? "/Bold" : "/Text";
      this.put(`BT ${setColour(shape.fill, "rg")} ${name} ${number(font.size)} Tf ${start} ${shown} ET\n`);
      return;
    }
    await this.drawImage(shape);
    this.put(`BT /Hidden ${number(font.size)} Tf ${start} ${this.hidden.show(shape)} ET\n`);
  }

  private async drawImage(shape: TextShape): Promise<void> {
    const key = JSON.stringify([shape.text, shape.font, shape.fill, shape.direction]);
    const found = this.images.get(key);
    const made = found ?? {
      ...(await lineImage(this.pdf, { ...shape, x: 0, y: 0, anchor: "start" }, this.createCanvas)),
      name: `/Line${this.images.size + 1}`,
    };
    this.images.set(key, made);
    const { x, y, width, height } = made.place;
    const left = textLeft(shape) + x;
    const bottom = shape.y + y + height;
    this.put(`q ${numbers(width, 0, 0, -height, left, bottom)} cm ${made.name} Do Q\n`);
  }

  /** All operators, as bytes. */
  bytes(): Uint8Array<ArrayBuffer> {
    return new TextEncoder().encode(this.operators.join(""));
  }

  /** Writes the fonts and gives the page's resource dictionary. */
  async resources(): Promise<string> {
    const { pdf } = this;
    const { fonts: files, subsetter } = this.tools;
    const fonts: Record<string, string> = {};
    for (const [name, font] of [["Text", this.fonts[400]] as const, ["Bold", this.fonts[600]] as const]) {
      if (!font.used) continue;
      const object = pdf.reserve();
      await font.write(pdf, subsetter, object);
      fonts[name] = reference(object);
    }
    if (this.hidden.used) {
      const object = pdf.reserve();
      await this.hidden.write(pdf, subsetter, files[400], object);
      fonts.Hidden = reference(object);
    }
    const images = [...this.images.values()].map((image) => [image.name.slice(1), reference(image.object)]);
    return dictionary({ Font: dictionary(fonts), XObject: dictionary(Object.fromEntries(images)) });
  }
}
