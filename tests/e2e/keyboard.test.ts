/** From an empty window to a finished picture with the keyboard alone, in every shell. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violations } from "../../shared/document/invariants";
import type { ArgMap } from "../../shared/document/types";
import { extractEmbedded } from "../../shared/exchange/embedded-map";
import { parse } from "../../shared/format/parse";
import { pdfLines } from "../shared/scene/read-pdf";
import { parseXml } from "../shared/scene/well-formed";
import { SHELLS, type ShellUnderTest, withShell } from "../support/shells";

/** Key to give, then the text of the node that it makes. */
const ARGUMENT = [
  ["Enter", "Open the old harbour to bathing"],
  ["Tab", "People want to swim in the city"],
  ["Tab", "Two pools have closed since spring"],
  ["Enter", "The lake is an hour away"],
  ["ArrowUp", null],
  ["Enter", "The water is clean enough"],
  ["Tab", "Two years of samples were good"],
  ["ArrowUp", null],
  ["ArrowUp", null],
  ["Shift+Tab", "Boats still use the basin"],
  ["Shift+Tab", "The ferry moves out in May"],
  ["ArrowUp", null],
  ["Enter", "Guards cost money"],
  ["Shift+Tab", "Volunteers have offered to watch"],
  ["Tab", "They did so at the lake"],
] as const;

const texts = (map: ArgMap) => map.nodes.map((node) => node.text);

/** Gives one key and types one text; each is seen on the map before the next. */
async function give(page: Page, key: string, text: string | null): Promise<void> {
  await page.keyboard.press(key);
  if (text === null) return;
  await page.getByRole("textbox", { name: /^Text of this/ }).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: text }).waitFor();
}

async function buildByKeyboard(shell: ShellUnderTest): Promise<void> {
  const { page } = shell;
  await shell.press("file.new");
  await page.getByRole("application", { name: "Map" }).waitFor();
  for (const [key, text] of ARGUMENT) await give(page, key, text);
  // From the last node to its edge, an undercut of that, and a second edge by connect mode.
  await shell.press("select.edge");
  await give(page, "u", "Watching a lake is not watching a basin");
  await shell.press("arrange.tidy");
  await page.getByText("Tidied.").first().waitFor();
}

/** More often than the map has steps; beyond the end of the history the key does nothing. */
async function pressOften(shell: ShellUnderTest, command: "edit.undo" | "edit.redo"): Promise<void> {
  for (let count = 0; count < 40; count += 1) await shell.press(command);
}

describe.each(SHELLS)("a map by keyboard alone, %s", (kind) => {
  const shell = withShell(kind);

  test("is built, saved, undone to nothing, redone to the same bytes, and reopened", async () => {
    const { page } = shell();
    await buildByKeyboard(shell());
    await shell().answerSave("harbour.argmap");
    await shell().press("file.save");
    const saved = await shell().savedText("harbour.argmap");
    const opened = parse(saved);
    if (!opened.ok) throw new Error("the saved file does not open");
    const { map } = opened.value;
    expect(texts(map)).toEqual([
      ...ARGUMENT.flatMap(([, text]) => text ?? []),
      "Watching a lake is not watching a basin",
    ]);
    expect(violations(map)).toEqual([]);
    expect(new Set(map.edges.map((edge) => edge.relation))).toEqual(new Set(["support", "oppose"]));
    expect(map.edges.filter((edge) => map.edges.some((other) => other.id === edge.to))).toHaveLength(1);

    await page.getByText("Saved").first().waitFor();
    await pressOften(shell(), "edit.undo");
    await expect.poll(() => page.locator("[data-node]").count()).toBe(0);
    await pressOften(shell(), "edit.redo");
    await expect.poll(() => page.locator("[data-node]").count()).toBe(map.nodes.length);
    await shell().press("file.save");
    await expect.poll(() => shell().savedText("harbour.argmap")).toBe(saved);

    await shell().crashAndRestart();
    await shell().page.getByRole("main").waitFor();
    await shell().answerOpen("harbour.argmap", saved);
    await shell().press("file.open");
    await shell().page.getByRole("group", { name: "Decision: Open the old harbour to bathing" }).waitFor();
    await shell().answerSave("again.argmap");
    await shell().press("file.saveAs");
    expect(await shell().savedText("again.argmap")).toBe(saved);
  });

  test("is exported as SVG, PNG and PDF that hold every node's text", async () => {
    const { page } = shell();
    await buildByKeyboard(shell());
    const all = [...ARGUMENT.flatMap(([, text]) => text ?? []), "Watching a lake is not watching a basin"];
    for (const format of ["SVG", "PNG", "PDF"] as const) {
      const name = `harbour.${format.toLowerCase()}`;
      await shell().press("file.export");
      await page.getByRole("radio", { name: format, exact: true }).check();
      await shell().answerSave(name);
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^Export/, disabled: false })
        .press("Enter");
      const bytes = new Uint8Array(await shell().savedBytes(name));
      expect(readTexts(format, bytes, await embedded(bytes))).toEqual(expect.arrayContaining(all));
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
  });
});

async function embedded(bytes: Uint8Array<ArrayBuffer>): Promise<ArgMap> {
  const text = await extractEmbedded(bytes);
  const opened = text.ok ? parse(text.value) : null;
  if (!opened?.ok) throw new Error("the picture holds no map");
  return opened.value.map;
}

/** The texts that can be read in the picture; a PNG's are those of the map inside it. */
function readTexts(format: "SVG" | "PNG" | "PDF", bytes: Uint8Array, map: ArgMap): string[] {
  if (format === "PNG") return texts(map);
  const words =
    format === "PDF"
      ? pdfLines(bytes).map((line) => line.text)
      : [new TextDecoder().decode(bytes)]
          .flatMap((svg) => (parseXml(svg) ? [...svg.matchAll(/<text[^>]*>([^<]*)</g)] : []))
          .map((found) => found[1] ?? "");
  const flat = words.join(" ").replace(/\s+/g, " ");
  return texts(map).filter((text) => flat.includes(text));
}
