/** A picture of the whole map by the peers: React Flow with html-to-image, and Excalidraw's own. */
import type { Browser } from "playwright-core";
import { addressOf, type EditorName, prepare, type Served, type Workload } from "../canvas/editors";
import { calm } from "../canvas/others";
import { addProbe } from "../canvas/probe";
import { type Figures, SIZE, settle } from "../canvas/steps";
import type { MeasuredWindow } from "../peers/peer";

const LONGEST_MS = 180_000;

/** Time and size of a PNG with two pixels to a unit; without a width, there came none. */
export async function peerPicture(
  browser: Browser,
  name: EditorName,
  served: Served,
  load: Workload,
): Promise<Figures> {
  const page = await browser.newPage({ viewport: SIZE });
  page.setDefaultTimeout(LONGEST_MS);
  await addProbe(page);
  await page.goto(addressOf(name, served));
  await prepare(page, name, load);
  await settle(page, "open");
  await calm();
  const figures = await page.evaluate(async (): Promise<Record<string, number>> => {
    const start = performance.now();
    try {
      const blob = await (window as unknown as MeasuredWindow).editor.exportPng?.(2);
      const time = performance.now() - start;
      if (!blob) return { "export PNG 2×, gave up after ms": time };
      const head = new DataView(await blob.slice(0, 24).arrayBuffer());
      return {
        "export PNG 2×, ms": time,
        "export PNG 2×, MB": blob.size / 1e6,
        "export PNG 2×, width": head.getUint32(16),
        "export PNG 2×, height": head.getUint32(20),
      };
    } catch {
      return { "export PNG 2×, gave up after ms": performance.now() - start };
    }
  });
  await page.close();
  return figures;
}
