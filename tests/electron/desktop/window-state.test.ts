/** Windows come back where they were, where that is still a place. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const WIDE = { x: 0, y: 0, width: 2560, height: 1400 };
const SMALL = { x: 0, y: 0, width: 1280, height: 700 };
const PLACE = {
  bounds: { x: 1400, y: 120, width: 1000, height: 900 },
  isMaximized: true,
  isFullScreen: false,
};

async function data(): Promise<string> {
  const folder = join(bare.folder, "data");
  await mkdir(folder, { recursive: true });
  return folder;
}

async function endInOrder() {
  await bare.app.quit();
  expect(await bare.app.exited).toBe(0);
  await bare.app.close();
}

test("the next start has the place and size of the last window, and the next window stands beside it", async () => {
  const userData = await data();
  await bare.start({ userData, displays: [WIDE] });
  await bare.page();
  expect((await bare.app.windowPlace()).bounds).toMatchObject({ width: 1280, height: 840 });
  await bare.app.placeWindow(PLACE);
  await endInOrder();

  await bare.start({ userData, displays: [WIDE] });
  const first = await bare.page();
  expect(await bare.app.windowPlace()).toEqual(PLACE);
  await first.page.evaluate(() =>
    (window as unknown as { argmap: { newWindow(): void } }).argmap.newWindow(),
  );
  await bare.page(1);
  expect(await bare.app.windowPlace(1)).toMatchObject({ bounds: { x: 1428, y: 148 }, isMaximized: false });
});

test("on a smaller display, and in safe mode, the place is not used; safe mode does not lose it either", async () => {
  const userData = await data();
  await writeFile(join(userData, "window.json"), JSON.stringify({ ...PLACE, isMaximized: false }));
  await bare.start({ userData, displays: [SMALL] });
  await bare.page();
  expect((await bare.app.call("BrowserWindow"))[0]).not.toHaveProperty("x");
  expect((await bare.app.windowPlace()).bounds).toMatchObject({ width: 1000, height: 700 });
  bare.app.kill();
  await bare.app.exited;
  await bare.app.close();

  await bare.start({ userData, displays: [WIDE], argv: ["--safe-mode"] });
  bare.app.answerMessageBox(0);
  await bare.page();
  expect((await bare.app.windowPlace()).bounds).toMatchObject({ width: 1280, height: 840 });
  await bare.app.placeWindow({ ...PLACE, isMaximized: false });
  await endInOrder();
  expect(JSON.parse(await readFile(join(userData, "window.json"), "utf8"))).toMatchObject({
    bounds: PLACE.bounds,
  });
});
