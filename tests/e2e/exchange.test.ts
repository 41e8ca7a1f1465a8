/** Files of other programs: taken over after a report, and written for them after one. */
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/commands/catalogue";
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
