import { expect, test } from "vitest";
import type { BareWindow } from "../../support/bare-app";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

const SAVE = 0;
const DISCARD = 1;
const CANCEL = 2;

async function modified(name = "Kursk") {
  await start();
  const first = await page();
  await first.show(name, true, null);
  return first;
}

async function secondModified() {
  const first = await page();
  await first.page.evaluate(() => (window as unknown as BareWindow).argmap.newWindow());
  const second = await page(1);
  await second.show("Second", true, null);
  return second;
}

const closeNow = (of: Awaited<ReturnType<typeof page>>) =>
  of.page.evaluate(() => (window as unknown as BareWindow).argmap.closeNow());

test("a window without changes closes without a question, and the app ends with it", async () => {
  await start();
  await page();
  await bare.app.closeWindow();
  expect(await bare.app.exited).toBe(0);
  expect(bare.app.callsTo("dialog.showMessageBox")).toEqual([]);
});

test("the question names the map; cancelled, the window stays", async () => {
  const first = await modified("“Kursk” \u202e gpj");
  bare.app.answerMessageBox(CANCEL);
  await bare.app.closeWindow();
  const [options, parent] = await bare.app.call("dialog.showMessageBox");
  expect(options).toMatchObject({ buttons: ["Save", "Don't Save", "Cancel"], cancelId: 2 });
  expect((options as { message: string }).message).toBe(
    "Do you want to save the changes to ““Kursk” \ufffd gpj”?",
  );
  expect(parent).toBe(1);
  expect(bare.app.windows).toHaveLength(1);
  expect(await first.heard()).toEqual([]);
});

test("Don't Save closes", async () => {
  await modified();
  bare.app.answerMessageBox(DISCARD);
  await bare.app.closeWindow();
  expect(await bare.app.exited).toBe(0);
});

test("Save asks the page, and the window stays until the page says that it is saved", async () => {
  const first = await modified();
  bare.app.answerMessageBox(SAVE);
  await bare.app.closeWindow();
  expect(await first.hears(1)).toEqual([{ type: "save-and-close" }]);
  expect(bare.app.windows).toHaveLength(1);
  await closeNow(first);
  expect(await bare.app.exited).toBe(0);
});

test("the page's own Close asks the same, and so does the menu", async () => {
  const first = await modified();
  bare.app.answerMessageBox(CANCEL);
  await first.page.evaluate(() => (window as unknown as BareWindow).argmap.close());
  await bare.app.call("dialog.showMessageBox");
  bare.app.answerMessageBox(CANCEL);
  await bare.app.menu("file.close");
  await bare.app.call("dialog.showMessageBox", 1);
  expect(bare.app.windows).toHaveLength(1);
});

test("quitting asks about one window after the other, and ends when all have answered", async () => {
  const first = await modified();
  const second = await secondModified();
  bare.app.answerMessageBox(DISCARD);
  bare.app.answerMessageBox(SAVE);
  await bare.app.quit();
  expect(await second.hears(1)).toEqual([{ type: "save-and-close" }]);
  await expect.poll(() => first.page.isClosed()).toBe(true);
  await closeNow(second);
  expect(await bare.app.exited).toBe(0);
});

test("quitting stops at the first Cancel, and nothing was closed", async () => {
  await modified();
  await secondModified();
  bare.app.answerMessageBox(CANCEL);
  await bare.app.quit();
  await bare.app.call("dialog.showMessageBox");
  expect(bare.app.windows).toHaveLength(2);
  // Closing one later does not go on with the quitting.
  bare.app.answerMessageBox(DISCARD);
  await bare.app.closeWindow(0);
  await bare.app.until(() => bare.app.windows.length === 1);
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(2);
});

test("a save that is cancelled while quitting stops the quitting", async () => {
  const first = await modified();
  await secondModified();
  bare.app.answerMessageBox(SAVE);
  await bare.app.quit();
  await first.hears(1);
  bare.app.answerSaveDialog(null);
  expect(await first.saveAs("x", "y")).toEqual({ outcome: "cancelled" });
  bare.app.answerMessageBox(DISCARD);
  await bare.app.closeWindow(0);
  await bare.app.until(() => bare.app.windows.length === 1);
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(2);
});

test.each(["another window", "the same window"])(
  "a page that does not close after its save stops the quitting: %s closes alone",
  async (which) => {
    const first = await modified();
    await secondModified();
    bare.app.answerMessageBox(SAVE);
    await bare.app.quit();
    // It keeps its window without a word, as after a key that was typed during the save.
    await first.hears(1);
    bare.app.answerMessageBox(DISCARD);
    await bare.app.closeWindow(which === "the same window" ? 0 : 1);
    await bare.app.until(() => bare.app.windows.length === 1);
    await bare.app.menuItems();
    expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(2);
  },
);

test("a hung page can still be closed", async () => {
  const first = await modified();
  bare.app.answerMessageBox(DISCARD);
  const hang = first.page.evaluate(() => {
    for (;;);
  });
  hang.catch(() => undefined);
  await bare.app.closeWindow();
  expect(await bare.app.call("dialog.showMessageBox")).toBeDefined();
  await bare.app.until(() => bare.app.windows.length === 0);
  // Closing would ask the page, which does not answer.
  expect(bare.app.callsTo("window.destroy")).toEqual([[1]]);
});

test("the title shows the name, a dot for changes, and nothing deceptive", async () => {
  const first = await modified("a\u202eb.argmap");
  await expect.poll(async () => (await bare.app.windowState())?.title).toBe("• a\ufffdb.argmap — Argmap");
  await first.show("saved.argmap", false);
  await expect.poll(async () => (await bare.app.windowState())?.title).toBe("saved.argmap — Argmap");
});
