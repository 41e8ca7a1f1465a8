/** The doors that a page must find closed, tried from inside the page. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CALLS, callChannel, NOTICES, noticeChannel } from "../../../shared/bridge/channels";
import { CALL_FALLBACKS } from "../../../shared/bridge/ipc-contract";
import type { BareWindow } from "../../support/bare-app";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

const PAGE = "app://bundle/index.html";

test("the page sees the bridge, frozen, and nothing of Electron or Node", async () => {
  await start();
  const first = await page();
  const seen = await first.page.evaluate(() => {
    const { argmap } = window as unknown as BareWindow;
    const names = ["require", "process", "module", "ipcRenderer", "electron", "Buffer", "global"];
    return {
      keys: Object.keys(argmap).sort(),
      isFrozen: Object.isFrozen(argmap),
      leaks: names.filter((name) => name in window),
    };
  });
  const verbs = [
    "shell",
    "platform",
    "nativeMenu",
    "listen",
    "setWindow",
    "setMenu",
    "editClipboard",
    "newWindow",
    "close",
    "closeNow",
  ];
  expect(seen.keys).toEqual([...CALLS, ...verbs].sort());
  expect(seen.isFrozen).toBe(true);
  expect(seen.leaks).toEqual([]);
});

test("windows are sandboxed and isolated", async () => {
  await start();
  await page();
  const [options] = await bare.app.call("BrowserWindow");
  expect(options).toMatchObject({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  expect(bare.app.callsTo("app.enableSandbox")).toHaveLength(1);
  expect(bare.app.callsTo("protocol.registerSchemesAsPrivileged")).toEqual([
    [
      [
        {
          scheme: "app",
          privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
        },
      ],
    ],
  ]);
});

test("permissions and downloads are refused, but for writing to the clipboard and the full screen", async () => {
  await start();
  await page();
  const names = [
    "media",
    "geolocation",
    "notifications",
    "midi",
    "pointerLock",
    "openExternal",
    "clipboard-read",
    "display-capture",
    "fileSystem",
    "hid",
    "serial",
    "usb",
    "idle-detection",
    "storage-access",
    "local-fonts",
    "unknown",
  ];
  for (const name of names) expect([name, await bare.app.isGranted(name)]).toEqual([name, false]);
  expect(await bare.app.mayDownload()).toBe(false);
  for (const name of ["clipboard-sanitized-write", "fullscreen"])
    expect(await bare.app.isGranted(name)).toBe(true);
});

describe("going elsewhere", () => {
  const attempts: Readonly<Record<string, string>> = {
    "a link": `const a = document.createElement("a"); a.href = "https://example.org/"; document.body.append(a); a.click();`,
    "a link to a new window": `const a = document.createElement("a"); a.href = "https://example.org/"; a.target = "_blank"; document.body.append(a); a.click();`,
    "window.open": `window.open("https://example.org/");`,
    "window.open of script": `window.open("javascript:alert(1)");`,
    "an address": `location.href = "https://example.org/";`,
    "another page of the app": `location.href = "./page.js";`,
    "a frame": `const f = document.createElement("iframe"); f.src = "https://example.org/"; document.body.append(f);`,
    "an image": `const i = new Image(); i.src = "https://example.org/beacon.png"; document.body.append(i);`,
    "a request": `fetch("https://example.org/").catch(() => undefined);`,
    "a form": `const f = document.createElement("form"); f.action = "https://example.org/"; document.body.append(f); f.submit();`,
    "a script": `const s = document.createElement("script"); s.src = "https://example.org/x.js"; document.body.append(s);`,
    "a script in the page": `const s = document.createElement("script"); s.textContent = "window.pwned = 1"; document.body.append(s);`,
    "a style": `const s = document.createElement("style"); s.textContent = "body { background: url(https://example.org/) }"; document.body.append(s);`,
    "a worker from a blob": `new Worker(URL.createObjectURL(new Blob(["1"])));`,
  };

  test.each(Object.entries(attempts))("%s leads nowhere", async (_name, script) => {
    await start();
    const first = await page();
    await first.page.evaluate(script).catch(() => undefined);
    // Whatever the attempt started has been refused when a later answer of main is back.
    await bare.app.menuItems();
    const state = await first.page.evaluate(async () => {
      await (window as unknown as BareWindow).argmap.recent();
      return { address: location.pathname, isPwned: "pwned" in window };
    });
    expect(state).toEqual({ address: "/index.html", isPwned: false });
    expect(bare.app.windows).toHaveLength(1);
    // Nothing was let through; that it was tried may be noted.
    for (const problem of bare.takeProblems()) expect(problem).not.toMatch(/let pass|was allowed/);
  });
});

describe("messages", () => {
  test("from anything but the page itself are answered with the fixed sentence and do nothing", async () => {
    await start();
    await page();
    const strangers = [
      "https://example.org/",
      "app://other/index.html",
      "app://bundle/page.js",
      "app://bundle.evil/index.html",
      "file:///etc/passwd",
      "about:blank",
      "",
    ];
    for (const url of strangers)
      for (const name of CALLS)
        expect(await bare.app.sendAs(url, callChannel(name), [])).toEqual(CALL_FALLBACKS[name]);
    expect(bare.app.callsTo("dialog.showOpenDialog")).toEqual([]);
    expect(bare.takeProblems().join("")).toContain("unknown sender");
  });

  test("with arbitrary arguments never throw, ask, or touch a file", async () => {
    const path = join(bare.folder, "precious.argmap");
    await writeFile(path, "precious");
    await start({ argv: [path] });
    const [event] = await (await page()).hears(1);
    const file = event?.type === "open" ? event.opened.file : "";
    // Nobody picks a file or a button: a question that is asked is a failure of its own.
    const asking = new Set(["open", "saveAs", "exportFile", "openLink"]);
    const value = fc.oneof(
      fc.anything({ withNullPrototype: false, maxDepth: 2 }).filter(isClonable),
      fc.constantFrom<unknown>(file, path, "../../etc/passwd", "a\0b", -1, Number.NaN, new Uint8Array(3)),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CALLS.filter((name) => !asking.has(name) && name !== "save")),
        fc.array(value, { maxLength: 4 }),
        async (name, args) => {
          // A path that main was given is a drop; the page has no way to send one.
          fc.pre(name !== "openDropped" && name !== "clearRecent");
          await bare.app.sendAs(PAGE, callChannel(name), args);
        },
      ),
      { numRuns: 300 },
    );
    for (const name of asking)
      await fc.assert(
        fc.asyncProperty(fc.array(value, { minLength: 3, maxLength: 5 }), async (args) => {
          const answer = await bare.app.sendAs(PAGE, `argmap:call:${name}`, args);
          expect(answer).toEqual(CALL_FALLBACKS[name as "open"]);
        }),
        { numRuns: 40 },
      );
    expect(await readFile(path, "utf8")).toBe("precious");
    for (const problem of bare.takeProblems())
      for (const line of problem.trim().split("\n")) expect(line).toMatch(/malformed arguments$/);
  });

  test("notices with arbitrary arguments leave the app running", async () => {
    await start();
    const first = await page();
    const values: unknown[] = [null, 1, "x", {}, [], { name: 1, modified: "yes" }, { hasMap: true }];
    for (const name of NOTICES.filter((one) => one === "setWindow" || one === "setMenu"))
      for (const value of values) await bare.app.sendNotice(PAGE, noticeChannel(name), [value]);
    expect(await first.heard()).toEqual([]);
    expect(bare.takeProblems().join("")).toContain("malformed arguments");
  });
});

test("links leave the app after a question only, in the parser's own spelling", async () => {
  await start();
  const first = await page();
  const open = (url: string) =>
    first.page.evaluate((link) => (window as unknown as BareWindow).argmap.openLink(link), url);
  for (const url of [
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://user:word@example.org/",
    "smb://x/y",
  ])
    expect(await open(url)).toBe(false);
  expect(bare.app.callsTo("dialog.showMessageBox")).toEqual([]);
  bare.app.answerMessageBox(1);
  expect(await open("https://example.org/")).toBe(false);
  bare.app.answerMessageBox(0);
  expect(await open("https://EXAMPLE.org/päge")).toBe(true);
  expect(bare.app.callsTo("shell.openExternal")).toEqual([["https://example.org/p%C3%A4ge"]]);
  const [options] = await bare.app.call("dialog.showMessageBox", 1);
  expect(options).toMatchObject({ message: "Open a link to example.org?" });
});

test("the clipboard takes text and PNG pictures, and nothing else as a picture", async () => {
  await start();
  const first = await page();
  const results = await first.page.evaluate(async () => {
    const { argmap } = window as unknown as BareWindow;
    await argmap.writeClipboard("Грані — text");
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    return [await argmap.writeClipboardImage(png), await argmap.writeClipboardImage(new Uint8Array(9))];
  });
  expect(results).toEqual([true, false]);
  expect(await bare.app.readClipboard()).toBe("Грані — text");
  expect(bare.app.callsTo("clipboard.write")).toEqual([["image/png", 9]]);
});

test("a script of the page gets at the clipboard only in answer to a click or a key", async () => {
  await start();
  const first = await page();
  // Not evaluated, which would count as a person's doing.
  await first.page.addInitScript(() => {
    const answers: boolean[] = [];
    const paste = () => answers.push((window as unknown as BareWindow).argmap.editClipboard("paste"));
    Object.assign(window, { answers });
    document.addEventListener("DOMContentLoaded", paste);
    document.addEventListener("click", paste);
  });
  await first.page.reload();
  await first.page.click("#canvas");
  await bare.app.call("webContents.paste");
  expect(await first.page.evaluate(() => (window as never as { answers: boolean[] }).answers)).toEqual([
    false,
    true,
  ]);
  expect(bare.app.callsTo("webContents.paste")).toEqual([[1]]);
  await bare.app.sendNotice(PAGE, noticeChannel("editClipboard"), ["reload"]);
  expect(bare.takeProblems().join("")).toContain("malformed arguments");
});

function isClonable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
