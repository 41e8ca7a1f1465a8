/** Files that come while something else goes on, as a person sees it in the desktop app. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EMPTY_MAP } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import type { DesktopShell } from "../support/desktop-shell";
import { withShell } from "../support/shells";

const current = withShell("desktop");
const shell = () => current() as DesktopShell;
const dialog = () => shell().page.locator("dialog[open]");

async function file(name: string, content: string): Promise<string> {
  const path = join(shell().folder, name);
  await writeFile(path, content);
  return path;
}
const map = (text: string) =>
  serialise({ ...EMPTY_MAP, title: text, nodes: [{ id: "n", kind: "decision", text, x: 0, y: 0 }] });

test("files that come while a dialog is open all open or say why not, one after the other", async () => {
  const { app, page } = shell();
  await shell().press("help.keys");
  await dialog().waitFor();
  const keys = await dialog().innerText();
  await file("good.argmap", map("It came through"));
  await app.startAgain(["good.argmap", "a.argmap", "b.argmap"], shell().folder);
  await page.getByText("It came through").first().waitFor();
  expect(await dialog().innerText()).toBe(keys);
  const told: string[] = [];
  for (const _ of ["a", "b"]) {
    const before = await dialog().innerText();
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog().innerText()).not.toBe(before);
    told.push(/“(.*?)”/.exec(await dialog().innerText())?.[1] ?? "");
  }
  expect(told).toEqual(["a.argmap", "b.argmap"]);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog().count()).toBe(0);
});

test("hostile files that are dropped are read as data: no page, no script, a sentence", async () => {
  const { app, page } = shell();
  const script = "<script>top.pwned = 1</script>";
  const files = [
    ["page.html", `<!doctype html>${script}<img src=x onerror="top.pwned = 1">`],
    ["picture.svg", `<svg xmlns="http://www.w3.org/2000/svg" onload="top.pwned = 1">${script}</svg>`],
    ["link.lnk", "L\0\0\0\u0001\u0014\u0002\0"],
    ["start.url", "[InternetShortcut]\nURL=https://evil.example/\n"],
  ] as const;
  for (const [name, content] of files) {
    await app.drop([await file(name, content)]);
    await dialog().waitFor();
    expect(await dialog().innerText()).toContain(name);
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog().count()).toBe(0);
  }
  expect(await page.evaluate(() => [location.pathname, "pwned" in window])).toEqual(["/index.html", false]);
});

test("all files of one drop open, each in a window of its own", async () => {
  const { app, page } = shell();
  await app.drop([await file("one.argmap", map("The first")), await file("two.argmap", map("The second"))]);
  await page.getByText("The first").first().waitFor();
  const second = await app.window(1);
  await second.getByText("The second").first().waitFor();
});
