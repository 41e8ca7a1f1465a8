/** A walk through everything that shows something of a map, for tests that watch what happens meanwhile. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { DesktopShell } from "../support/desktop-shell";
import type { ShellUnderTest } from "../support/shells";

interface Watched {
  readonly violations: string[];
}

/** From here on the page notes every breach of its policy. Those of its start are in the console, as problems. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.evaluate(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`),
    );
  });
}

export const violationsIn = (page: Page) => page.evaluate(() => (window as unknown as Watched).violations);

/** Whether markup of a map has become elements, or script of it has run. */
export const marksIn = (page: Page) =>
  page.evaluate(() => ({
    elements: document.querySelectorAll("[data-pwn], script:not([src]), iframe, object, embed").length,
    ran: "pwn" in window,
    listeners: [...document.querySelectorAll("*")].filter((element) =>
      [...element.attributes].some(
        ({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value),
      ),
    ).length,
    isPolluted: "polluted" in {},
  }));

export const NOTHING_RAN = { elements: 0, ran: false, listeners: 0, isPolluted: false };

export async function openMap(shell: ShellUnderTest, text: string): Promise<void> {
  await shell.answerOpen("map.argmap", text);
  await shell.press("file.open");
  await shell.page.getByRole("application", { name: "Map" }).waitFor();
  await shell.page.locator("[data-node]").first().waitFor();
}

export interface Exports {
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
  readonly pdf: Uint8Array;
}

const asRead = async (shell: ShellUnderTest, step: string) => {
  expect([step, await marksIn(shell.page)]).toEqual([step, NOTHING_RAN]);
};

async function lookAround(shell: ShellUnderTest): Promise<void> {
  const { page } = shell;
  await page.locator("[data-node]").first().click();
  await page.locator("[data-node]").first().hover();
  await asRead(shell, "canvas");
  await shell.press("view.inspector");
  await page.getByRole("complementary", { name: "Inspector" }).waitFor();
  await asRead(shell, "inspector");
  await shell.press("edit.selectAll");
  await asRead(shell, "several selected");
  await shell.press("view.outline");
  await page.getByRole("tree", { name: "Argument" }).waitFor();
  await page.getByRole("treeitem").first().hover();
  await asRead(shell, "outline");
  await shell.press("view.outline");
  await page.getByRole("tree", { name: "Argument" }).waitFor({ state: "detached" });
}

async function searchAndCommand(shell: ShellUnderTest, word: string): Promise<void> {
  const { page } = shell;
  await page.locator("[data-node]").first().click();
  await shell.press("edit.find");
  await page.getByRole("search").waitFor();
  await page.keyboard.type(word);
  await page
    .getByRole("search")
    .getByText(/found|\d of \d/)
    .waitFor();
  await page.keyboard.press("Enter");
  await asRead(shell, "search");
  await page.keyboard.press("Escape");
  await shell.press("edit.palette");
  const field = page.getByRole("combobox", { name: "Command or node" });
  await field.fill(word);
  await page.getByRole("option").first().waitFor();
  await asRead(shell, "palette");
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  await page.locator("[data-node]").first().click();
  await shell.press("edge.connect");
  await page.getByRole("combobox", { name: "Target" }).waitFor();
  await asRead(shell, "connect");
  await page.keyboard.press("Escape");
  await page.locator("[data-node]").first().click({ button: "right" });
  await page.getByRole("menu").waitFor();
  await asRead(shell, "context menu");
  await page.keyboard.press("Escape");
  await shell.press("help.keys");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function editAndTidy(shell: ShellUnderTest): Promise<void> {
  const { page } = shell;
  await page.locator("[data-node]").first().click();
  await shell.press("node.editText");
  await page.getByRole("textbox", { name: /^Text of th/ }).waitFor();
  await asRead(shell, "text field");
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await page.keyboard.press("Enter");
  await shell.press("edit.copy");
  await shell.press("edit.paste");
  await asRead(shell, "pasted");
  await shell.press("edit.undo");
  await shell.press("arrange.tidy");
  await page.getByRole("contentinfo").getByText("Tidied.").waitFor();
  for (let times = 0; times < 8; times += 1) await shell.press("view.zoomOut");
  await asRead(shell, "zoomed out");
  await shell.press("view.fit");
}

async function exportAs(shell: ShellUnderTest, format: "svg" | "png" | "pdf"): Promise<Uint8Array> {
  const { page } = shell;
  const dialog = page.getByRole("dialog", { name: "Export image" });
  await shell.press("file.export");
  await dialog.getByRole("radio", { name: format.toUpperCase() }).check();
  await dialog.getByRole("img").first().waitFor();
  await asRead(shell, `export of ${format}`);
  await shell.answerSave(`out.${format}`);
  await dialog.getByRole("button", { name: "Export…" }).click();
  const bytes = await shell.savedBytes(`out.${format}`);
  await dialog.waitFor({ state: "detached" });
  return bytes;
}

async function print(shell: ShellUnderTest): Promise<void> {
  const { page } = shell;
  await page.evaluate(() => {
    Object.assign(window, { print: () => document.documentElement.setAttribute("data-printing", "") });
  });
  await shell.press("file.print");
  await page.locator("html[data-printing]").waitFor();
  await asRead(shell, "print");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
}

const isDesktop = (shell: ShellUnderTest): shell is DesktopShell => shell.kind === "desktop";

/** Only the desktop app keeps versions. */
async function versionHistory(shell: ShellUnderTest): Promise<void> {
  if (!isDesktop(shell)) return;
  await shell.app.menu("file.history");
  await shell.page.locator("dialog[open]").getByText("No difference.").waitFor();
  await asRead(shell, "version history");
  await shell.page.keyboard.press("Escape");
}

/** Opens the map and goes everywhere with it; `word` stands in its nodes. */
export async function tour(shell: ShellUnderTest, text: string, word: string): Promise<Exports> {
  await watchPolicy(shell.page);
  await openMap(shell, text);
  await lookAround(shell);
  await searchAndCommand(shell, word);
  await editAndTidy(shell);
  const exports = {
    svg: await exportAs(shell, "svg"),
    png: await exportAs(shell, "png"),
    pdf: await exportAs(shell, "pdf"),
  };
  await print(shell);
  await shell.answerSave("saved.argmap");
  await shell.press("file.saveAs");
  await shell.savedBytes("saved.argmap");
  await asRead(shell, "saved");
  await versionHistory(shell);
  expect(await violationsIn(shell.page)).toEqual([]);
  return exports;
}
