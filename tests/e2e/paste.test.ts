/** What comes from the clipboard is as untrusted as a file. */
import { beforeEach, describe, expect, test } from "vitest";
import { exportInNode } from "../../electron/cli/node-export";
import { EMPTY_MAP } from "../../shared/document/types";
import { CLIPBOARD_TYPE } from "../../shared/exchange/clipboard";
import { serialise } from "../../shared/format/serialise";
import { joined } from "../shared/scene/helpers";
import { withShell } from "../support/shells";

const COPIED = serialise({
  title: "",
  nodes: [
    { id: "a", kind: "decision", text: "Open the harbour", x: 0, y: 0 },
    { id: "b", kind: "risk", text: "Boats use the basin", x: 0, y: 200 },
  ],
  edges: [{ id: "e", from: "b", to: "a", relation: "oppose" }],
  sources: [],
});

describe("what is pasted", () => {
  const shell = withShell("browser");

  beforeEach(async () => {
    await shell().press("file.new");
    await shell().page.getByRole("application", { name: "Map" }).waitFor();
  });

  /** A paste of a text of this type, `times` over. */
  const paste = (type: string, text: string, times = 1) =>
    shell().page.evaluate(
      (given) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData(given.type, given.text.repeat(given.times));
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      },
      { type, text, times },
    );
  const nodes = () => shell().page.locator("[data-node]");

  test("comes in whole where it is sound", async () => {
    await paste(CLIPBOARD_TYPE, COPIED);
    await shell().page.getByRole("status").getByText("Pasted 2 nodes.", { exact: true }).waitFor();
  });

  test("comes in mended where it is damaged, and the status line says so", async () => {
    await paste(CLIPBOARD_TYPE, COPIED.replace('"to":"a"', '"to":"nowhere"'));
    await shell()
      .page.getByRole("status")
      .getByText("Pasted 2 nodes. 1 thing in it was damaged and was mended or left out.")
      .waitFor();
  });

  test("is offered as a map of its own where another program wrote it", async () => {
    const { page } = shell();
    await paste("text/plain", "graph TD\n  a[Open the harbour]\n  b[Boats use the basin] --> a\n");
    await page.getByRole("heading", { name: "Import as a map" }).waitFor();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("group", { name: /Boats use the basin/ }).waitFor();
  });

  test("becomes one node where it is only text, also in several lines", async () => {
    await paste("text/plain", "A sentence.\nAnother one; with - signs, and [brackets].");
    await shell().page.getByRole("status").getByText("Pasted 1 node.", { exact: true }).waitFor();
  });

  test("stays out where it is too much to read while the window waits", async () => {
    await paste("text/plain", "many words", 1024 * 1024);
    await shell().page.getByRole("alert").getByText("too much to paste").waitFor();
    expect(await nodes().count()).toBe(0);
  });

  describe.each(["paste", "drop"] as const)("of pictures by %s", (way) => {
    /** The file comes in as a program or the system hands it over. */
    const hand = (name: string, bytes: Uint8Array) =>
      shell().page.evaluate(
        (given) => {
          const transfer = new DataTransfer();
          const content = Uint8Array.from(atob(given.content), (sign) => sign.charCodeAt(0));
          transfer.items.add(new File([content], given.name));
          const options = { bubbles: true, cancelable: true };
          document.body.dispatchEvent(
            given.way === "paste"
              ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
              : new DragEvent("drop", { ...options, dataTransfer: transfer }),
          );
        },
        { way, name, content: Buffer.from(bytes).toString("base64") },
      );
    const dialog = () => shell().page.locator("dialog[open]");

    test.each(["png", "svg", "pdf"] as const)("a %s with a map inside opens as that map", async (format) => {
      await hand(`harbour.${format}`, await picture(format, COPIED));
      await shell()
        .page.getByRole("group", { name: /Boats use the basin/ })
        .waitFor();
      await shell().page.getByText("This map came out of a picture.").waitFor();
      await shell().page.getByRole("heading", { level: 1 }).getByText("harbour.argmap").waitFor();
    });

    test.each(["png", "svg", "pdf"] as const)("a %s from which the map was taken says so", async (format) => {
      await hand(`harbour.${format}`, await picture(format));
      await dialog().getByText("is a picture without an argument map inside").waitFor();
      await shell().page.keyboard.press("Escape");
    });
  });

  test("the text of an SVG picture opens as the map inside it", async () => {
    const text = new TextDecoder().decode(await picture("svg", COPIED));
    await paste("text/plain", text);
    await shell()
      .page.getByRole("group", { name: /Boats use the basin/ })
      .waitFor();
  });
});

async function picture(format: "png" | "svg" | "pdf", embed?: string): Promise<Uint8Array> {
  const plain = {
    scale: 1,
    theme: "light",
    background: "theme",
    margin: 9,
    title: false,
    legend: false,
  } as const;
  const made = exportInNode(EMPTY_MAP, { ...plain, format, ...(embed === undefined ? {} : { embed }) });
  if (!made.ok) throw new Error("the picture can't be made");
  return joined(made.value);
}
