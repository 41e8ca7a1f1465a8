/** Files of other programs: taken over after a report, and written for them after one. */
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/commands/catalogue";
import { EMPTY_MAP } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import { seriousFindings } from "../support/accessibility";
import { SHELLS, withShell } from "../support/shells";

const ARGDOWN = `[Allow dogs]: The office should allow dogs.
  + <Stress>: Dogs lower stress.
  - <Allergies>: Some colleagues are allergic.
`;

describe.each(SHELLS)("in the %s", (kind) => {
  const shell = withShell(kind);
  const dialog = () => shell().page.locator("dialog[open]");
  const open = async (name: string, content: string) => {
    await shell().answerOpen(name, content);
    await shell().press("file.open");
  };

  test("a file of another program opens as a map, after a report that can be declined", async () => {
    const { page } = shell();
    await open("dogs.argdown", ARGDOWN);
    await dialog().getByRole("heading", { name: "Import as a map" }).waitFor();
    await dialog().getByText("3 nodes").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    expect(await page.locator("[data-node]").count()).toBe(0);

    await open("dogs.argdown", ARGDOWN);
    await dialog().getByRole("button", { name: "Import" }).click();
    await page.getByRole("group", { name: /Some colleagues are allergic/ }).waitFor();
    await page.getByText("Not saved", { exact: true }).waitFor();

    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill(CATALOGUE["file.exportAs"].label);
    await page.keyboard.press("Enter");
    await dialog().getByLabel("Format").selectOption("Markdown outline");
    await dialog().getByText("3 nodes").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shell().answerSave("dogs.md");
    await dialog().getByRole("button", { name: "Export…" }).click();
    await dialog().waitFor({ state: "detached" });
    expect(await shell().savedText("dogs.md")).toContain("Some colleagues are allergic");
  });

  test("another map is compared with this one, also where its ids are others, and neither is changed", async () => {
    const { page } = shell();
    const map = (ids: readonly [string, string], risk: string) =>
      serialise({
        ...EMPTY_MAP,
        nodes: [
          { id: ids[0], kind: "decision", text: "Open the harbour to yachts", x: 0, y: 0 },
          { id: ids[1], kind: "risk", text: risk, x: 0, y: 200 },
        ],
        edges: [{ id: `${ids[1]}-e`, from: ids[1], to: ids[0], relation: "oppose" }],
      });
    const buffer = Buffer.from(map(["y", "z"], "Large boats use the narrow inner basin"));
    const theirs = { name: "theirs.argmap", mimeType: "application/json", buffer };
    page.on("filechooser", (chooser) => void chooser.setFiles(theirs));
    await open("mine.argmap", map(["a", "b"], "Large boats use the inner basin"));
    await page.getByRole("group", { name: /inner basin/ }).waitFor();
    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill(CATALOGUE["file.compare"].label);
    await page.keyboard.press("Enter");
    await dialog().getByText("1 node changed.", { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog().getByRole("radio", { name: "from theirs.argmap to this map" }).check();
    await dialog().getByText("Large boats use the inner basin").waitFor();
    await dialog().getByRole("button", { name: "Close" }).last().click();
    await dialog().waitFor({ state: "detached" });
    expect(await page.getByText("Not saved", { exact: true }).isVisible()).toBe(false);
  });

  test("what looks like another format and is broken says so, and what is nothing says that", async () => {
    await open("broken.graphml", "<graphml><graph><node id='a'>");
    await dialog().getByText("The file was not changed").waitFor();
    await shell().page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    await open("list.json", '{"a": 1}');
    await dialog().getByText("is not an argument map").waitFor();
    await shell().page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
  });
});
