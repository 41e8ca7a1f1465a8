/** Maps that are made to attack, opened and taken through everything that shows something of them, in both shells. */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { launchChromium } from "../support/chromium";
import { HOSTILE_SAMPLES, hostileSample } from "../support/hostile-map";
import { launchShell, SHELLS, withShell } from "../support/shells";
import { type Exports, marksIn, NOTHING_RAN, tour, violationsIn, watchPolicy } from "./tour";

const folder = resolve(import.meta.dirname, "../../samples/hostile");

describe("the samples", () => {
  test("are all tried", () => {
    expect(readdirSync(folder).sort()).toEqual(HOSTILE_SAMPLES.map((name) => `${name}.argmap`).sort());
  });

  test.each(HOSTILE_SAMPLES)("%s opens whole, and is written as it was", (name) => {
    const text = hostileSample(name);
    const opened = parse(text);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    expect(opened.value.repairs).toEqual([]);
    expect(serialise(opened.value.map)).toBe(text);
    expect("polluted" in {}).toBe(false);
  });
});

/** What a picture must not have, whoever opens it with what. */
function expectInert({ svg, pdf }: Exports): void {
  const picture = new TextDecoder().decode(svg);
  // Texts of the map are escaped, so a tag in the picture is one of ours.
  const tags = new Set([...picture.matchAll(/<([A-Za-z:_-]+)/g)].map(([, tag]) => tag));
  for (const tag of ["script", "foreignObject", "iframe", "image", "a", "animate", "set", "use", "b"])
    expect([tag, tags.has(tag)]).toEqual([tag, false]);
  const attributes = [...picture.matchAll(/<[A-Za-z][^<>]*>/g)].join(" ");
  expect(attributes).not.toMatch(/\son[a-z]+\s*=|(?:href|src)\s*=|url\((?!#|data:font|"?data:)/i);
  const document = Buffer.from(pdf).toString("latin1");
  expect(document).not.toMatch(
    /\/(?:JavaScript|JS|URI|Launch|GoToR|SubmitForm|ImportData|OpenAction|AA|RichMedia)\b/,
  );
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Opens the picture as a page of its own, where script may run if there is any. */
async function openAlone(svg: Uint8Array): Promise<unknown> {
  const context = await browser.newContext();
  const asked: string[] = [];
  const page = await context.newPage();
  page.on("request", (request) => asked.push(request.url()));
  await context.route("**/*", (route) =>
    route.request().url() === "https://picture.example/map.svg"
      ? route.fulfill({ contentType: "image/svg+xml", body: Buffer.from(svg) })
      : route.abort(),
  );
  await page.goto("https://picture.example/map.svg", { waitUntil: "load" });
  const found = await page.evaluate(() => ({
    ran: "pwn" in window,
    marks: document.querySelectorAll("[data-pwn]").length,
    texts: document.querySelectorAll("text").length > 0,
  }));
  await context.close();
  return { ...found, asked: asked.filter((url) => !url.startsWith("data:")) };
}

const inert = { ran: false, marks: 0, texts: true, asked: ["https://picture.example/map.svg"] };
const WORDS = { markup: "pwn", keys: "Plain", prototypes: "constructor", beacons: "Plain" } as const;

describe.each(SHELLS)("a hostile map in the %s shell", (kind) => {
  const shell = withShell(kind);

  test.each(HOSTILE_SAMPLES)(
    "%s stays text on every screen, in every picture, and asks for nothing",
    async (name) => {
      const exports = await tour(shell(), hostileSample(name), WORDS[name]);
      expectInert(exports);
      expect(await openAlone(exports.svg)).toEqual(inert);
    },
  );
});

test.each(SHELLS)(
  "text is refused as HTML and as script, and no other policy may be made, %s",
  async (kind) => {
    // Not by `withShell`: what is provoked here counts as a problem there.
    const shell = await launchShell(kind, { browser });
    const { page } = shell;
    await page.getByRole("main").waitFor();
    await watchPolicy(page);
    const refused = await page.evaluate(() => {
      const attempts: Record<string, () => unknown> = {
        html: () => {
          document.body.innerHTML = "<b data-pwn>x</b>";
        },
        script: () => {
          document.createElement("script").src = "https://example.org/x.js";
        },
        worker: () => new Worker("./assets/index.js"),
        policy: () =>
          (
            window as never as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy("argmap-worker", { createScriptURL: (address: string) => address }),
      };
      return Object.entries(attempts).map(([name, attempt]) => {
        try {
          attempt();
          return `${name} was let through`;
        } catch (error) {
          return `${name}: ${error instanceof Error ? error.name : ""}`;
        }
      });
    });
    expect(refused).toEqual([
      "html: TypeError",
      "script: TypeError",
      "worker: TypeError",
      "policy: TypeError",
    ]);
    expect((await violationsIn(page)).length).toBeGreaterThan(3);
    expect(await marksIn(page)).toEqual(NOTHING_RAN);
    await shell.close();
  },
);
