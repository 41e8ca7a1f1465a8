/** Weighing, trying out and questioning a map, through what a person sees and presses. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { nodeOf } from "../../shared/document/lookups";
import { parse } from "../../shared/format/parse";
import { RICH_MAP_TEXT } from "../support/rich-map";
import { SHELLS, type ShellUnderTest, withShell } from "../support/shells";

async function openRichMap(shell: ShellUnderTest): Promise<Page> {
  await shell.answerOpen("harbour.argmap", RICH_MAP_TEXT);
  await shell.press("file.open");
  await shell.page.locator('[data-node="open"]').waitFor();
  return shell.page;
}

/** Gives a command that has no key. */
async function give(shell: ShellUnderTest, label: string): Promise<void> {
  await shell.press("edit.palette");
  const field = shell.page.getByRole("combobox", { name: "Command or node" });
  await field.fill(label);
  await shell.page.getByRole("option", { name: label, selected: true }).waitFor();
  await shell.page.keyboard.press("Enter");
  await field.waitFor({ state: "detached" });
}

const status = (page: Page) => page.getByRole("contentinfo");
const pane = (page: Page) => page.getByRole("complementary", { name: "Reasoning" });
const decision = (page: Page) => page.locator('[data-node="open"]');
const nameOf = (page: Page, id: string) => page.locator(`[data-node="${id}"]`).getAttribute("aria-label");

/** The strength that the name of the node says. */
async function strengthOf(page: Page, id: string): Promise<number> {
  await expect.poll(() => nameOf(page, id)).toMatch(/Strength \d/);
  return Number(/Strength ([\d.]+\d)/.exec((await nameOf(page, id)) ?? "")?.[1]);
}

async function savedMap(shell: ShellUnderTest) {
  await shell.press("file.save");
  await expect.poll(() => status(shell.page).getByText("Not saved").count()).toBe(0);
  const opened = parse(await shell.savedText("harbour.argmap"));
  if (!opened.ok) throw new Error("the saved file does not open");
  return opened.value.map;
}

describe.each(SHELLS)("reasoning, %s", (kind) => {
  const shell = withShell(kind, { viewport: { width: 1400, height: 900 } });

  test("strengths show on the nodes and follow a confidence that is raised by key", async () => {
    const page = await openRichMap(shell());
    await give(shell(), "Strength numbers");
    await status(page).getByText("Strengths: Quadratic energy").waitFor();
    const before = await strengthOf(page, "open");
    await page.locator('[data-node="boats"]').click();
    for (let times = 0; times < 4; times += 1) await shell().press("node.raiseConfidence");
    await status(page).getByText("Confidence 0.70.").waitFor();
    await expect.poll(() => strengthOf(page, "open")).toBeLessThan(before);
    await decision(page).getByText("↓").waitFor();
    await shell().press("edit.undo");
    await expect.poll(() => strengthOf(page, "open")).toBe(before);
    expect(await nameOf(page, "cost")).toMatch(/Muted\.$/);
  });

  test("a confidence is typed as it is meant, and stands beside the strength that follows", async () => {
    const page = await openRichMap(shell());
    await give(shell(), "Strength numbers");
    await page.locator('[data-node="boats"]').click();
    await shell().press("view.inspector");
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    const field = inspector.getByRole("spinbutton", { name: "Confidence, from 0 to 1" });
    const type = async (text: string) => {
      await field.focus();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    };
    // Over what stands there, and begun with a point.
    await type(".8");
    expect(await field.inputValue()).toBe(".8");
    await expect.poll(() => inspector.getByRole("slider").inputValue()).toBe("0.8");
    const strength = await strengthOf(page, "boats");
    await inspector
      .getByText(`Strength with its arguments: ${strength.toFixed(2)} (Quadratic energy)`)
      .waitFor();
    await type("80");
    await status(page).getByText("A confidence lies between 0 and 1. For 80 % write 0.8.").waitFor();
    await page.keyboard.press("Tab");
    expect(await field.inputValue()).toBe("0.8");
    await page.locator('[data-node="boats"]').click();
    await shell().press("edit.undo");
    await expect.poll(() => field.inputValue()).toBe("0.5");
  });

  test("a trial shows before and after, and changes the map only when it is kept", async () => {
    const page = await openRichMap(shell());
    await page.locator('[data-node="boats"]').click();
    await shell().press("reason.tryWithout");
    const banner = page.getByRole("region", { name: "Trial", exact: true });
    const change = banner.getByRole("list", { name: "Decisions before and under the trial" });
    await expect
      .poll(() => change.innerText())
      .toMatch(/Open the harbour to bathing\s+0\.\d{3} →\s*(to)?\s*0\.\d{3}/);
    await banner.getByRole("button", { name: "Save as named trial…" }).click();
    await page.getByRole("textbox", { name: "Name of the trial" }).fill("No boats");
    await page.keyboard.press("Enter");
    expect(nodeOf(await savedMap(shell()), "boats")?.muted).toBeUndefined();
    await banner.getByText("Trial 'No boats'.").waitFor();
    await page.locator('[data-node="swim"]').click();
    await shell().press("reason.tryWithout");
    await banner.getByText("Trial 'No boats', changed since it was saved.").waitFor();
    await shell().press("reason.tryWithout");
    await banner.getByText("Trial 'No boats'.").waitFor();

    await give(shell(), "What if?");
    const row = pane(page).getByRole("row", { name: /Open the harbour to bathing/ });
    await expect
      .poll(() => row.getByRole("cell").allInnerTexts())
      .toEqual([expect.stringMatching(/^0\.\d{3}$/), expect.stringMatching(/^0\.\d{3}$/)]);
    const [asItIs, tried] = await row.getByRole("cell").allInnerTexts();
    expect(Number(tried)).toBeGreaterThan(Number(asItIs));

    await banner.getByRole("button", { name: "Keep" }).click();
    await banner.waitFor({ state: "detached" });
    expect(nodeOf(await savedMap(shell()), "boats")?.muted).toBe(true);
    await shell().press("edit.undo");
    expect(nodeOf(await savedMap(shell()), "boats")?.muted).toBeUndefined();
  });

  test("what drives a node is ranked in words, shown on the canvas, and leaves as CSV", async () => {
    const page = await openRichMap(shell());
    await decision(page).click();
    await shell().press("reason.drivers");
    const drivers = pane(page).getByRole("list", { name: "Drivers" });
    await drivers.getByRole("button", { name: "Boats use the basin" }).waitFor();
    expect(await drivers.innerText()).toContain("It opposes 'Open the harbour to bathing'.");
    expect(await pane(page).getByRole("status").innerText()).toMatch(/carr(ies|y) it (above|below) 0\.5/);
    await expect.poll(() => page.locator(".driver-overlay rect").count()).toBeGreaterThan(2);
    await pane(page).getByRole("button", { name: "Copy as CSV" }).click();
    await expect.poll(() => shell().clipboardText()).toMatch(/^id,kind,text,removal,gradient,path\r?\n/);
    await drivers.getByRole("button", { name: "Boats use the basin" }).click();
    await page.locator('[data-node="boats"].is-selected').waitFor();
    await drivers.getByRole("button", { name: "Boats use the basin" }).waitFor();
    await pane(page).getByRole("button", { name: "Close the reasoning pane" }).click();
    await page.locator(".driver-overlay").waitFor({ state: "detached" });
  });

  test("remarks lead to what they are about, are mended by one key, and can be switched off for the map", async () => {
    const page = await openRichMap(shell());
    await shell().press("reason.checks");
    const remark = pane(page).getByRole("article", { name: "Strongest unanswered critique" });
    await remark.getByRole("button", { name: /^Nothing answers/ }).focus();
    await page.keyboard.press("f");
    await page.getByRole("textbox", { name: /^Text of this/ }).waitFor();
    await page.keyboard.type("An answer");
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: /An answer\. Opposes/ }).waitFor();

    const first = pane(page).getByRole("article").first();
    const name = (await first.getAttribute("aria-label")) ?? "";
    await first.getByRole("button", { name: "Don't check this here" }).click();
    await expect.poll(() => pane(page).getByRole("article", { name }).count()).toBe(0);
    await pane(page)
      .getByText(/Which checks run/)
      .click();
    await pane(page).getByRole("checkbox", { name }).check();
    await pane(page).getByRole("article", { name }).first().waitFor();
  });

  test("remarks are worked off one after the other by key alone", async () => {
    const page = await openRichMap(shell());
    await shell().press("reason.checks");
    const remarks = pane(page).getByRole("article");
    await remarks.first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.closest("article")?.ariaLabel ?? "");
    const all = await remarks.count();
    const [first, second] = await remarks.evaluateAll((found) => found.map((one) => one.ariaLabel));
    expect(first).not.toBe(second);
    await remarks.first().getByRole("button", { name: "Don't check this here" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => remarks.count()).toBeLessThan(all);
    await expect.poll(focused).toBe(second);
    expect(await page.locator(":focus").getAttribute("data-list-focus")).not.toBeNull();
    await status(page).getByText("no longer checked in this map.").waitFor();
  });

  test("a risk without a source leads to the words of the sources, and there one key cites them", async () => {
    const page = await openRichMap(shell());
    await shell().press("reason.checks");
    const remark = pane(page).getByRole("article", { name: "Risk without a source" }).first();
    const words = (await remark.getByRole("button").first().innerText()).trim();
    await remark.getByRole("button", { name: words }).focus();
    await page.keyboard.press("f");
    await expect.poll(() => page.locator(":focus").getAttribute("role")).toBe("listbox");
    await shell().press("source.cite");
    await expect.poll(() => pane(page).getByRole("button", { name: words }).count()).toBe(0);
  });

  test("a trial begins, and leaves out a source, without losing the keyboard", async () => {
    const page = await openRichMap(shell());
    await give(shell(), "What if?");
    await pane(page).getByRole("button", { name: "Begin a trial" }).click();
    await expect.poll(() => page.locator(":focus").innerText()).toBe("What if?");
    await status(page).getByText("A trial runs.").waitFor();
    await pane(page).getByRole("checkbox").first().check();
    await status(page)
      .getByText(/^Trial: (no node is|\d+ nodes?) left out\.$|^Trial: \d+ nodes? left out\.$/)
      .waitFor();
    const banner = page.getByRole("region", { name: "Trial", exact: true });
    expect(await banner.innerText()).not.toContain("left out\n→");
    await page.locator('[data-node="boats"]').click();
    await shell().press("reason.tryWithout");
    const back = pane(page).getByRole("button", { name: "Take back" });
    await back.press("Enter");
    await back.waitFor({ state: "detached" });
    await expect.poll(() => page.locator(":focus").innerText()).toBe("What if?");
  });

  test("pictures for the printer show strengths as the canvas does", async () => {
    const page = await openRichMap(shell());
    // The picture for the printer, as it was made; a page may not fetch what it has made itself.
    await page.evaluate(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (made) => {
        if (made instanceof Blob && made.type === "image/svg+xml") Object.assign(window, { picture: made });
        return make.call(URL, made);
      };
      Object.assign(window, { print: () => document.documentElement.setAttribute("data-printing", "") });
    });
    const printed = async () => {
      await shell().press("file.print");
      await page.locator("html[data-printing]").waitFor();
      return page.evaluate(() => {
        document.documentElement.removeAttribute("data-printing");
        window.dispatchEvent(new Event("afterprint"));
        return (window as unknown as { picture: Blob }).picture.text();
      });
    };
    expect(await printed()).not.toContain("Strength (");
    await give(shell(), "Strength numbers");
    const shown = await strengthOf(page, "open");
    const picture = await printed();
    expect(picture).toContain("Strength (Quadratic energy)");
    expect(picture).toContain(`>${shown.toFixed(2)}<`);
  });

  test("a critical question becomes a node that keeps the question", async () => {
    const page = await openRichMap(shell());
    await decision(page).click();
    await give(shell(), "Critical questions");
    await pane(page)
      .getByRole("button", { name: /^What if it fails\?/ })
      .click();
    await page.getByRole("textbox", { name: /^Text of this risk/ }).fill("Somebody drowns");
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: /^Risk: Somebody drowns\. Opposes 'Open the harbour/ }).waitFor();
    const made = (await savedMap(shell())).nodes.find(({ text }) => text === "Somebody drowns");
    expect(made?.notes).toBe("What if it fails?");
  });

  test("premises are joined and parted by key, and a screen reader hears it", async () => {
    const page = await openRichMap(shell());
    const link = page.getByRole("img", { name: /'People want to swim' supports 'Open the harbour/ });
    expect(await link.getAttribute("aria-label")).toMatch(/Counts only together with 'The water is clean'/);
    await page.locator('[data-node="swim"]').click();
    await shell().press("edge.part");
    await expect.poll(() => link.getAttribute("aria-label")).not.toMatch(/Counts only together/);
    await page.locator('[data-node="clean"]').click({ modifiers: ["Shift"] });
    await shell().press("edge.join");
    await status(page).getByText("Joined 2 premises: they count only together.").waitFor();
    await expect.poll(() => link.getAttribute("aria-label")).toMatch(/Counts only together/);
  });

  test("an exported picture shows strengths as asked, and which semantics they are by", async () => {
    const page = await openRichMap(shell());
    const picture = async (choice: string, name: string) => {
      await shell().press("file.export");
      const dialog = page.getByRole("dialog", { name: "Export image" });
      await dialog.getByRole("checkbox", { name: "Legend of kinds and relations" }).check();
      await dialog.getByRole("checkbox", { name: "Put the map inside the picture" }).uncheck();
      await dialog.getByRole("radio", { name: choice, exact: true }).check();
      await shell().answerSave(name);
      await dialog.getByRole("button", { name: "Export…" }).click();
      await dialog.waitFor({ state: "detached" });
      return shell().savedText(name);
    };
    const without = await picture("None", "without.svg");
    expect(without).not.toContain("Strength (");
    const numbers = await picture("Numbers", "numbers.svg");
    expect(numbers).toContain("Strength (Quadratic energy)");
    expect(numbers).toMatch(/>0\.\d\d</);
    await shell().press("file.export");
    const numbersAgain = page.getByRole("radio", { name: "Numbers", exact: true });
    expect(await numbersAgain.isChecked()).toBe(true);
  });

  test("decisions are compared in a matrix that leads back to the map and can be saved", async () => {
    const page = await openRichMap(shell());
    await give(shell(), "Compare decisions");
    const dialog = page.getByRole("dialog", { name: "Compare decisions" });
    const row = dialog.getByRole("row", { name: /^The ferry moves out/ });
    await expect.poll(() => row.getByRole("cell").first().textContent()).toContain("consistent");
    await shell().answerSave("table.csv");
    await dialog.getByRole("button", { name: "Save CSV…" }).click();
    expect(await shell().savedText("table.csv")).toMatch(/evidence,strength,diagnosticity,Open the harbour/);
    await shell().answerSave("table.svg");
    await dialog.getByRole("button", { name: "Save SVG…" }).click();
    const picture = await shell().savedText("table.svg");
    expect(picture).toContain("The ferry moves out");
    expect(picture).toMatch(/>[+−±] (in)?consistent</);
    expect(picture).toContain("Strength of the decision (Quadratic energy)");
    await dialog.getByText("Saved as table.svg.").waitFor();
    await row.getByRole("button", { name: "The ferry moves out" }).click();
    await page.locator('[data-node="ferry"].is-selected').waitFor();
  });
});
