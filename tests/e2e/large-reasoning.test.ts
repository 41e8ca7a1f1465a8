/** A map of fifteen hundred nodes with strengths on: what shows is what the reasoning says, to the last digit that shows. */
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import type { ArgMap } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import { checkMap } from "../../shared/reasoning/checks/check-map";
import { driversOf } from "../../shared/reasoning/drivers";
import { strengthsOf } from "../../shared/reasoning/strengths";
import { generatedMap } from "../support/generated-map";
import { withShell } from "../support/shells";

const SEMANTICS = "quadratic-energy";
const PLAIN = generatedMap({ nodes: 1_500, seed: 5, perDecision: 300 });
const [FIRST] = PLAIN.nodes;
const TOPIC = FIRST?.id ?? "";

/** The strongest driver of the first decision, which is set in the tests. */
const DRIVER = driversOf(PLAIN, SEMANTICS, TOPIC)?.sensitivity.drivers[0]?.id ?? "";

/** Arguments that support what they rest on, in a later tree: circles, so that a worker weighs the map. */
const BACK = PLAIN.edges
  .filter(({ from, to }) => to.startsWith("n") && Number(from.slice(1)) > 1_200)
  .slice(0, 3);
const ROUND: ArgMap = {
  ...PLAIN,
  edges: [
    ...PLAIN.edges,
    ...BACK.map(({ from, to }, at) => ({
      id: `round${at}`,
      from: to,
      to: from,
      relation: "support" as const,
    })),
  ],
};
/** On a circle, where there is one. */
const ROUNDED = BACK[0]?.to ?? "";

describe.each([
  ["without circles", PLAIN],
  ["with circles", ROUND],
])("a large map %s, with strengths", (_what, map) => {
  const shell = withShell("browser", { viewport: { width: 1400, height: 900 } });
  let page: Page;
  const pane = () => page.getByRole("complementary", { name: "Reasoning" });

  async function pick(entry: string): Promise<void> {
    await shell().press("edit.palette");
    const field = page.getByRole("combobox", { name: "Command or node" });
    await field.fill(entry);
    await page.getByRole("option", { selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await field.waitFor({ state: "detached" });
  }
  const nameOf = (id: string) => page.locator(`[data-node="${id}"]`).getAttribute("aria-label");
  async function goTo(id: string): Promise<void> {
    await shell().press("edit.find");
    await page.getByRole("search").waitFor();
    await page.keyboard.insertText(map.nodes.find((node) => node.id === id)?.text ?? "");
    await page.getByRole("search").getByText("1 found").waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.locator(`[data-node="${id}"].is-selected`).waitFor();
  }
  const shown = (strengths: ReturnType<typeof strengthsOf>, id: string) =>
    new RegExp(`Strength ${(strengths.byNode.get(id) ?? Number.NaN).toFixed(2)}`);

  beforeEach(async () => {
    page = shell().page;
    await shell().answerOpen("large.argmap", serialise(map));
    await shell().press("file.open");
    await page.getByRole("contentinfo").getByText("1,500 nodes").waitFor();
    await pick("Strength numbers");
    await page.getByRole("contentinfo").getByText("Strengths: Quadratic energy").waitFor();
  });

  test("shows them, follows a confidence, and takes it back", async () => {
    const before = strengthsOf(map, SEMANTICS);
    const raised = strengthsOf(map, SEMANTICS, { confidence: new Map([[DRIVER, 0.7]]) });
    expect(before.byNode.get(DRIVER)?.toFixed(2)).not.toBe(raised.byNode.get(DRIVER)?.toFixed(2));
    await goTo(DRIVER);
    await expect.poll(() => nameOf(DRIVER)).toMatch(shown(before, DRIVER));
    for (let times = 0; times < 4; times += 1) await shell().press("node.raiseConfidence");
    await expect.poll(() => nameOf(DRIVER)).toMatch(shown(raised, DRIVER));
    await goTo(TOPIC);
    await expect.poll(() => nameOf(TOPIC)).toMatch(shown(raised, TOPIC));
    await shell().press("edit.undo");
    await goTo(TOPIC);
    await expect.poll(() => nameOf(TOPIC)).toMatch(shown(before, TOPIC));
    await goTo(ROUNDED);
    await expect.poll(() => nameOf(ROUNDED)).toMatch(shown(before, ROUNDED));
  });

  test("ranks what drives a decision, and what a trial would make of it", async () => {
    const drivers = driversOf(map, SEMANTICS, TOPIC);
    await goTo(TOPIC);
    await shell().press("reason.drivers");
    const numbers = pane().getByRole("list", { name: "Drivers" }).locator(".effect-number");
    const wanted = drivers?.sensitivity.drivers.slice(0, 5).map(({ removal }) => {
      const value = removal ?? 0;
      return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
    });
    await expect
      .poll(async () => (await numbers.allTextContents()).slice(0, 5), { timeout: 30_000 })
      .toEqual(wanted);
    await goTo(DRIVER);
    await shell().press("reason.tryWithout");
    const without = strengthsOf(map, SEMANTICS, { muted: new Set([DRIVER]) }).byNode.get(TOPIC);
    const change = page.getByRole("list", { name: "Decisions before and under the trial" });
    await expect.poll(() => change.innerText(), { timeout: 30_000 }).toContain(without?.toFixed(3));
  });

  test("tells how far it is with what takes long, and stops on request without losing the keyboard", async () => {
    // The decision of the tree with the circles; without circles the answer is there at once.
    if (map !== ROUND) return;
    await goTo(map.nodes[1_200]?.id ?? "");
    await shell().press("reason.drivers");
    const bar = pane().getByRole("progressbar", { name: "Working it out" });
    await expect.poll(() => bar.getAttribute("value").then(Number), { timeout: 30_000 }).toBeGreaterThan(0);
    await pane().getByRole("button", { name: "Cancel" }).press("Enter");
    await pane().getByText("Stopped.").waitFor();
    await expect.poll(() => page.locator(":focus").innerText()).toBe("Work it out");
    await page.keyboard.press("Enter");
    await bar.waitFor();
    await expect.poll(() => page.locator(":focus").innerText()).toBe("Cancel");
  });

  test("remarks as much as the command line does", async () => {
    const count = checkMap(map, SEMANTICS).length;
    await page
      .getByRole("contentinfo")
      .getByText(`${count.toLocaleString("en")} remarks`)
      .waitFor();
  });
});
