/** A colleague's version comes into the open map, and what contradicts is decided by key. */
import { describe, expect, test } from "vitest";
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import type { ArgMap } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { mergeMaps } from "../../shared/merge/merge";
import { seriousFindings } from "../support/accessibility";
import { SHELLS, withShell } from "../support/shells";

const saying = (decision: string, risk: string, more: ArgMap["nodes"] = []): ArgMap => ({
  title: "Harbour",
  nodes: [
    { id: "d", kind: "decision", text: decision, x: 0, y: 0 },
    { id: "r", kind: "risk", text: risk, x: 0, y: 200 },
    ...more,
  ],
  edges: [
    { id: "e", from: "r", to: "d", relation: "oppose" },
    ...more.map(({ id }) => ({ id: `e-${id}`, from: id, to: "d", relation: "support" as const })),
  ],
  sources: [],
});
const BASE = saying("Open the harbour", "Large boats use the basin");
const MINE = saying("Open the harbour to yachts", "Large boats use the inner basin");
const THEIRS = saying("Open the harbour to all", "Large boats use the basin", [
  { id: "m", kind: "motive", text: "Guests bring money", x: 300, y: 200 },
]);

describe.each(SHELLS)("in the %s", (kind) => {
  const shell = withShell(kind);
  const dialog = () => shell().page.locator("dialog[open]");
  const pane = () => shell().page.getByRole("complementary", { name: "Merge conflicts" });
  const node = (text: string) => shell().page.getByRole("group", { name: new RegExp(`^\\w+: ${text}`) });
  const give = async (command: CommandName) => {
    const { page } = shell();
    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill(CATALOGUE[command].label);
    await page.keyboard.press("Enter");
  };
  const file = (name: string, map: ArgMap) => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(serialise(map)),
  });
  const openMine = async () => {
    await shell().answerOpen("mine.argmap", serialise(MINE));
    await shell().press("file.open");
    await node("Open the harbour to yachts").first().waitFor();
  };

  test("what comes in is shown first, comes in as one step, and the conflict is decided by key", async () => {
    const { page } = shell();
    const chosen = [file("theirs.argmap", THEIRS), file("base.argmap", BASE)];
    page.on("filechooser", (chooser) => void chooser.setFiles(chosen.shift() ?? []));
    await openMine();
    await give("file.merge");
    await dialog().getByRole("heading", { name: "Merge with theirs.argmap" }).waitFor();

    await dialog().getByLabel("Both came out of").selectOption("A file…");
    await dialog().getByText("1 node added").waitFor();
    await dialog()
      .getByRole("list", { name: "What comes in" })
      .getByText("Guests bring money")
      .first()
      .waitFor();
    await dialog().getByText("In one place the two contradict each other").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole("button", { name: "Merge", exact: true }).click();

    await node("Guests bring money").waitFor();
    await pane().getByText("both changed its text").first().waitFor();
    await pane().locator("ins", { hasText: "all" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await pane().evaluate((element) => element.contains(document.activeElement))).toBe(true);

    await page.keyboard.press("t");
    await page.getByText("Nothing is left to be decided.").waitFor();
    await pane().waitFor({ state: "detached" });
    await node("Open the harbour to all").waitFor();
    expect(await node("Open the harbour to yachts").count()).toBe(0);
    expect(await node("Large boats use the inner basin").count()).toBe(1);

    // Each decision is a step, and so is the merge.
    await shell().press("edit.undo");
    await node("Open the harbour to yachts").first().waitFor();
    await page.getByRole("region", { name: "Merge conflicts" }).waitFor();
    await shell().press("edit.undo");
    await node("Guests bring money").waitFor({ state: "detached" });
    await page.getByRole("region", { name: "Merge conflicts" }).waitFor({ state: "detached" });
  });

  test("a map that was merged elsewhere lists what is undecided, and saves what was decided", async () => {
    const { page } = shell();
    const merged = mergeMaps(BASE, MINE, THEIRS).map;
    await shell().answerOpen("merged.argmap", serialise({ ...merged, title: "Harbour" }));
    await shell().press("file.open");
    const banner = page.getByRole("region", { name: "Merge conflicts" });
    await banner.getByText("contradict each other in one place").waitFor();
    await banner.getByRole("button", { name: "Decide" }).press("Enter");
    await pane().getByRole("button", { name: "Keep both" }).waitFor();
    await page.keyboard.press("b");
    await pane().waitFor({ state: "detached" });
    await shell().press("file.save");
    await page.getByText("Not saved", { exact: true }).waitFor({ state: "detached" });
    const saved = parse(await shell().savedText("merged.argmap"));
    if (!saved.ok) throw new Error("it is sound");
    expect(saved.value.map.nodes.map(({ text }) => text)).toContain("Open the harbour to all");
    expect(saved.value.map.nodes.flatMap(({ tags = [] }) => tags)).toEqual([]);
    expect(saved.value.map.extra).toBeUndefined();
  });
});
