/** What takes longer than a frame in Argmap: tidying, weighing, saving, and pictures of the whole map. */
import { readFile, stat } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { CATALOGUE, type CommandName } from "../../../shared/commands/catalogue";
import { pdfLines } from "../../shared/scene/read-pdf";
import { everyElement, parseXml } from "../../shared/scene/well-formed";
import { type PickerWindow, stubPickers } from "../../support/browser-shell";
import { playwrightKeys } from "../../support/shells";
import { prepare, type Served, type Workload } from "../canvas/editors";
import { calm, memoryOfChildren, ownTime, undisturbed } from "../canvas/others";
import { addProbe, type ProbeWindow, type Settled } from "../canvas/probe";
import { type Figures, SIZE, settle } from "../canvas/steps";
import { readPng } from "./read-png";

export interface Picture {
  readonly name: string;
  readonly format: "SVG" | "PNG" | "PDF";
  readonly scale: "1×" | "2×";
}

export const PICTURES: readonly Picture[] = [
  { name: "SVG", format: "SVG", scale: "1×" },
  { name: "PDF", format: "PDF", scale: "1×" },
  { name: "PNG 1×", format: "PNG", scale: "1×" },
  { name: "PNG 2×", format: "PNG", scale: "2×" },
];

/** Twice the size of a larger map is five thousand million pixels, which takes longer to read back than to write. */
const MOST_AT_TWICE = 5_000;

/** One run with one map: every kind of work in turn, in one page. */
export async function argmapWork(
  browser: Browser,
  served: Served,
  load: Workload,
  wants: (operation: string) => boolean,
): Promise<Figures> {
  const page = await browser.newPage({ viewport: SIZE, acceptDownloads: true });
  page.setDefaultTimeout(120_000);
  await addProbe(page);
  await page.addInitScript(stubPickers);
  await page.goto(served.argmap);
  await page.getByRole("main").waitFor();
  await prepare(page, "Argmap", load);
  await settle(page, "open");
  const figures: Figures = {};
  const note = (row: string, { time, longest, processor }: Work) => {
    figures[`${row}, ms`] = time;
    figures[`${row}, processor ms`] = processor;
    figures[`${row}, longest task, ms`] = longest;
  };
  if (wants("save")) note("save", await undisturbed(() => save(page)));
  for (const picture of PICTURES)
    if (wants("export") && (picture.scale === "1×" || load.map.nodes.length <= MOST_AT_TWICE)) {
      // Done once: it takes too long for being done again.
      await calm();
      await exportPicture(page, picture, load, figures, note);
    }
  if (wants("strengths")) note("strengths", await undisturbed(() => weigh(page)));
  if (wants("tidy")) note("tidy", await undisturbed(() => tidy(page)));
  await page.close();
  return figures;
}

const pressed = (page: Page, command: CommandName) =>
  page.keyboard.press(playwrightKeys(CATALOGUE[command].keys[0] ?? ""));

interface Work extends Settled {
  /** What the browser took of all processors, ms, with its idle half second. */
  readonly processor: number;
}

/** From the press until words show in a part of the page; null: until the part is gone. */
async function until(
  page: Page,
  start: () => Promise<void>,
  where: string,
  words: string | null,
): Promise<Work> {
  const before = await ownTime();
  const settled = page.evaluate(
    ([part, wanted]) => {
      const text = () => document.querySelector(part)?.textContent;
      const { probe } = window as unknown as ProbeWindow;
      const shows = () => (wanted === null ? text() === undefined : (text()?.includes(wanted) ?? false));
      // The press comes from outside, within the millisecond.
      return probe.settled(() => undefined, shows);
    },
    [where, words] as const,
  );
  await start();
  const { time, longest } = await settled;
  return { time, longest, processor: (await ownTime()) - before };
}

const pick = (page: Page, name: string) =>
  page.evaluate((picked) => (window as unknown as PickerWindow).pickNext?.save.push(picked), name);

/** A change of one node, saved into the file that the map has by then. */
async function save(page: Page): Promise<Work> {
  const isSaved = () => page.getByTitle("Not saved").waitFor({ state: "detached" });
  await pick(page, "bench.argmap");
  await pressed(page, "file.saveAs");
  await page.getByText("Saved", { exact: false }).first().waitFor();
  await page.locator(".canvas").focus();
  await pressed(page, "select.child");
  await pressed(page, "arrange.nudgeRight");
  await page.locator(".status-modified").waitFor();
  const settled = await until(page, () => pressed(page, "file.save"), ".status-modified", null);
  await isSaved();
  return settled;
}

async function tidy(page: Page): Promise<Work> {
  await pressed(page, "view.fit");
  await page.evaluate(() => {
    for (const words of document.querySelectorAll(".status-words span")) words.textContent = "";
  });
  return until(page, () => pressed(page, "arrange.tidy"), ".status-words", "Tidied.");
}

/** Strengths on, from the palette's last key until they show. */
async function weigh(page: Page): Promise<Work> {
  const choose = async () => {
    await pressed(page, "edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill(CATALOGUE["view.strengths"].label);
  };
  const facts = ".status-line";
  if ((await page.locator(facts).textContent())?.includes("Strengths:")) {
    await choose();
    await page.keyboard.press("Enter");
  }
  await choose();
  return until(page, () => page.keyboard.press("Enter"), facts, "Strengths:");
}

async function exportPicture(
  page: Page,
  { name, format, scale }: Picture,
  load: Workload,
  figures: Figures,
  note: (row: string, work: Work) => void,
): Promise<void> {
  const file = `bench-${name.replace(/\W/g, "")}-${load.map.nodes.length}.${format.toLowerCase()}`;
  await pressed(page, "file.export");
  const dialog = page.getByRole("dialog", { name: "Export image" });
  await dialog.getByRole("radio", { name: format }).check();
  if (format === "PNG") await dialog.getByRole("radio", { name: scale }).check();
  await dialog.locator(".export-size").filter({ hasNotText: "…" }).waitFor();
  await pick(page, file);
  const before = await memoryOfChildren();
  let most = before;
  const watch = setInterval(() => {
    void memoryOfChildren().then((now) => {
      most = Math.max(most, now);
    });
  }, 200);
  const row = `export ${name}`;
  const start = () => dialog.getByRole("button", { name: "Export…" }).click();
  note(row, await until(page, start, ".status-words", `Exported as ${file}`));
  clearInterval(watch);
  figures[`${row}, more memory at most, MB`] = most - before;
  await judge(await fetched(page, file), row, format, load, figures);
}

/** Out of the page's private file system onto the disk. */
async function fetched(page: Page, name: string): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.evaluate(async (file) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      await (await (await navigator.storage.getDirectory()).getFileHandle(file)).getFile(),
    );
    link.download = file;
    link.click();
  }, name);
  return (await coming).path();
}

/** Reads the file with readers of our own; 1 where all of it is there. */
async function judge(
  path: string,
  row: string,
  format: Picture["format"],
  load: Workload,
  figures: Figures,
): Promise<void> {
  figures[`${row}, MB`] = (await stat(path)).size / 1e6;
  const lines = load.peer.nodes.reduce((sum, node) => sum + node.lines.length, 0);
  if (format === "PNG") {
    const { width, height, valid, drawn } = await readPng(path);
    figures[`${row}, width`] = width;
    figures[`${row}, height`] = height;
    figures[`${row}, valid`] = valid && drawn === 1 ? 1 : 0;
  } else if (format === "PDF")
    figures[`${row}, valid`] = pdfLines(await readFile(path)).length >= lines ? 1 : 0;
  else {
    const texts = [...everyElement(parseXml(await readFile(path, "utf8")))].filter(
      ({ name }) => name === "tspan" || name === "text",
    );
    figures[`${row}, valid`] = texts.length >= lines ? 1 : 0;
  }
}
