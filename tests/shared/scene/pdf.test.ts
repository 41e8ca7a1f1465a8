import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeExportPlatform } from "../../../electron/cli/node-export";
import { EMPTY_MAP } from "../../../shared/document/types";
import { textLeft } from "../../../shared/scene/bounds";
import { createShaper } from "../../../shared/scene/font-shaper";
import { createSubsetter } from "../../../shared/scene/font-subset";
import { pageFor } from "../../../shared/scene/pdf/page-size";
import { type PdfOptions, sceneToPdf } from "../../../shared/scene/pdf/scene-to-pdf";
import { visualOrder } from "../../../shared/scene/pdf/visual-order";
import type { Scene } from "../../../shared/scene/types";
import { arbitraryMap } from "../../support/arbitrary-map";
import { sceneOf, textsOf } from "./helpers";
import { pdfLines, pdfObjects } from "./read-pdf";
import { EVERYTHING, MANY_SCRIPTS } from "./sample-maps";

const platform = nodeExportPlatform();
const tools = {
  fonts: platform.fonts,
  shaper: await createShaper(platform.shaperWasm, platform.fonts),
  subsetter: await createSubsetter(platform.subsetterWasm),
};

const pdfOf = (scene: Scene, options: Partial<PdfOptions> = {}) =>
  sceneToPdf(scene, { page: "map", tools, createCanvas: platform.createCanvas, ...options });

/** The characters in an order of their own: the hidden layer has them as they stand on the line. */
const sorted = (text: string) => Array.from(text).toSorted().join("");

describe("PDF", () => {
  it("gives back every line of the picture at its place", async () => {
    const scene = sceneOf(EVERYTHING);
    const lines = pdfLines(await pdfOf(scene));
    expect(lines.map((line) => line.text)).toEqual(textsOf(scene).map((shape) => shape.text));
    for (const [i, shape] of textsOf(scene).entries()) {
      expect(lines[i]?.x).toBeCloseTo(textLeft(shape), 3);
      expect(lines[i]?.y).toBeCloseTo(shape.y, 3);
    }
  });

  it("holds text of every script, some in a layer over pictures of the lines", async () => {
    const scene = sceneOf(MANY_SCRIPTS);
    const file = await pdfOf(scene);
    const lines = pdfLines(file);
    expect(lines.map((line) => sorted(line.text))).toEqual(textsOf(scene).map((shape) => sorted(shape.text)));
    const hidden = lines.filter((line) => line.font === "Hidden");
    expect(hidden.length).toBeGreaterThan(10);
    // The format takes whole numbers only here, and readers go by that.
    expect(pdfObjects(file).some((object) => / \/DW \d+ /.test(object.dictionary))).toBe(true);
    const pictures = pdfObjects(file).filter((object) => object.dictionary.includes("/SMask"));
    expect(pictures).toHaveLength(new Set(hidden.map((line) => `${line.size} ${line.text}`)).size);
    expect(pictures.filter((picture) => picture.dictionary.includes("/DeviceRGB /Bits")).length).toBe(2);
  });

  it("is sound for any texts", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMap({ hostileTexts: true, maxNodes: 5 }), async (map) => {
        const scene = sceneOf(map);
        const file = await pdfOf(scene);
        expect(pdfLines(file).map((line) => sorted(line.text))).toEqual(
          textsOf(scene).map((shape) => sorted(shape.text)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it("moves the pen as far as each line was measured", async () => {
    const scene = sceneOf(MANY_SCRIPTS);
    const lines = pdfLines(await pdfOf(scene));
    for (const [i, shape] of textsOf(scene).entries()) {
      const line = lines[i]!;
      if (line.font !== "Hidden")
        expect([line.text, line.advance]).toEqual([shape.text, expect.closeTo(shape.width, 1)]);
    }
    expect(lines.filter((line) => line.font === "Text" && /AVATAR/.test(line.text))).toHaveLength(1);
  });

  it("embeds subsets of the fonts, and only those that it uses", async () => {
    const names = await fontNames(EVERYTHING);
    expect(names.map((name) => name.slice(7)).toSorted()).toEqual(["Inter-Regular", "Inter-SemiBold"]);
    expect(await fontNames(EMPTY_MAP)).toEqual([]);
    const file = await pdfOf(sceneOf(EVERYTHING));
    expect(file.length).toBeLessThan(40_000);
  });

  it("names its title, and carries the map where asked", async () => {
    const info = async (embed?: string) =>
      pdfObjects(await pdfOf(sceneOf(EVERYTHING), embed === undefined ? {} : { embed }));
    const plain = await info();
    const title = Buffer.from(`\ufeff${EVERYTHING.title}`, "utf16le").swap16().toString("hex");
    expect(plain.some((object) => object.dictionary.includes(`/Title <${title}>`))).toBe(true);
    expect(plain.some((object) => object.dictionary.includes("/EmbeddedFile "))).toBe(false);
    const carrying = await info("{} ✓");
    const attached = carrying.find((object) => object.dictionary.includes("/Type /EmbeddedFile "));
    expect(attached?.stream?.toString()).toBe("{} ✓");
  });

  it("stops when told to", async () => {
    const abort = new AbortController();
    abort.abort(new Error("stopped by the person"));
    await expect(pdfOf(sceneOf(EVERYTHING), { signal: abort.signal })).rejects.toThrow(
      "stopped by the person",
    );
  });
});

async function fontNames(map: typeof EVERYTHING): Promise<string[]> {
  const objects = pdfObjects(await pdfOf(sceneOf(map)));
  const fonts = objects.filter((object) => object.dictionary.includes("/Subtype /Type0"));
  return fonts.map((object) => /\/BaseFont \/(\S+)/.exec(object.dictionary)?.[1] ?? "");
}

describe("page sizes", () => {
  it("are the map's at 96 pixels to the inch", () => {
    expect(pageFor({ width: 960, height: 480 }, "map")).toMatchObject({
      width: 720,
      height: 360,
      scale: 0.75,
    });
  });

  it("use larger units for pages beyond what readers take", () => {
    const page = pageFor({ width: 100_000, height: 1000 }, "map");
    expect(page.width).toBeCloseTo(14_400);
    expect(page.width * page.userUnit).toBeCloseTo(75_000);
  });

  it("lay wide pictures on the side, shrink large ones and never enlarge", () => {
    const wide = pageFor({ width: 5000, height: 1000 }, "a4");
    expect([wide.width, wide.height]).toEqual([841.89, 595.28]);
    expect(5000 * wide.scale).toBeCloseTo(841.89 - 56.7, 1);
    const small = pageFor({ width: 100, height: 200 }, "letter");
    expect([small.width, small.height, small.scale]).toEqual([612, 792, 0.75]);
    expect(small.left).toBeCloseTo((612 - 75) / 2);
  });
});

describe("visualOrder", () => {
  const order = (text: string, base: "ltr" | "rtl") => visualOrder([...text], base).join("");

  it("leaves left-to-right text alone", () => {
    expect(order("NATO, 2024 (ok).", "ltr")).toBe("NATO, 2024 (ok).");
  });

  it("turns right-to-left runs, but not the numbers in them", () => {
    expect(order("אבג", "rtl")).toBe("גבא");
    expect(order("אב 2024 גד", "rtl")).toBe("דג 2024 בא");
    expect(order("NATO אב גד and", "ltr")).toBe("NATO דג בא and");
    expect(order("אב NATO גד", "rtl")).toBe("דג NATO בא");
    expect(order("אב.", "rtl")).toBe(".בא");
  });
});
