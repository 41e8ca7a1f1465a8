/** The doors that a page must find closed, tried from inside the page. */
import { expect, test } from "vitest";
import { CALLS, noticeChannel } from "../../../shared/bridge/channels";
import type { BareWindow } from "../../support/bare-app";
import { GOOD_LINKS, HOSTILE_LINKS } from "../../support/links";
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
    "keepsVersions",
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

const PERMISSIONS = [
  "media",
  "mediaKeySystem",
  "audioCapture",
  "videoCapture",
  "display-capture",
  "geolocation",
  "notifications",
  "midi",
  "midiSysex",
  "pointerLock",
  "keyboardLock",
  "openExternal",
  "clipboard-read",
  "deprecated-sync-clipboard-read",
  "fileSystem",
  "hid",
  "serial",
  "usb",
  "bluetooth",
  "idle-detection",
  "storage-access",
  "top-level-storage-access",
  "speaker-selection",
  "window-management",
  "local-fonts",
  "unknown",
  "a permission that nobody has thought of yet",
  "",
  "constructor",
  "__proto__",
];

test("permissions are refused, asked for and looked up, but for writing to the clipboard and the full screen", async () => {
  await start();
  await page();
  const doors = ["permission request", "permission check"] as const;
  for (const door of doors) {
    for (const name of PERMISSIONS)
      expect([door, name, await bare.app.isDoorOpen(door, name)]).toEqual([door, name, false]);
    for (const name of ["clipboard-sanitized-write", "fullscreen"])
      expect([door, name, await bare.app.isDoorOpen(door, name)]).toEqual([door, name, true]);
  }
});

test("devices, the screen, downloads, certificates and embedded pages are refused", async () => {
  await start();
  await page();
  for (const device of ["hid", "serial", "usb"])
    expect([device, await bare.app.isDoorOpen("device", device)]).toEqual([device, false]);
  const doors = ["display media", "download", "certificate error", "client certificate", "webview"] as const;
  for (const door of doors)
    expect([door, await bare.app.isDoorOpen(door, "https://example.org/")]).toEqual([door, false]);
});

test("no page may go anywhere but to the page itself, and no frame anywhere", async () => {
  await start();
  await page();
  const own = "app://bundle/index.html";
  expect(await bare.app.isDoorOpen("navigation", own)).toBe(true);
  const addresses = [
    "https://example.org/",
    "app://bundle/page.js",
    "app://bundle.example.org/index.html",
    "file:///etc/passwd",
    "javascript:top.pwn=1",
    "data:text/html,x",
    "about:blank",
    "",
  ];
  for (const address of addresses)
    expect([address, await bare.app.isDoorOpen("navigation", address)]).toEqual([address, false]);
  for (const address of [...addresses, own]) {
    expect([address, await bare.app.isDoorOpen("navigation of a frame", address)]).toEqual([address, false]);
    expect([address, await bare.app.isDoorOpen("redirect", address)]).toEqual([address, false]);
  }
});

test("no request leaves for a network, and what asks past the gate finds no address", async () => {
  await start();
  await page();
  for (const address of [
    "https://example.org/",
    "http://127.0.0.1/",
    "ws://example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "chrome://version/",
    "app://other/index.html",
    "not an address",
  ])
    expect([address, await bare.app.isDoorOpen("request", address)]).toEqual([address, false]);
  expect(bare.app.callsTo("app.commandLine.appendSwitch")).toContainEqual([
    "host-resolver-rules",
    "MAP * ~NOTFOUND",
  ]);
  expect(bare.app.callsTo("webContents.setWebRTCIPHandlingPolicy")).toEqual([["disable_non_proxied_udp"]]);
});

test("the app's own scheme gives the files of the page, and nothing else", async () => {
  await start();
  await page();
  const { status, headers } = await bare.app.request("app://bundle/index.html");
  expect(status).toBe(200);
  // Without this header no other origin may read what it fetched; that the scheme obeys CORS is declared above.
  expect(headers).not.toHaveProperty("access-control-allow-origin");
  expect(headers).toMatchObject({ "cross-origin-resource-policy": "same-origin" });
  const escapes = [
    "app://bundle/..%2fmain/main.js",
    "app://bundle/..%2f..%2f..%2f..%2f..%2fetc/passwd",
    "app://bundle/%2e%2e/main/main.js",
    "app://bundle/..%5cmain%5cmain.js",
    "app://bundle/%5c%5cserver%5cshare",
    "app://bundle/index.html%00.png",
    "app://bundle//etc/passwd",
    "app://bundle/%2fetc%2fpasswd",
    "app://bundle/C:/Windows/win.ini",
    "app://bundle/index.html::$DATA",
    "app://bundle/missing.js",
    "app://bundle/%",
  ];
  for (const url of escapes) {
    const reply = await bare.app.request(url);
    expect([url, reply.status, reply.body.length]).toEqual([url, 404, 0]);
  }
  for (const url of ["app://other/index.html", "app://bundle.example.org/index.html"])
    expect([url, (await bare.app.request(url)).allowed]).toEqual([url, false]);
  // A part of a file is no way around the headers, and an origin that asks gets no leave to read.
  const foreign = { range: "bytes=0-3", origin: "https://evil.example" };
  const part = await bare.app.request("app://bundle/index.html", "GET", foreign);
  expect([part.status, part.headers]).toEqual([status, headers]);
  for (const method of ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"]) {
    const reply = await bare.app.request("app://bundle/index.html", method);
    expect([method, reply.status]).toEqual([method, 405]);
  }
});

test("links leave the app after a question that names where they lead, in the parser's own spelling", async () => {
  await start();
  const first = await page();
  const open = (url: string) =>
    first.page.evaluate((link) => (window as unknown as BareWindow).argmap.openLink(link), url);
  for (const [url, why] of HOSTILE_LINKS) expect([url, await open(url)]).toEqual([url, why]);
  expect(bare.app.callsTo("dialog.showMessageBox")).toEqual([]);
  for (const [text, href, destination] of GOOD_LINKS) {
    const asked = bare.app.callsTo("dialog.showMessageBox").length;
    bare.app.answerMessageBox(1);
    expect([text, await open(text)]).toEqual([text, "cancelled"]);
    bare.app.answerMessageBox(0);
    expect([text, await open(text)]).toEqual([text, "opened"]);
    const [options] = await bare.app.call("dialog.showMessageBox", asked);
    expect(options).toMatchObject({
      message: `Open a link to ${destination}?`,
      detail: expect.stringContaining(href),
      defaultId: 1,
    });
  }
  expect(bare.app.callsTo("shell.openExternal")).toEqual(GOOD_LINKS.map(([, href]) => [href]));
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
