import { expect, test } from "vitest";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

test.each(["cut", "copy", "paste"] as const)(
  "%s acts on the page itself, a text field or not",
  async (action) => {
    await start();
    const first = await page();
    for (const [index, editingText] of [false, true].entries()) {
      await first.show("Kursk", false, null, { nodesSelected: 1, editingText });
      await expect
        .poll(async () => {
          const items = (await bare.app.menuItems()).flatMap((menu) => menu.submenu);
          return items.find((item) => item.id === `edit.${action}`)?.enabled;
        })
        .toBe(true);
      await bare.app.menu(`edit.${action}`);
      expect(await bare.app.call(`webContents.${action}`, index)).toEqual([1]);
    }
    // A page cannot paste by itself, so it is not asked to.
    expect(await first.heard()).toEqual([]);
  },
);

test("paste raises the page's own event where no text field has the focus", async () => {
  await start();
  const first = await page();
  await first.page.evaluate(() => {
    document.addEventListener("paste", (event) => {
      const target = event.target instanceof Element ? event.target.localName : "";
      Object.assign(window, { pastedOn: target });
    });
  });
  await first.show("Kursk", false, null);
  await expect
    .poll(() =>
      bare.app.menu("edit.paste").then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await first.page.waitForFunction(() => "pastedOn" in window);
  expect(await first.page.evaluate(() => (window as never as { pastedOn: string }).pastedOn)).toBe("body");
});
