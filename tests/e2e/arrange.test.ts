/** Arranging by command: tidy in every direction, align, distribute, duplicate, cut; read back from the saved file. */
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import type { CommandName } from "../../shared/commands/catalogue";
import { CATALOGUE } from "../../shared/commands/catalogue";
import type { ArgMap, MapNode } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { withShell } from "../support/shells";

const MAP: ArgMap = {
  title: "Harbour",
  nodes: [
    { id: "d", kind: "decision", text: "Open the harbour", x: 13, y: 7 },
    { id: "m", kind: "motive", text: "People want to swim", x: 211, y: 190 },
    { id: "r", kind: "risk", text: "Boats use the basin", x: 470, y: 260 },
    { id: "c", kind: "critique", text: "The ferry moves out", x: 130, y: 480 },
  ],
  edges: [
    { id: "e1", from: "m", to: "d", relation: "support" },
    { id: "e2", from: "r", to: "d", relation: "oppose" },
    { id: "e3", from: "c", to: "r", relation: "oppose" },
  ],
  sources: [],
};

describe("arranging", () => {
  const shell = withShell("browser");
  let page: Page;

  beforeEach(async () => {
    page = shell().page;
    await shell().answerOpen("harbour.argmap", serialise(MAP));
    await shell().press("file.open");
    await page.getByRole("group", { name: "Open the harbour" }).first().waitFor();
  });

  /** Gives a command that may have no key, through the palette. */
  async function give(name: CommandName): Promise<void> {
    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill(CATALOGUE[name].label);
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Command or node" }).waitFor({ state: "detached" });
  }

  async function nodes(): Promise<ReadonlyMap<string, MapNode>> {
    await shell().press("file.save");
    await page.getByTitle("Not saved").waitFor({ state: "detached" });
    const opened = parse(await shell().savedText("harbour.argmap"));
    if (!opened.ok) throw new Error("the saved file does not open");
    return new Map(opened.value.map.nodes.map((node) => [node.id, node]));
  }

  test.each([
    ["arrange.tidyDown", "y", 1],
    ["arrange.tidyUp", "y", -1],
    ["arrange.tidyRight", "x", 1],
    ["arrange.tidyLeft", "x", -1],
  ] as const)(
    "%s puts every argument beyond what it speaks about, as one step",
    async (command, axis, sign) => {
      await give(command);
      await page.getByText("Tidied.").first().waitFor();
      const tidied = await nodes();
      for (const { from, to } of MAP.edges) {
        const [a, b] = [tidied.get(from), tidied.get(to)];
        expect(((a?.[axis] ?? 0) - (b?.[axis] ?? 0)) * sign).toBeGreaterThan(0);
      }
      await shell().press("edit.undo");
      await page.getByText("Undid: Tidy").waitFor();
      expect([...(await nodes()).values()]).toEqual(MAP.nodes);
    },
  );

  test("tidying again puts back what was dragged off and leaves the rest where it is", async () => {
    await give("arrange.tidyDown");
    await page.getByText("Tidied.").first().waitFor();
    const tidied = await nodes();
    await page.locator('[data-node="m"]').click();
    await page.locator('[data-node="m"]:focus').waitFor();
    for (let times = 0; times < 3; times += 1) await shell().press("arrange.nudgeDown");
    await expect.poll(nodes).not.toEqual(tidied);
    await shell().press("arrange.tidy");
    await page.getByText("Tidied: put 1 node in place.").first().waitFor();
    expect(await nodes()).toEqual(tidied);
  });

  test("tidying a selection leaves the others where they are", async () => {
    await page.locator('[data-node="r"]').click();
    await page.locator('[data-node="c"]').click({ modifiers: ["Shift"] });
    await shell().press("arrange.tidySelection");
    await page.getByText("Tidied.").first().waitFor();
    const tidied = await nodes();
    expect(tidied.get("d")).toEqual(MAP.nodes[0]);
    expect(tidied.get("m")).toEqual(MAP.nodes[1]);
    expect(tidied.get("c")?.y).toBeGreaterThan(tidied.get("r")?.y ?? 0);
  });

  test("aligned nodes share a side, distributed ones their distances", async () => {
    await shell().press("edit.selectAll");
    await give("arrange.alignTop");
    expect(new Set([...(await nodes()).values()].map((node) => node.y)).size).toBe(1);
    await shell().press("edit.undo");
    await give("arrange.alignLeft");
    expect(new Set([...(await nodes()).values()].map((node) => node.x)).size).toBe(1);
    await shell().press("edit.undo");
    await give("arrange.distributeDown");
    const heights = new Map<string, number>();
    for (const id of ["d", "m", "r", "c"]) {
      heights.set(
        id,
        await page
          .locator(`[data-node="${id}"]`)
          .evaluate((element) => (element as HTMLElement).offsetHeight),
      );
    }
    const sorted = [...(await nodes()).values()].sort((a, b) => a.y - b.y);
    const gaps = sorted.slice(1).map((node, at) => {
      const above = sorted[at];
      return node.y - (above?.y ?? 0) - (heights.get(above?.id ?? "") ?? 0);
    });
    for (const gap of gaps) expect(Math.abs(gap - (gaps[0] ?? 0))).toBeLessThanOrEqual(1);
  });

  test("a duplicate has its own nodes and edges; cutting takes away and pasting brings back", async () => {
    await page.locator('[data-node="r"]').click();
    await page.locator('[data-node="c"]').click({ modifiers: ["Shift"] });
    await shell().press("edit.duplicate");
    await page.getByText("Duplicated 2 nodes.").waitFor();
    expect((await nodes()).size).toBe(6);
    await shell().press("edit.cut");
    expect([...(await nodes()).keys()]).toEqual(["d", "m", "r", "c"]);
    await shell().press("edit.paste");
    await page.getByText("Pasted 2 nodes.").waitFor();
    expect((await nodes()).size).toBe(6);
  });
});
