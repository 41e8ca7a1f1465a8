/**
 * Whether an afternoon of editing fills the memory: random edits, undo and redo in the built app in Chromium, with the heap
 * compared after collection. `npm run soak:memory -- --edits 3000 --nodes 1000 --seed 1`
 */
import { parseArgs } from "node:util";
import type { CDPSession, Page } from "playwright-core";
import { serialise } from "../../shared/format/serialise";
import { launchBrowserShell } from "../support/browser-shell";
import { launchChromium } from "../support/chromium";
import { largeMap, seeded } from "../support/generated-map";
import { pressCommand } from "../support/shells";

interface Reading {
  readonly edits: number;
  readonly heap: number;
  readonly elements: number;
  readonly listeners: number;
}

/** What a person does, each by its keys; what was begun is ended. */
const DEEDS: readonly ((page: Page, random: () => number) => Promise<void>)[] = [
  (page) => pressCommand(page, "arrange.nudgeRight"),
  (page) => pressCommand(page, "arrange.nudgeDown"),
  (page, random) => page.keyboard.press(random() < 0.5 ? "ArrowUp" : "ArrowDown"),
  (page, random) => page.keyboard.press(random() < 0.5 ? "ArrowLeft" : "ArrowRight"),
  (page, random) => page.keyboard.press(String(1 + Math.floor(random() * 4))),
  (page) => pressCommand(page, "node.raiseConfidence"),
  (page) => pressCommand(page, "edit.undo"),
  (page) => pressCommand(page, "edit.undo"),
  (page) => pressCommand(page, "edit.redo"),
  (page) => pressCommand(page, "node.collapse"),
  (page) => pressCommand(page, "node.expandAll"),
  async (page, random) => {
    await pressCommand(page, random() < 0.5 ? "node.addSupport" : "node.addOppose");
    await page.keyboard.type("Another point");
    await page.keyboard.press("Enter");
  },
  async (page) => {
    await pressCommand(page, "node.editText");
    await page.keyboard.type(" changed");
    await page.keyboard.press("Enter");
  },
  async (page) => {
    await pressCommand(page, "edit.delete");
    await pressCommand(page, "edit.undo");
  },
  async (page) => {
    await pressCommand(page, "view.fit");
    await pressCommand(page, "view.fitSelection");
  },
];

async function reading(session: CDPSession, edits: number): Promise<Reading> {
  // Twice: the first collection lets finalizers run, the second takes what they freed.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return { edits, heap: usedSize / 1e6, elements: nodes, listeners: jsEventListeners };
}

/** The history holds so many steps; before it is full, the heap grows by right. */
const HISTORY = 500;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      edits: { type: "string", default: "3000" },
      nodes: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
    },
  });
  const [edits, nodes, seed] = [Number(values.edits), Number(values.nodes), Number(values.seed)];
  const random = seeded(seed);
  const browser = await launchChromium();
  const shell = await launchBrowserShell("browser", { browser, viewport: { width: 1400, height: 900 } });
  const { page } = shell;
  await page.getByRole("main").waitFor();
  await shell.answerOpen("soak.argmap", serialise(largeMap(nodes)));
  await shell.press("file.open");
  await page.getByRole("application", { name: "Map" }).waitFor();
  await page.keyboard.press("ArrowDown");
  const session = await page.context().newCDPSession(page);
  const readings: Reading[] = [];
  for (let done = 0; done <= edits; done += 1) {
    if (done % 250 === 0) {
      const now = await reading(session, done);
      readings.push(now);
      console.log(
        `${now.edits} deeds: heap ${now.heap.toFixed(1)} MB, ${now.elements} nodes of the page, ${now.listeners} listeners`,
      );
    }
    await DEEDS[Math.floor(random() * DEEDS.length)]?.(page, random);
  }
  const problems = shell.problems();
  await shell.close();
  await browser.close();
  const full = readings.filter((one) => one.edits >= 2 * HISTORY);
  const [first, last] = [full[0], full.at(-1)];
  if (first && last)
    console.log(
      `With the history full: ${first.heap.toFixed(1)} MB after ${first.edits}, ${last.heap.toFixed(1)} MB after ${last.edits}.`,
    );
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
