import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { IMPORT_EXTENSIONS } from "../../../shared/bridge/import-extensions";
import { type BridgeHost, startBridgeHost } from "./bridge-host";
import type { BridgeWindow } from "./bridge-page";

type Answer = BridgeWindow["answer"];

let host: BridgeHost;
let profile: BrowserContext;
let page: Page;

beforeAll(async () => {
  host = await startBridgeHost();
});
afterAll(() => host.close());
beforeEach(async () => {
  profile = await host.profile();
  page = await host.tab(profile);
});
afterEach(() => profile.close());

const answer = (next: Answer) =>
  page.evaluate((given) => {
    (window as unknown as BridgeWindow).answer = given;
  }, next);
const write = (name: string, text: string) =>
  page.evaluate(([file, content]) => (window as unknown as BridgeWindow).disk.write(file, content), [
    name,
    text,
  ] as const);
const read = (name: string) =>
  page.evaluate((file) => (window as unknown as BridgeWindow).disk.read(file), name);

/** An opened file with its bytes as text, so that it can leave the page. */
const open = (how: "open" | "openRecent" | "reread" = "open", id = "") =>
  page.evaluate(
    async ([call, argument]) => {
      const { bridge } = window as unknown as BridgeWindow;
      const reply = await (call === "open" ? bridge.open() : bridge[call](argument));
      if (reply.outcome !== "done") return { reply, file: "", name: "", text: "" };
      const { file, name, bytes } = reply.value;
      return { reply: { outcome: "done" } as const, file, name, text: new TextDecoder().decode(bytes) };
    },
    [how, id] as const,
  );
const save = (file: string, text: string, overwrite = false) =>
  page.evaluate(
    ([id, content, force]) =>
      (window as unknown as BridgeWindow).bridge.save(id, new TextEncoder().encode(content), force),
    [file, text, overwrite] as const,
  );
const saveAs = (name: string, text: string) =>
  page.evaluate(
    ([suggested, content]) =>
      (window as unknown as BridgeWindow).bridge.saveAs(suggested, new TextEncoder().encode(content)),
    [name, text] as const,
  );
/** Exports a picture of these pieces, and answers with how the last call went; `then` ends it. */
const exported = (name: string, pieces: readonly string[], then: "finish" | "drop" = "finish") =>
  page.evaluate(
    async ([suggestedName, parts, end]) => {
      const { bridge } = window as unknown as BridgeWindow;
      const begun = await bridge.beginExport({ suggestedName, kind: "png" });
      if (begun.outcome !== "done") return begun;
      for (const part of parts) {
        const added = await bridge.addToExport(begun.value, new TextEncoder().encode(part));
        if (added.outcome !== "done") return added;
      }
      if (end === "finish") return bridge.finishExport(begun.value);
      await bridge.dropExport(begun.value);
      return bridge.addToExport(begun.value, new Uint8Array(1));
    },
    [name, pieces, then] as const,
  );
const recent = () => page.evaluate(() => (window as unknown as BridgeWindow).bridge.recent());
const problemOf = (kind: string) => ({
  outcome: "problem",
  problem: { kind, message: expect.stringMatching(/\.$/) },
});

/** Opens "map.argmap" with this text and answers its id. */
async function opened(text: string): Promise<string> {
  await write("map.argmap", text);
  await answer({ pick: "map.argmap" });
  return (await open()).file;
}

describe("with file pickers", () => {
  test("offers maps, pictures that may carry one, and maps of other programs, but saves maps only", async () => {
    await write("map.svg", "<svg/>");
    await answer({ pick: "map.svg" });
    expect(await open()).toMatchObject({ name: "map.svg", text: "<svg/>" });
    await answer({ pick: "map.argmap" });
    await saveAs("map.argmap", "one");
    const offered = await page.evaluate(() =>
      (window as unknown as BridgeWindow).asked.map(({ types = [] }) =>
        types.flatMap(({ accept }) => Object.values(accept).flat()),
      ),
    );
    expect(offered).toEqual([
      [".argmap", ".json", ".svg", ".png", ".pdf", ...IMPORT_EXTENSIONS.map((extension) => `.${extension}`)],
      [".argmap", ".json"],
    ]);
  });

  test("opens a file, and writes to it again", async () => {
    await write("map.argmap", "one");
    await answer({ pick: "map.argmap" });
    const file = await open();
    expect(file).toMatchObject({ name: "map.argmap", text: "one" });
    for (const text of ["two", "three, which is longer", ""]) {
      expect(await save(file.file, text)).toEqual({
        outcome: "done",
        value: { file: file.file, name: "map.argmap" },
      });
      expect(await read("map.argmap")).toBe(text);
    }
  });

  test("saves under a new name, offers map files, and writes there again", async () => {
    await answer({ pick: "new.argmap" });
    const reply = await saveAs("Kursk.argmap", "one");
    const [asked] = await page.evaluate(() => (window as unknown as BridgeWindow).asked);
    expect(asked?.suggestedName).toBe("Kursk.argmap");
    expect(asked?.types).toHaveLength(1);
    expect(Object.values(asked?.types?.[0]?.accept ?? {}).flat()).toContain(".argmap");
    if (reply.outcome !== "done") throw new Error("not saved");
    await save(reply.value.file, "two");
    expect(await read("new.argmap")).toBe("two");
  });

  test("a closed picker is no problem", async () => {
    expect((await open()).reply).toEqual({ outcome: "cancelled" });
    expect(await saveAs("x.argmap", "x")).toEqual({ outcome: "cancelled" });
  });

  test("notices what another program wrote, and overwrites it only when told to", async () => {
    const file = await opened("mine");
    await write("map.argmap", "thei");
    expect(await save(file, "mine, edited")).toEqual(problemOf("changed"));
    expect(await read("map.argmap")).toBe("thei");
    expect((await save(file, "mine, edited", true)).outcome).toBe("done");
    expect(await read("map.argmap")).toBe("mine, edited");
    expect((await save(file, "again")).outcome).toBe("done");
  });

  test("takes no notice of a file that was only touched", async () => {
    const file = await opened("mine");
    await write("map.argmap", "mine");
    expect((await save(file, "edited")).outcome).toBe("done");
  });

  test("reading again does not make the old id forget what it knew", async () => {
    const file = await opened("mine");
    await write("map.argmap", "theirs");
    const again = await open("reread", file);
    expect(again.text).toBe("theirs");
    expect(await save(file, "mine, edited")).toEqual(problemOf("changed"));
    expect((await save(again.file, "theirs, edited")).outcome).toBe("done");
  });

  test("says that a file is gone", async () => {
    const file = await opened("mine");
    await page.evaluate(() => (window as unknown as BridgeWindow).disk.remove("map.argmap"));
    expect(await save(file, "edited")).toEqual(problemOf("gone"));
    expect((await open("reread", file)).reply).toEqual(problemOf("gone"));
  });

  test("keeps the old content when the disk fills up half way", async () => {
    const file = await opened("precious");
    await page.evaluate(() => {
      FileSystemWritableFileStream.prototype.write = async () => {
        throw new DOMException("", "QuotaExceededError");
      };
    });
    expect(await save(file, "new")).toEqual(problemOf("disk-full"));
    expect(await read("map.argmap")).toBe("precious");
  });

  test("says that the browser does not allow writing", async () => {
    const file = await opened("precious");
    await page.evaluate(() => {
      Object.assign(FileSystemFileHandle.prototype, {
        queryPermission: async () => "prompt",
        requestPermission: async () => "denied",
      });
    });
    expect(await save(file, "new")).toEqual(problemOf("read-only"));
    expect(await read("map.argmap")).toBe("precious");
  });

  test("asks again for a permission that has lapsed", async () => {
    const file = await opened("old");
    await page.evaluate(() => {
      let state = "prompt";
      Object.assign(FileSystemFileHandle.prototype, {
        queryPermission: async () => state,
        requestPermission: async () => {
          state = "granted";
          return state;
        },
      });
    });
    expect((await save(file, "new")).outcome).toBe("done");
  });

  test("refuses a file of more than 64 MiB without reading it", async () => {
    await page.evaluate(() =>
      (window as unknown as BridgeWindow).disk.grow("big.argmap", 64 * 1024 * 1024 + 1),
    );
    await answer({ pick: "big.argmap" });
    expect((await open()).reply).toEqual(problemOf("too-large"));
  });

  test("knows nothing of ids from elsewhere", async () => {
    expect(await save("../../etc/passwd", "x")).toEqual(problemOf("unknown-file"));
    expect((await open("reread", "nothing")).reply).toEqual(problemOf("unknown-file"));
    expect((await open("openRecent", "nothing")).reply).toEqual(problemOf("unknown-file"));
  });

  test("exports under the name of its kind", async () => {
    await answer({ pick: "kursk.png" });
    expect(await exported("kursk.png", ["pic", "ture"])).toEqual({
      outcome: "done",
      value: { name: "kursk.png" },
    });
    expect(await read("kursk.png")).toBe("picture");
    const [asked] = await page.evaluate(() => (window as unknown as BridgeWindow).asked);
    expect(asked?.types?.[0]?.accept).toEqual({ "image/png": [".png"] });
    expect(await recent()).toEqual([]);
  });

  test("an export that is given up leaves the old picture, and no empty file where there was none", async () => {
    await write("old.png", "old picture");
    await answer({ pick: "old.png" });
    expect(await exported("kursk.png", ["pic"], "drop")).toEqual(problemOf("unknown-file"));
    expect(await read("old.png")).toBe("old picture");
    await answer({ pick: "new.png" });
    await exported("kursk.png", ["pic"], "drop");
    expect(await page.evaluate(() => (window as unknown as BridgeWindow).disk.names())).toEqual(["old.png"]);
  });

  test("an export keeps the old picture when the disk fills up half way, and can't be gone on with", async () => {
    await write("old.png", "old picture");
    await answer({ pick: "old.png" });
    await page.evaluate(() => {
      const { write } = FileSystemWritableFileStream.prototype;
      let writes = 0;
      FileSystemWritableFileStream.prototype.write = function (data) {
        writes += 1;
        if (writes < 2) return write.call(this, data);
        return Promise.reject(new DOMException("", "QuotaExceededError"));
      };
    });
    expect(await exported("old.png", ["pic", "ture"])).toEqual(problemOf("disk-full"));
    expect(await read("old.png")).toBe("old picture");
  });

  test("an export does not replace a map that was opened since it began", async () => {
    await write("map.png", "a map inside");
    await answer({ pick: "map.png" });
    const id = await page.evaluate(async () => {
      const { bridge } = window as unknown as BridgeWindow;
      const begun = await bridge.beginExport({ suggestedName: "map.png", kind: "png" });
      return begun.outcome === "done" ? begun.value : "";
    });
    await open();
    const reply = await page.evaluate(
      (begun) => (window as unknown as BridgeWindow).bridge.finishExport(begun),
      id,
    );
    expect(reply).toEqual(problemOf("failed"));
    expect(await read("map.png")).toBe("a map inside");
    expect(await exported("map.png", ["picture"])).toEqual(problemOf("failed"));
  });

  test("a browser that wants a click first gets a download instead", async () => {
    await answer({ fail: "SecurityError" });
    const [download] = await Promise.all([page.waitForEvent("download"), saveAs("kursk.argmap", "content")]);
    expect(download.suggestedFilename()).toBe("kursk.argmap");
  });
});

describe("recent files", () => {
  test("outlive a reload, newest first, each once, and open and save again", async () => {
    await opened("one");
    await answer({ pick: "other.argmap" });
    await saveAs("other.argmap", "two");
    await answer({ pick: "map.argmap" });
    await open();
    await page.reload();
    const list = await recent();
    expect(list.map((file) => file.name)).toEqual(["map.argmap", "other.argmap"]);
    const file = await open("openRecent", list[1]?.id);
    expect(file).toMatchObject({ name: "other.argmap", text: "two" });
    await save(file.file, "three");
    expect(await read("other.argmap")).toBe("three");
  });

  test("leave the list when they are gone, and when it is cleared", async () => {
    await opened("one");
    await answer({ pick: "other.argmap" });
    await saveAs("other.argmap", "two");
    await page.evaluate(() => (window as unknown as BridgeWindow).disk.remove("other.argmap"));
    const [other] = await recent();
    expect((await open("openRecent", other?.id)).reply).toEqual(problemOf("gone"));
    expect((await recent()).map((file) => file.name)).toEqual(["map.argmap"]);
    await page.evaluate(() => (window as unknown as BridgeWindow).bridge.clearRecent());
    expect(await recent()).toEqual([]);
  });
});

describe("without file pickers", () => {
  beforeEach(async () => {
    page = await host.tab(profile, false);
  });

  const downloaded = async (work: () => Promise<unknown>) => {
    const [download] = await Promise.all([page.waitForEvent("download"), work()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };

  test("opens through a file input, and saves as a download of the same name", async () => {
    const chooser = page.waitForEvent("filechooser");
    const opening = open();
    await (await chooser).setFiles({
      name: "kursk.argmap",
      mimeType: "application/json",
      buffer: Buffer.from("one"),
    });
    const file = await opening;
    expect(file).toMatchObject({ name: "kursk.argmap", text: "one" });
    expect(await downloaded(() => save(file.file, "two"))).toEqual({ name: "kursk.argmap", text: "two" });
    expect((await open("reread", file.file)).text).toBe("two");
  });

  test("saves and exports as downloads", async () => {
    expect(await downloaded(() => saveAs("Kursk.argmap", "one"))).toEqual({
      name: "Kursk.argmap",
      text: "one",
    });
    const picture = await downloaded(() => exported("Kursk.png", ["pic", "ture"]));
    expect(picture).toEqual({ name: "Kursk.png", text: "picture" });
    expect(await recent()).toEqual([]);
  });
});

describe("dropped files", () => {
  /** Drops a file on the page, with its handle or without, and opens it. */
  const drop = (withHandle: boolean) =>
    page.evaluate(async (given) => {
      const { bridge, disk } = window as unknown as BridgeWindow;
      const handle = await disk.handle("map.argmap");
      Object.assign(DataTransferItem.prototype, {
        getAsFileSystemHandle: async () => (given ? handle : null),
      });
      const dataTransfer = new DataTransfer();
      const file = await handle.getFile();
      dataTransfer.items.add(file);
      window.dispatchEvent(new DragEvent("drop", { dataTransfer }));
      const reply = await bridge.openDropped(file);
      if (reply.outcome !== "done") throw new Error(reply.outcome);
      return { file: reply.value.file, text: new TextDecoder().decode(reply.value.bytes) };
    }, withHandle);

  test("are saved in place where the browser gives their handle", async () => {
    await write("map.argmap", "one");
    const file = await drop(true);
    expect(file.text).toBe("one");
    await save(file.file, "two");
    expect(await read("map.argmap")).toBe("two");
  });

  test("are saved as a download where it does not", async () => {
    await write("map.argmap", "one");
    const file = await drop(false);
    const [download] = await Promise.all([page.waitForEvent("download"), save(file.file, "two")]);
    expect(download.suggestedFilename()).toBe("map.argmap");
    expect(await read("map.argmap")).toBe("one");
  });
});
