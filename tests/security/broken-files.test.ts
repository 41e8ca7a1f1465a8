/** Files that cannot be opened, and files that are far too much, handed to the whole app in both shells. */
import { readFileSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { RICH_MAP_TEXT } from "../support/rich-map";
import { SHELLS, type ShellUnderTest, withShell } from "../support/shells";
import { withBareApp } from "../support/with-bare-app";
import { marksIn, NOTHING_RAN, openMap, violationsIn, watchPolicy } from "./tour";

const folder = resolve(import.meta.dirname, "../../samples/broken");
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<
  string,
  { readonly sentence?: string; readonly repairs?: readonly { readonly message: string }[] }
>;
const sample = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

async function handOver(shell: ShellUnderTest, name: string, bytes: Uint8Array | string): Promise<void> {
  await shell.answerOpen(name, bytes);
  await shell.press("file.open");
}

describe.each(SHELLS)("in the %s shell", (kind) => {
  const shell = withShell(kind);

  test("every broken sample is refused in words, and the map that was open stays", async () => {
    const { page } = shell();
    await watchPolicy(page);
    // On the desktop a window with a map is left alone: the file would open in another one.
    if (kind === "browser") await openMap(shell(), RICH_MAP_TEXT);
    for (const [name, { sentence }] of Object.entries(expected)) {
      if (sentence === undefined) continue;
      await handOver(shell(), name, sample(name));
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      const shown = (await dialog.innerText()).replace(/\s+/g, " ");
      expect([name, shown.includes("your file was not changed")]).toEqual([name, true]);
      expect([name, await marksIn(page)]).toEqual([name, NOTHING_RAN]);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    expect(await page.locator('[data-node="open"]').count()).toBe(kind === "browser" ? 1 : 0);
    expect(await violationsIn(page)).toEqual([]);
  });

  test("a repaired file tells its repairs as text", async () => {
    const { page } = shell();
    await watchPolicy(page);
    const name = "hidden-signs-in-an-edge.argmap";
    await handOver(shell(), name, sample(name));
    const dialog = page.getByRole("dialog");
    await dialog.getByText(expected[name]?.repairs?.[0]?.message ?? "?").waitFor();
    expect(await marksIn(page)).toEqual(NOTHING_RAN);
    expect(await violationsIn(page)).toEqual([]);
  });

  const withMine = (mine: string) =>
    `{"format":"argmap","version":1,"title":"","nodes":[],"edges":[],"sources":[],"mine":${mine}}`;
  test.each<readonly [string, () => string, string]>([
    ["200,000 levels", () => withMine("[".repeat(200_000) + "]".repeat(200_000)), "nested deeper"],
    [
      "a label of 20 MB",
      () => withMine("0").replace('"title":""', `"title":"${"x".repeat(20_000_000)}"`),
      "text longer",
    ],
    [
      "an id of 10 MB",
      () =>
        withMine("0").replace(
          '"nodes":[]',
          `"nodes":[{"id":"${"x".repeat(10_000_000)}","kind":"risk","text":"","x":0,"y":0}]`,
        ),
      "must be an id",
    ],
    [
      "a million edges",
      () => withMine("0").replace('"edges":[]', `"edges":[${"{},".repeat(999_999)}{}]`),
      "400,000 edges",
    ],
  ])("%s are refused by name of the limit, and the app goes on", async (_what, make, words) => {
    const { page } = shell();
    await handOver(shell(), "bomb.argmap", make());
    const dialog = page.getByRole("dialog");
    await dialog.getByText(words).first().waitFor();
    await page.keyboard.press("Escape");
    await openMap(shell(), RICH_MAP_TEXT);
  });

  test("opening something large can be given up, and then nothing has changed", async () => {
    const { page } = shell();
    if (kind === "browser") await openMap(shell(), RICH_MAP_TEXT);
    const large = withMine(`[${"[],".repeat(5_000_000)}[]]`);
    await handOver(shell(), "large.argmap", large);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Opening large.argmap was cancelled.").first().waitFor();
    expect((await page.locator("[data-node]").count()) > 0).toBe(kind === "browser");
  });
});

describe("a file of 500 MB", () => {
  const bare = withBareApp();

  test("is refused by its size, before a byte of it is read", async () => {
    const place = await mkdtemp(join(tmpdir(), "argmap-sparse-"));
    const path = join(place, "huge.argmap");
    const file = await open(path, "w");
    await file.truncate(500 * 1024 * 1024);
    await file.close();
    await bare.start();
    const first = await bare.page();
    bare.app.answerOpenDialog(path);
    expect(await first.open()).toMatchObject({ outcome: "problem", problem: { kind: "too-large" } });
    await rm(place, { recursive: true });
  });
});
