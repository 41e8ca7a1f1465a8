import type { BrowserContext, Dialog, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BridgeHost, startBridgeHost } from "./bridge-host";
import type { BridgeWindow } from "./bridge-page";

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

const keep = (tab: Page, key: string, text: string) =>
  tab.evaluate(
    ([id, content]) =>
      (window as unknown as BridgeWindow).bridge.keepRecovery(
        id,
        `${id}.argmap`,
        new TextEncoder().encode(content),
      ),
    [key, text] as const,
  );
const offered = async (tab: Page) => {
  const copies = await tab.evaluate(() => (window as unknown as BridgeWindow).bridge.recoveries());
  return copies.map((copy) => copy.id);
};
const readCopy = (tab: Page, id: string) =>
  tab.evaluate(async (key) => {
    const bytes = await (window as unknown as BridgeWindow).bridge.readRecovery(key);
    return bytes && new TextDecoder().decode(bytes);
  }, id);
const drop = (tab: Page, key: string) =>
  tab.evaluate((id) => (window as unknown as BridgeWindow).bridge.dropRecovery(id), key);

describe("copies of unsaved work", () => {
  test("are offered after a reload, with their name and time", async () => {
    await keep(page, "kursk", "one");
    await keep(page, "kursk", "two");
    expect(await offered(page)).toEqual([]);
    await page.reload();
    const [copy] = await page.evaluate(() => (window as unknown as BridgeWindow).bridge.recoveries());
    expect(copy).toEqual({ id: "kursk", name: "kursk.argmap", edited: expect.any(Number) });
    expect(await readCopy(page, "kursk")).toBe("two");
  });

  test("of a living tab are not offered to another; of a closed one they are", async () => {
    const other = await host.tab(profile);
    await keep(other, "theirs", "x");
    expect(await offered(page)).toEqual([]);
    await other.close();
    expect(await offered(page)).toEqual(["theirs"]);
  });

  test("go to the first tab that takes them", async () => {
    await keep(page, "lost", "x");
    await page.reload();
    const other = await host.tab(profile);
    expect(await readCopy(page, "lost")).toBe("x");
    expect(await readCopy(other, "lost")).toBeNull();
    expect(await offered(other)).toEqual([]);
  });

  test("are gone once they are dropped", async () => {
    await keep(page, "a", "x");
    await keep(page, "b", "x");
    await drop(page, "a");
    await page.reload();
    expect(await offered(page)).toEqual(["b"]);
    await drop(page, "b");
    expect(await offered(page)).toEqual([]);
    expect(await readCopy(page, "b")).toBeNull();
  });

  test("that can't be kept are reported", async () => {
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("", "QuotaExceededError");
      };
    });
    await expect(keep(page, "a", "x")).rejects.toThrow();
  });
});

describe("links", () => {
  const openLink = (url: string) =>
    page.evaluate((link) => (window as unknown as BridgeWindow).bridge.openLink(link), url);

  test("of other kinds than web and mail are refused without a question", async () => {
    const questions: string[] = [];
    page.on("dialog", (dialog) => questions.push(dialog.message()));
    for (const url of [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "https://a@b.example",
      "data:text/html,x",
      "no",
    ])
      expect(await openLink(url), url).toBe(false);
    expect(questions).toEqual([]);
  });

  test("open after a question that names the host, and only then", async () => {
    await profile.route("https://example.org/**", (route) => route.fulfill({ body: "there" }));
    page.once("dialog", (dialog) => dialog.dismiss());
    expect(await openLink("https://example.org/a")).toBe(false);
    let question = "";
    page.once("dialog", async (dialog) => {
      question = dialog.message();
      await dialog.accept();
    });
    await page.getByRole("button").click();
    const [tab, isOpen] = await Promise.all([
      profile.waitForEvent("page"),
      openLink("https://example.org/a"),
    ]);
    expect(isOpen).toBe(true);
    expect(question).toContain("example.org");
    await tab.waitForURL("https://example.org/a");
    expect(await tab.evaluate(() => window.opener)).toBeNull();
  });
});

describe("the tab", () => {
  const setWindow = (name: string, modified: boolean) =>
    page.evaluate((state) => (window as unknown as BridgeWindow).bridge.setWindow(state), { name, modified });

  test("is called as the map, with a mark for unsaved changes", async () => {
    await setWindow("kursk.argmap", false);
    expect(await page.title()).toBe("kursk.argmap — Argmap");
    await setWindow("kursk.argmap", true);
    expect(await page.title()).toBe("● kursk.argmap — Argmap");
    await setWindow("\u202egnp.pamgra", false);
    expect(await page.title()).not.toContain("\u202e");
    await setWindow("", false);
    expect(await page.title()).toBe("Argmap");
  });

  test("asks before it goes with unsaved changes, and not without", async () => {
    await page.getByRole("button").click();
    await setWindow("kursk.argmap", true);
    const asked = new Promise<Dialog>((answer) => page.once("dialog", answer));
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await setWindow("kursk.argmap", false);
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
  });

  test("opens another one for a new window, without a way back to this one", async () => {
    await page.getByRole("button").click();
    const [tab] = await Promise.all([
      profile.waitForEvent("page"),
      page.evaluate(() => (window as unknown as BridgeWindow).bridge.newWindow()),
    ]);
    expect(new URL(tab.url()).pathname).toBe("/");
    expect(await tab.evaluate(() => window.opener)).toBeNull();
  });
});

describe("the clipboard", () => {
  test("takes text and pictures", async () => {
    await profile.grantPermissions(["clipboard-read", "clipboard-write"]);
    const copied = await page.evaluate(async () => {
      const { bridge } = window as unknown as BridgeWindow;
      await bridge.writeClipboard("words");
      return navigator.clipboard.readText();
    });
    expect(copied).toBe("words");
    const types = await page.evaluate(async () => {
      const { bridge } = window as unknown as BridgeWindow;
      const canvas = new OffscreenCanvas(2, 2);
      canvas.getContext("2d");
      const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      const isWritten = await bridge.writeClipboardImage(png);
      return [isWritten, ...(await navigator.clipboard.read()).flatMap((item) => item.types)];
    });
    expect(types).toEqual([true, "image/png"]);
  });

  test("copies what is selected in answer to a click, and says where pasting is refused", async () => {
    await profile.grantPermissions(["clipboard-read", "clipboard-write"]);
    const answers = page.evaluate(
      () =>
        new Promise<boolean[]>((answer) => {
          const { bridge } = window as unknown as BridgeWindow;
          document.addEventListener("copy", (event) => {
            event.clipboardData?.setData("text/plain", "from the map");
            event.preventDefault();
          });
          document.querySelector("button")?.addEventListener("click", () => {
            answer([bridge.editClipboard("copy"), bridge.editClipboard("paste")]);
          });
        }),
    );
    await page.getByRole("button").click();
    expect(await answers).toEqual([true, false]);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("from the map");
  });

  test("that is refused takes text without a fault, and says no to pictures", async () => {
    const outcome = await page.evaluate(async () => {
      const refuse = () => Promise.reject(new DOMException("", "NotAllowedError"));
      Object.assign(navigator.clipboard, { writeText: refuse, write: refuse });
      const { bridge } = window as unknown as BridgeWindow;
      await bridge.writeClipboard("words");
      return bridge.writeClipboardImage(new Uint8Array());
    });
    expect(outcome).toBe(false);
  });
});

test("files that the system opens with the app arrive as events", async () => {
  const names = await page.evaluate(async () => {
    const { bridge, disk } = window as unknown as BridgeWindow;
    await disk.write("kursk.argmap", "one");
    const handle = await disk.handle("kursk.argmap");
    let launch = (_: { files: FileSystemHandle[] }) => {};
    const launchQueue = {
      setConsumer: (consumer: typeof launch) => {
        launch = consumer;
      },
    };
    Object.defineProperty(window, "launchQueue", { value: launchQueue });
    const arrived = new Promise<string>((answer) => {
      bridge.listen((event) => answer(event.type === "open" ? event.opened.name : event.type));
    });
    launch({ files: [handle] });
    return arrived;
  });
  expect(names).toBe("kursk.argmap");
});

test("the page learns which shell it is in", async () => {
  const facts = await page.evaluate(() => {
    const { shell, nativeMenu, platform } = (window as unknown as BridgeWindow).bridge;
    return { shell, nativeMenu, platform };
  });
  expect(facts).toMatchObject({ shell: "browser", nativeMenu: false });
  expect(["linux", "mac", "windows"]).toContain(facts.platform);
});
