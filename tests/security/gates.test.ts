/** Words that must not stand in the program, because each would open a door again. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { windowOptions } from "../../electron/windows/window-options";

const root = resolve(import.meta.dirname, "../..");

function textsUnder(folder: string): (readonly [path: string, code: string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).flatMap((name) => {
    if (!/\.(?:ts|tsx|mjs|cjs|js|html)$/.test(name) || name.endsWith(".d.ts")) return [];
    const text = readFileSync(join(root, folder, name), "utf8");
    return [
      [`${folder}/${name}`, text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "")] as const,
    ];
  });
}

const own = ["electron", "renderer", "shared"].flatMap(textsUnder);
const shell = ["out/main", "out/preload"].flatMap(textsUnder);
const page = textsUnder("out/renderer");

const naming = (files: typeof own, pattern: RegExp) =>
  files.flatMap(([path, text]) => [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`));

test("text is never made into HTML or script by our own code", () => {
  const sinks =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|createContextualFragment|DOMParser|document\.write|importScripts)\b|\beval\(|\bnew Function\b|javascript:/g;
  expect(own.length).toBeGreaterThan(200);
  expect(naming(own, sinks)).toEqual([]);
  // The one probe of zod, which asks first whether it may: `jitless` says that it may not.
  expect(naming(shell, /\beval\(|\bnew Function\b/g)).toEqual(["out/main/main.js: new Function"]);
  expect(shell.find(([path]) => path === "out/main/main.js")?.[1]).toMatch(
    /if \(globalConfig\.jitless\) return false;[\s\S]{0,200}new Function/,
  );
  expect(naming(own, /jitless: true/g)).toEqual(["electron/ipc.ts: jitless: true"]);
});

test("what libraries bring of it in the page is known, and refused there by Trusted Types", () => {
  expect(
    naming(page, /\beval\(|\bnew Function\(|document\.write\(|insertAdjacentHTML|DOMParser|importScripts\(/g),
  ).toEqual([]);
  const withHtml = new Set(naming(page, /innerHTML/g).map((one) => one.replace(/.*\/([A-Za-z]+).*/, "$1")));
  // React and d3-selection have it; neither is ever asked to use it.
  expect([...withHtml].sort()).toEqual(["MapCanvas", "index"]);
});

test("no setting weakens a page", () => {
  const loose =
    /(?:allowRunningInsecureContent|experimentalFeatures|nodeIntegration\w*|webviewTag|navigateOnDragDrop)["']?\s*:\s*true|(?:webSecurity|sandbox|contextIsolation)["']?\s*:\s*false|enableBlinkFeatures|disableBlinkFeatures|appendSwitch\(["'](?:no-sandbox|disable-web-security|remote-debugging)|allowServiceWorkers|bypassCSP/g;
  expect(naming([...own, ...shell], loose)).toEqual([]);
  const setting = {
    preload: "/p.cjs",
    isPackaged: true,
    isMac: false,
    isDark: false,
    beside: null,
    place: null,
    appName: "Argmap",
  };
  expect(windowOptions(setting).webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
});

test("one place opens links, none that knows documents opens a path, and no place starts a program", () => {
  expect(own.filter(([, text]) => /\bopenExternal\b/.test(text)).map(([path]) => path)).toEqual([
    "electron/handlers.ts",
  ]);
  // The log and other folders of the app's own may be shown; what comes from a page or a document never is.
  const paths = own
    .filter(([, text]) => /\b(?:openPath|showItemInFolder)\b/.test(text))
    .map(([path]) => path);
  expect(
    paths.filter((path) =>
      /^electron\/(?:handlers|ipc|preload)\.ts|^electron\/(?:opening|windows|page)\//.test(path),
    ),
  ).toEqual([]);
  const desktop = own.filter(([path]) => path.startsWith("electron/") && !path.startsWith("electron/cli/"));
  expect(naming(desktop, /node:child_process|\butilityProcess\b|node:vm\b|\bloadExtension\b/g)).toEqual([]);
});

test("the main process talks to no network", () => {
  const desktop = own.filter(([path]) => path.startsWith("electron/") && !path.startsWith("electron/cli/"));
  expect(
    naming(desktop, /node:(?:https?|net|tls|dgram|dns)\b|\bfetch\(|\bautoUpdater\b|\bcrashReporter\b/g),
  ).toEqual([]);
});
