/** What other programs do to a file, as a browser tab finds out when the person comes back to it. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { EMPTY_MAP } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import { withShell } from "../support/shells";

const TEXT = serialise({
  ...EMPTY_MAP,
  title: "Kursk",
  nodes: [{ id: "d", kind: "decision", text: "Authorise the strikes", x: 0, y: 0 }],
});
const THEIRS = TEXT.replace("Authorise the strikes", "What they wrote");

const shell = withShell("browser");
const node = (page: Page, text: string) => page.getByRole("main").getByText(text).first();
const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

async function open(): Promise<Page> {
  const { page } = shell();
  await shell().answerOpen("kursk.argmap", TEXT);
  await shell().press("file.open");
  await node(page, "Authorise the strikes").waitFor();
  return page;
}

test("a map without changes follows its file", async () => {
  const page = await open();
  await comeBack(page);
  await shell().writeFile("kursk.argmap", THEIRS);
  await comeBack(page);
  await node(page, "What they wrote").waitFor();
  await shell().press("edit.undo");
  await node(page, "Authorise the strikes").waitFor();
});

test("a map with changes stays, and the person decides", async () => {
  const page = await open();
  await shell().press("select.parent");
  await shell().press("node.editText");
  await page.keyboard.press("End");
  await page.keyboard.type(" soon");
  await page.keyboard.press("Enter");
  await shell().writeFile("kursk.argmap", THEIRS);
  await comeBack(page);
  const banner = page.getByRole("region", { name: "File", exact: true });
  await banner.getByRole("button", { name: "Keep mine" }).click();
  await banner.waitFor({ state: "detached" });
  expect(await shell().savedText("kursk.argmap")).toContain("Authorise the strikes soon");
});

test("the open map is not replaced by a picture, and earlier versions are for the desktop app", async () => {
  const page = await open();
  await shell().press("file.export");
  const exporting = page.getByRole("dialog", { name: "Export image" });
  await exporting.getByRole("radio", { name: "SVG" }).check();
  await shell().answerSave("kursk.argmap");
  await exporting.getByRole("button", { name: "Export…" }).click();
  await page.getByText(/is a map that is open in Argmap, so it was not replaced/).waitFor();
  expect(await shell().savedText("kursk.argmap")).toBe(TEXT);
  await page.keyboard.press("Escape");
  await page.getByRole("menuitem", { name: "File" }).click();
  await page.getByRole("menuitem", { name: "Version history…" }).click();
  await page.getByRole("alert").getByText("Earlier versions are kept in the desktop app only").waitFor();
});
