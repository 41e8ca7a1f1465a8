/** The SVG as a browser draws it, beside the PNG of the same map: the two must look the same. */
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportInNode } from "../../../electron/cli/node-export";
import type { ExportRequest } from "../../../shared/scene/export-request";
import { launchChromium } from "../../support/chromium";
import { joined } from "./helpers";
import { EVERYTHING } from "./sample-maps";

const REQUEST = {
  scale: 1,
  background: "theme",
  margin: 24,
  title: true,
  legend: true,
} as const;

async function exported(request: Pick<ExportRequest, "format" | "theme">) {
  const made = exportInNode(EVERYTHING, { ...REQUEST, ...request });
  if (!made.ok) throw new Error(made.error.kind);
  return Buffer.from(await joined(made.value));
}

async function pixelsOf(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return {
    width: image.width,
    height: image.height,
    data: context.getImageData(0, 0, image.width, image.height).data,
  };
}

/** How many of the pixels of `a` that are not plain background differ clearly from those of `b`. */
function differing(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let ink = 0;
  let different = 0;
  for (let i = 0; i < a.length; i += 4) {
    const far = [0, 1, 2].map((k) => Math.abs(a[i + k]! - b[i + k]!));
    if ([0, 1, 2].some((k) => Math.abs(a[i + k]! - a[k]!) > 8)) ink += 1;
    if (Math.max(...far) > 96) different += 1;
  }
  return different / ink;
}

describe("SVG in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each(["light", "dark"] as const)("looks as the PNG does, fetches nothing, in %s", async (theme) => {
    const [svg, png] = await Promise.all([
      exported({ format: "svg", theme }),
      exported({ format: "png", theme }),
    ]);
    const wanted = await pixelsOf(png);
    const page = await browser.newPage({ viewport: { width: wanted.width, height: wanted.height } });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url().slice(0, 30)));
    await page.setContent(`<body style="margin:0">${svg.toString().replace(/^<\?xml.*\?>/, "")}</body>`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const loaded = await page.evaluate(() => [...document.fonts].map((font) => font.status));
    const got = await pixelsOf(await page.screenshot());
    await page.close();
    expect(loaded).toEqual(["loaded", "loaded"]);
    expect(asked.filter((url) => !url.startsWith("data:font/ttf"))).toEqual([]);
    expect([got.width, got.height]).toEqual([wanted.width, wanted.height]);
    expect(differing(got.data, wanted.data)).toBeLessThan(0.02);
  });
});
