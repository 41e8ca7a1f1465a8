/** The whole app, taken through everything, in a browser whose only way to a network is a listener that must stay silent. */
import { createServer, type Server } from "node:net";
import type { Browser } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../support/chromium";
import { hostileSample } from "../support/hostile-map";
import { launchShell, SHELLS } from "../support/shells";
import { tour } from "./tour";

let listener: Server;
let browser: Browser;
const heard: string[] = [];

/** What an installed browser asks its maker for by itself, whatever page it shows; flags stop most of it, not all. */
const OF_THE_BROWSER =
  /^[A-Z]+ (?:https?:\/\/)?(?:[a-z0-9-]+\.)*(?:google|googleapis|gstatic|gvt1|microsoft|bing)\.(?:com|net)[:/]/;

beforeEach(async () => {
  heard.length = 0;
  listener = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (data) => {
      const [asked = ""] = String(data).split("\r\n");
      if (!OF_THE_BROWSER.test(asked)) heard.push(asked);
      socket.end("HTTP/1.1 502 Refused\r\n\r\n");
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  browser = await launchChromium([
    `--proxy-server=http://127.0.0.1:${address.port}`,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ]);
});
afterEach(async () => {
  await browser.close();
  await new Promise((resolve) => listener.close(resolve));
});

test.each(SHELLS)("nothing is asked of a network, %s", async (kind) => {
  const shell = await launchShell(kind, { browser });
  await shell.page.getByRole("main").waitFor();
  await tour(shell, hostileSample("beacons"), "Plain");
  const problems = shell.problems();
  await shell.close();
  expect(problems).toEqual([]);
  expect(heard).toEqual([]);
});

test("and the listener would hear it", async () => {
  const page = await browser.newPage();
  await page.goto("http://beacon.example.org/x").catch(() => undefined);
  await expect.poll(() => heard).toContainEqual(expect.stringContaining("beacon.example.org"));
});
