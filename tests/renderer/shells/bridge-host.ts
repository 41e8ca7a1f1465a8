/** Builds the page of the browser's bridge, and opens it in a real Chromium. */
import { resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { launchChromium } from "../../support/chromium";

const ADDRESS = "http://localhost/";
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title></head>
<body><button>Touch</button><script src="/page.js"></script></body></html>`;

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve(import.meta.dirname, "bridge-page.ts"), formats: ["iife"], name: "page" },
    },
  });
  const [first] = [built].flat();
  if (!first || !("output" in first)) throw new Error("Nothing was built");
  return first.output[0].code;
}

export interface BridgeHost {
  /** A browser profile of its own. */
  profile(): Promise<BrowserContext>;
  /** A tab of the profile, with file pickers or without. */
  tab(profile: BrowserContext, pickers?: boolean): Promise<Page>;
  close(): Promise<void>;
}

export async function startBridgeHost(): Promise<BridgeHost> {
  const [script, browser]: [string, Browser] = await Promise.all([bundle(), launchChromium()]);
  return {
    async profile() {
      const context = await browser.newContext({ acceptDownloads: true });
      await context.route(`${ADDRESS}**`, (route) =>
        route.request().url().endsWith("page.js")
          ? route.fulfill({ contentType: "text/javascript", body: script })
          : route.fulfill({ contentType: "text/html", body: HTML }),
      );
      return context;
    },
    async tab(context, pickers = true) {
      const page = await context.newPage();
      await page.goto(`${ADDRESS}${pickers ? "#pickers" : ""}`);
      return page;
    },
    close: () => browser.close(),
  };
}
