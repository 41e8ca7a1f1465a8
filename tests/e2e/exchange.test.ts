/** Files of other programs: taken over after a report, and written for them after one. */
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/commands/catalogue";
import { type ArgMap, EMPTY_MAP } from "../../shared/document/types";
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
    await dialog().getByLabel("1 critique, taken as").selectOption("risks");
    await dialog().getByRole("button", { name: "Import" }).click();
    await page.getByRole("group", { name: /^Risk: .*Some colleagues are allergic/ }).waitFor();
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
    const map = (ids: readonly [string, string], risk: string): ArgMap => ({
      ...EMPTY_MAP,
      nodes: [
        { id: ids[0], kind: "decision", text: "Open the harbour to yachts", x: 0, y: 0 },
        { id: ids[1], kind: "risk", text: risk, x: 0, y: 200 },
      ],
      edges: [{ id: `${ids[1]}-e`, from: ids[1], to: ids[0], relation: "oppose" }],
    });
    const other = map(["y", "z"], "Large boats use the narrow inner basin");
    const more: ArgMap = {
      ...other,
      nodes: [...other.nodes, { id: "m", kind: "motive", text: "Yachts bring guests", x: 300, y: 200 }],
      edges: [...other.edges, { id: "n", from: "m", to: "y", relation: "support" }],
    };
    const buffer = Buffer.from(serialise(more));
    const theirs = { name: "theirs.argmap", mimeType: "application/json", buffer };
    page.on("filechooser", (chooser) => void chooser.setFiles(theirs));
    await open("mine.argmap", serialise(map(["a", "b"], "Large boats use the inner basin")));
    await page.getByRole("group", { name: /inner basin/ }).waitFor();
    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill(CATALOGUE["file.compare"].label);
    await page.keyboard.press("Enter");
    await dialog()
      .getByText("1 node added, 1 node changed, 1 edge added, 1 strength changed.", { exact: true })
      .waitFor();
    await dialog()
      .getByText("1 node by the same text, 1 node by like words and the same neighbours, 1 link by its ends")
      .waitFor();
    await dialog()
      .getByRole("img", { name: /mine\.argmap and theirs\.argmap/ })
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    // Stepping by key, announced, with the strengths of both versions.
    const announced = dialog().getByRole("status").filter({ hasText: "Change" });
    await page.keyboard.press("n");
    await expect.poll(() => announced.textContent()).toContain("Change 1 of");
    const change = dialog().locator('[aria-current="true"]');
    await expect.poll(() => change.textContent()).toContain("Changed Risk");
    await page.keyboard.press("p");
    await expect.poll(() => change.textContent()).toContain("Strength Decision");
    await page.keyboard.press("n");
    await expect.poll(() => announced.textContent()).toContain("Changed Risk: Large boats use the narrow");
    expect(await dialog().locator("ins").textContent()).toBe("narrow ");

    await dialog().getByRole("radio", { name: "Side by side" }).check();
    await dialog()
      .getByRole("img", { name: /theirs\.argmap$/ })
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shell().answerSave("changes.svg");
    await dialog().getByRole("button", { name: "Save as SVG…" }).click();
    await dialog().getByText("Saved as changes.svg.").waitFor();
    const picture = await shell().savedText("changes.svg");
    expect(picture).toContain("From mine.argmap to theirs.argmap");
    expect(picture).toMatch(/>narrow ?</);
    await shell().answerSave("changes.md");
    await dialog().getByRole("button", { name: "Save as Markdown…" }).click();
    await dialog().getByText("Saved as changes.md.").waitFor();
    expect(await shell().savedText("changes.md")).toContain("Large boats use the **narrow** inner basin");
    await dialog().getByRole("button", { name: "Copy as text" }).click();
    await expect.poll(() => shell().clipboardText()).toContain("{+narrow +}");

    await dialog().getByRole("radio", { name: "from theirs.argmap to this map" }).check();
    await dialog()
      .getByText("1 node changed, 1 node removed, 1 edge removed, 1 strength changed.", { exact: true })
      .waitFor();
    await dialog().getByRole("button", { name: "Close" }).last().click();
    await dialog().waitFor({ state: "detached" });
    expect(await page.getByText("Not saved", { exact: true }).isVisible()).toBe(false);
  });

  test("a large comparison is drawn, too, and can be stepped through", async () => {
    const { page } = shell();
    const large = (last: string): ArgMap => {
      const ids = Array.from({ length: 200 }, (_, at) => `n${at}`);
      const nodes = ids.map((id, at) => {
        const place = { x: (at % 14) * 300, y: Math.floor(at / 14) * 160 };
        return { id, kind: "motive" as const, text: at === 199 ? last : `Claim ${at}`, ...place };
      });
      const edges = ids
        .slice(1)
        .map((id) => ({ id: `e${id}`, from: id, to: "n0", relation: "support" as const }));
      return { ...EMPTY_MAP, nodes, edges };
    };
    const buffer = Buffer.from(serialise(large("The last claim says more")));
    page.on("filechooser", (chooser) => void chooser.setFiles({ name: "b.argmap", mimeType: "", buffer }));
    await open("a.argmap", serialise(large("The last claim")));
    await page.getByText("200 nodes").first().waitFor();
    await shell().press("edit.palette");
    await page.getByRole("combobox", { name: "Command or node" }).fill(CATALOGUE["file.compare"].label);
    await page.keyboard.press("Enter");
    const picture = dialog().getByRole("img", { name: /a\.argmap and b\.argmap/ });
    await picture.waitFor();
    const painted = () =>
      picture.evaluate((canvas) =>
        canvas instanceof HTMLCanvasElement
          ? new Set(canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data).size
          : 0,
      );
    await expect.poll(painted).toBeGreaterThan(5);
    await page.keyboard.press("n");
    await dialog().locator("ins", { hasText: "says more" }).waitFor();
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
