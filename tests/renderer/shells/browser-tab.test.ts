import type { BrowserContext, Dialog, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOSTILE_LINKS } from "../../support/links";
import { EDITED, smallJournalText } from "../../support/small-journal";
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

const call = (tab: Page, name: "keepRecovery" | "extendRecovery", key: string, text: string) =>
  tab.evaluate(
    ([verb, id, content]) =>
      (window as unknown as BridgeWindow).bridge[verb](id, new TextEncoder().encode(content)),
    [name, key, text] as const,
  );
const keep = (tab: Page, key: string, text = smallJournalText(key, key)) =>
  call(tab, "keepRecovery", key, text);
const recoveries = (tab: Page) => tab.evaluate(() => (window as unknown as BridgeWindow).bridge.recoveries());
const offered = async (tab: Page) => (await recoveries(tab)).map((copy) => copy.id);
const readCopy = (tab: Page, id: string, purpose: "look" | "restore" = "restore") =>
  tab.evaluate(
    async ([key, why]) => {
      const bytes = await (window as unknown as BridgeWindow).bridge.readRecovery(key, why);
      return bytes && new TextDecoder().decode(bytes);
    },
    [id, purpose] as const,
  );
const drop = (tab: Page, key: string) =>
  tab.evaluate((id) => (window as unknown as BridgeWindow).bridge.dropRecovery(id), key);
const setKeeps = (tab: Page, isOn: boolean) =>
  tab.evaluate((on) => (window as unknown as BridgeWindow).bridge.setKeepsRecovery(on), isOn);
const keeps = (tab: Page) => tab.evaluate(() => (window as unknown as BridgeWindow).bridge.keepsRecovery());

describe("copies of unsaved work", () => {
  test("are offered after a reload, with what is known of them", async () => {
    await keep(page, "kursk", smallJournalText("kursk", "old"));
    await keep(page, "kursk", smallJournalText("kursk", "kursk.argmap"));
    expect(await offered(page)).toEqual([]);
    await page.reload();
    expect(await recoveries(page)).toEqual([
      {
        id: "kursk",
        name: "kursk.argmap",
        edited: EDITED,
        differs: "1 node added",
        isSaved: false,
        state: "whole",
      },
    ]);
    expect(await readCopy(page, "kursk")).toBe(smallJournalText("kursk", "kursk.argmap"));
  });

  test("grow by lines, in their order, and a new journal begins without them", async () => {
    await keep(page, "a", "start ");
    for (let at = 0; at < 12; at += 1) await call(page, "extendRecovery", "a", `${at} `);
    expect(await readCopy(page, "a")).toBe("start 0 1 2 3 4 5 6 7 8 9 10 11 ");
    await keep(page, "a", "again ");
    await call(page, "extendRecovery", "a", "x");
    expect(await readCopy(page, "a")).toBe("again x");
    await drop(page, "a");
    await keep(page, "a", "third");
    expect(await readCopy(page, "a")).toBe("third");
  });

  test("grow in no tab but the one that keeps them, and not once they are gone", async () => {
    await keep(page, "a", "x");
    await page.reload();
    await expect(call(page, "extendRecovery", "a", "y")).rejects.toThrow();
    await keep(page, "b", "x");
    await drop(page, "b");
    await expect(call(page, "extendRecovery", "b", "y")).rejects.toThrow();
  });

  test("of the version before, whole maps, are offered and read", async () => {
    const other = await host.profile();
    const old = await host.tab(other, false);
    await old.evaluate(async () => {
      await new Promise((done) => {
        indexedDB.deleteDatabase("argmap").onsuccess = done;
      });
      await new Promise<void>((done) => {
        const opening = indexedDB.open("argmap", 1);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore("recent", { keyPath: "id" });
          opening.result.createObjectStore("recovery", { keyPath: "key" });
        };
        opening.onsuccess = () => {
          const write = opening.result.transaction("recovery", "readwrite");
          const bytes = new TextEncoder().encode("{}");
          write.objectStore("recovery").put({ key: "old", name: "old.argmap", edited: 5, bytes });
          write.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      });
    });
    await old.reload();
    expect(await recoveries(old)).toMatchObject([
      { id: "old", name: "old.argmap", edited: 5, state: "whole" },
    ]);
    expect(await readCopy(old, "old")).toBe("{}");
    await other.close();
  });

  test("of a living tab are not offered to another; of a closed one they are", async () => {
    const other = await host.tab(profile);
    await keep(other, "theirs");
    expect(await offered(page)).toEqual([]);
    await other.close();
    expect(await offered(page)).toEqual(["theirs"]);
  });

  test("go to the first tab that takes them; looking takes nothing", async () => {
    await keep(page, "lost", "x");
    await page.reload();
    const other = await host.tab(profile);
    expect(await readCopy(other, "lost", "look")).toBe("x");
    expect(await readCopy(page, "lost")).toBe("x");
    expect(await readCopy(other, "lost")).toBeNull();
    expect(await offered(other)).toEqual([]);
  });

  test("are gone once they are dropped", async () => {
    await keep(page, "a");
    await keep(page, "b");
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
    await expect(keep(page, "a")).rejects.toThrow();
  });

  test("are deleted and kept no more when the person wants none, in every tab", async () => {
    const other = await host.tab(profile);
    await other.evaluate(() => {
      const { bridge, heard } = window as unknown as BridgeWindow;
      bridge.listen((event) => void heard.push(event));
    });
    await keep(page, "a");
    await call(page, "extendRecovery", "a", "line");
    expect(await setKeeps(page, false)).toBe(false);
    expect(await keeps(page)).toBe(false);
    await expect
      .poll(() => other.evaluate(() => (window as unknown as BridgeWindow).heard))
      .toEqual([{ type: "keeps-recovery", isOn: false }]);
    expect(await keeps(other)).toBe(false);
    await expect(keep(other, "b")).rejects.toThrow();
    await page.reload();
    expect(await offered(page)).toEqual([]);
    expect(await setKeeps(page, true)).toBe(true);
    await keep(page, "c");
    await page.reload();
    expect(await offered(page)).toEqual(["c"]);
  });
});

describe("links", () => {
  const openLink = (url: string) =>
    page.evaluate((link) => (window as unknown as BridgeWindow).bridge.openLink(link), url);

  test("of other kinds than web and mail are refused without a question", async () => {
    const questions: string[] = [];
    page.on("dialog", (dialog) => questions.push(dialog.message()));
    for (const [url, why] of HOSTILE_LINKS) expect([url, await openLink(url)]).toEqual([url, why]);
    expect(questions).toEqual([]);
  });

  test("open after a question that names the host, and only then", async () => {
    await profile.route("https://example.org/**", (route) => route.fulfill({ body: "there" }));
    page.once("dialog", (dialog) => dialog.dismiss());
    expect(await openLink("https://example.org/a")).toBe("cancelled");
    let question = "";
    page.once("dialog", async (dialog) => {
      question = dialog.message();
      await dialog.accept();
    });
    await page.getByRole("button").click();
    const [tab, outcome] = await Promise.all([
      profile.waitForEvent("page"),
      openLink("https://example.org/a"),
    ]);
    expect(outcome).toBe("opened");
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
