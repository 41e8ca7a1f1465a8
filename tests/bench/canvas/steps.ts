/** One run of one editor with one map: every operation in turn, in a browser of its own. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { centreOf, type Point } from "../../../shared/basics/geometry";
import { launchChromium } from "../../support/chromium";
import type { MeasuredWindow } from "../peers/peer";
import { addressOf, type EditorName, prepare, type Served, type Workload } from "./editors";
import { dragging, type Gesture, panning, press, zooming } from "./hands";
import { ownTime, undisturbed } from "./others";
import { addProbe, type ProbeWindow, paintTimes, type Settled, takeLongest } from "./probe";
import { quantile, traced } from "./trace";

/** What the person sees of the map, the same for all. */
export const SIZE = { width: 1400, height: 900 };

/** What came out, by the name of the row. */
export type Figures = Record<string, number>;

export interface Stage {
  readonly name: EditorName;
  readonly browser: Browser;
  readonly page: Page;
  readonly session: CDPSession;
  readonly load: Workload;
  readonly figures: Figures;
  readonly dragged: Set<string>;
  wants(operation: string): boolean;
}

/** The window in which Argmap's canvas is as large as the peers' whole page. */
export async function argmapWindow(served: Served, small: Workload): Promise<typeof SIZE> {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: SIZE });
  await addProbe(page);
  await page.goto(served.argmap);
  await page.getByRole("main").waitFor();
  await prepare(page, "Argmap", small);
  await settle(page, "open");
  const box = await page.locator(".canvas").boundingBox();
  await browser.close();
  if (!box) throw new Error("Argmap shows no canvas");
  return { width: 2 * SIZE.width - box.width, height: 2 * SIZE.height - box.height };
}

/** A whole run. One whose opening others disturbed begins anew. */
export async function runOnce(
  name: EditorName,
  load: Workload,
  served: Served,
  window: typeof SIZE,
  wants: Stage["wants"],
): Promise<Figures> {
  let browser: Browser | null = null;
  try {
    const stage = await undisturbed(async () => {
      await browser?.close();
      browser = await launchChromium();
      return opened(browser, name, load, served, window, wants);
    });
    await atFit(stage);
    await atFullSize(stage);
    return stage.figures;
  } finally {
    await (browser as Browser | null)?.close();
  }
}

async function opened(
  browser: Browser,
  name: EditorName,
  load: Workload,
  served: Served,
  window: typeof SIZE,
  wants: Stage["wants"],
): Promise<Stage> {
  const page = await browser.newPage({ viewport: name === "Argmap" ? window : SIZE });
  page.setDefaultTimeout(180_000);
  await addProbe(page);
  const session = await page.context().newCDPSession(page);
  await page.goto(addressOf(name, served));
  const stage: Stage = { name, browser, page, session, load, figures: {}, dragged: new Set(), wants };
  await startUp(stage);
  await prepare(page, name, load);
  await collectGarbage(session);
  await opening(stage);
  return stage;
}

async function startUp({ page, figures }: Stage): Promise<void> {
  const paint = await page.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  );
  figures["start to first paint, ms"] = Number(await paint.jsonValue());
  await quiet(page);
}

const collectGarbage = (session: CDPSession) => session.send("HeapProfiler.collectGarbage");

/** Calls the editor, and waits until the page is done with it. */
export function settle(page: Page, call: "open" | "fit" | "near"): Promise<Settled> {
  return page.evaluate((what) => {
    const { editor } = window as unknown as MeasuredWindow;
    const shows = what === "open" ? () => editor.shows() : () => true;
    return (window as unknown as ProbeWindow).probe.settled(() => editor[what](), shows);
  }, call);
}

async function opening({ page, session, figures }: Stage): Promise<void> {
  const before = await ownTime();
  const { time, longest } = await settle(page, "open");
  figures["open, ms"] = time;
  figures["open, processor ms"] = (await ownTime()) - before;
  figures["open, longest task, ms"] = longest;
  await collectGarbage(session);
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  figures["heap after open, MB"] = usedSize / 1e6;
  figures["DOM elements"] = await page.evaluate(() => document.querySelectorAll("*").length);
}

async function atFit(stage: Stage): Promise<void> {
  const { wants } = stage;
  if (wants("pan")) await wheel(stage, "pan at fit", panning);
  if (wants("drag")) await undisturbed(() => drag(stage, "drag at fit"));
  if (wants("select")) await undisturbed(() => select(stage, "select at fit"));
  if (wants("zoom")) await wheel(stage, "zoom at fit", zooming);
}

async function atFullSize(stage: Stage): Promise<void> {
  const { page, wants, figures } = stage;
  const { time, longest } = await undisturbed(async () => {
    await settle(page, "fit");
    return settle(page, "near");
  });
  figures["fit to 100 %, ms"] = time;
  figures["fit to 100 %, longest task, ms"] = longest;
  if (wants("pan")) await wheel(stage, "pan at 100 %", panning);
  if (wants("drag")) await undisturbed(() => drag(stage, "drag at 100 %"));
  if (wants("select")) await undisturbed(() => select(stage, "select at 100 %"));
  if (wants("edit") && stage.name === "Argmap") await editing(stage);
  if (wants("search") && stage.name === "Argmap") await undisturbed(() => searching(stage));
  if (wants("zoom")) await wheel(stage, "zoom at 100 %", zooming);
}

/** The middle of the canvas in the window. */
async function middle(page: Page): Promise<Point> {
  const box = await page.locator(".canvas, .react-flow, .excalidraw").first().boundingBox();
  if (!box) throw new Error("the page shows no canvas");
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

function wheel(stage: Stage, row: string, gesture: (at: Point) => Gesture): Promise<void> {
  return undisturbed(async () => {
    const at = await middle(stage.page);
    await stage.page.mouse.move(at.x, at.y);
    await framesOf(stage, row, gesture(at));
  });
}

async function framesOf(stage: Stage, row: string, gesture: Gesture): Promise<void> {
  const { browser, page, session, figures } = stage;
  await quiet(page);
  await takeLongest(page);
  let answers: Promise<unknown>[] = [];
  const frames = await traced(browser, async () => {
    answers = await gesture(session);
  });
  await Promise.all(answers);
  await quiet(page);
  figures[`${row}, frames/s`] = frames.perSecond;
  figures[`${row}, p50 ms`] = frames.p50;
  figures[`${row}, p95 ms`] = frames.p95;
  figures[`${row}, longest task, ms`] = await takeLongest(page);
}

/** Until nothing has happened for half a second. */
const quiet = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as ProbeWindow).probe.settled(
      () => undefined,
      () => true,
    ),
  );

/** Nodes nearest to the middle that stand where they stood, with where to press them in the window. */
async function nodesNear(stage: Stage, count: number): Promise<{ id: string; at: Point }[]> {
  const { page, load } = stage;
  const { x, y, zoom } = await page.evaluate(() => (window as unknown as MeasuredWindow).editor.viewport());
  const about = await middle(page);
  return load.peer.nodes
    .filter(({ id }) => !stage.dragged.has(id))
    .map((node) => {
      const { x: cx, y: cy } = centreOf(node);
      // A little off the middle, where no text field or grip is.
      return { id: node.id, at: { x: x + cx * zoom, y: y + (cy - node.height / 4) * zoom } };
    })
    .sort((a, b) => distance(a.at, about) - distance(b.at, about))
    .slice(0, count);
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

async function drag(stage: Stage, row: string): Promise<void> {
  const { page, session, figures } = stage;
  const [node] = await nodesNear(stage, 1);
  if (!node) return;
  stage.dragged.add(node.id);
  const before = await placeOf(stage, node.id);
  await page.mouse.move(node.at.x, node.at.y);
  await press(session, "mousePressed", node.at);
  await framesOf(stage, row, dragging(node.at));
  await press(session, "mouseReleased", { x: node.at.x + 6, y: node.at.y });
  await quiet(page);
  // A drag that moved nothing is no drag, however smooth.
  figures[`${row}, moved`] = before === (await placeOf(stage, node.id)) ? 0 : 1;
}

/** Where a node stands, as words. Argmap tells of a change only by what it says. */
async function placeOf({ name, page }: Stage, id: string): Promise<string> {
  if (name === "Argmap")
    return page.evaluate((node) => {
      const rect = document.querySelector(`[data-node="${node}"]`)?.getBoundingClientRect();
      return `${rect?.x} ${rect?.y} ${document.querySelector(".status-modified")?.textContent}`;
    }, id);
  return page.evaluate(
    (node) => JSON.stringify((window as unknown as MeasuredWindow).editor.placeOf(node)),
    id,
  );
}

async function select(stage: Stage, row: string): Promise<void> {
  const { page, figures } = stage;
  const nodes = await nodesNear(stage, 6);
  await takeLongest(page);
  const clicks = nodes.map(
    ({ at }) =>
      () =>
        page.mouse.click(at.x, at.y),
  );
  summarise(figures, row, await paintTimes(page, clicks, 2));
  figures[`${row}, longest task, ms`] = await takeLongest(page);
}

function summarise(figures: Figures, row: string, times: readonly number[]): void {
  figures[`${row}, p50 ms`] = quantile(times, 0.5);
  figures[`${row}, p95 ms`] = quantile(times, 0.95);
}

/** The keys of a text in a node, then steps of undo, then the arrow keys. */
async function editing(stage: Stage): Promise<void> {
  const { page } = stage;
  const [node] = await nodesNear(stage, 1);
  if (!node) return;
  await page.mouse.click(node.at.x, node.at.y);
  await undisturbed(async () => {
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: /^Text of this/ }).waitFor();
    await quiet(page);
    await keys(stage, "keystroke", [..."and so on it goes"]);
    await page.keyboard.press("Escape");
    await quiet(page);
  });
  await undisturbed(async () => {
    for (const kind of ["2", "3", "4", "2", "3", "4", "2", "3"]) {
      await page.keyboard.press(kind);
      await quiet(page);
    }
    await keys(
      stage,
      "undo",
      Array.from({ length: 8 }, () => "Control+z"),
    );
  });
  const ways = ["ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"];
  await undisturbed(() => keys(stage, "select by key", ways));
}

async function keys({ page, figures }: Stage, row: string, names: readonly string[]): Promise<void> {
  await takeLongest(page);
  summarise(
    figures,
    row,
    await paintTimes(
      page,
      names.map((key) => () => page.keyboard.press(key)),
    ),
  );
  figures[`${row}, longest task, ms`] = await takeLongest(page);
}

async function searching(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.keyboard.press("Control+f");
  const field = page.getByRole("textbox", { name: "Find" });
  await field.waitFor();
  await field.fill("");
  await quiet(page);
  await keys(stage, "search, per key", [..."escalation"]);
  await page.keyboard.press("Escape");
  await quiet(page);
}
