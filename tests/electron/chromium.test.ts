import { chromium } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findChromium, NOT_FOUND } from "../support/chromium";

const only = (...paths: string[]) => ({ env: {}, isExecutable: (path: string) => paths.includes(path) });

describe("finding a Chromium", () => {
  test("takes the one that was asked for before all others, and says when it is none", () => {
    const asked = { ...only("/opt/c"), env: { CHROMIUM_PATH: "/opt/c" } };
    expect(findChromium(asked)).toMatchObject({ executablePath: "/opt/c", from: "CHROMIUM_PATH" });
    expect(() => findChromium({ ...only(), env: { CHROMIUM_PATH: "/x" } })).toThrow("CHROMIUM_PATH is /x");
  });

  test("takes Playwright's, then an installed one, on every platform", () => {
    const own = chromium.executablePath();
    expect(findChromium(only(own, "/usr/bin/chromium"))).toMatchObject({ from: "playwright" });
    expect(findChromium({ ...only("/usr/bin/chromium"), platform: "linux" })).toMatchObject({
      from: "system",
    });
    const edge = "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe";
    const windows = { ...only(edge), env: { PROGRAMFILES: "C:\\Program Files" }, platform: "win32" as const };
    expect(findChromium(windows)).toMatchObject({ executablePath: edge });
    const chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findChromium({ ...only(chrome), platform: "darwin" })).toMatchObject({ executablePath: chrome });
  });

  test("without any, says what to install", () => {
    expect(() => findChromium({ ...only(), platform: "darwin" })).toThrow(NOT_FOUND);
    expect(() => findChromium({ ...only(), platform: "linux", arch: "arm64" })).toThrow(NOT_FOUND);
  });

  test.runIf(process.platform === "linux" && process.arch === "x64")(
    "falls back to the one in an npm package, which starts and gives text a size",
    async () => {
      const found = findChromium({ env: {}, isExecutable: (path) => path.includes("node_modules") });
      expect(found.from).toBe("package");
      const browser = await chromium.launch({
        executablePath: found.executablePath,
        args: ["--no-sandbox", "--disable-gpu"],
        env: { ...process.env, ...found.env } as Record<string, string>,
      });
      try {
        const page = await browser.newPage();
        await page.setContent("<span>Argmap</span>");
        expect((await page.locator("span").boundingBox())?.width).toBeGreaterThan(10);
      } finally {
        await browser.close();
      }
    },
  );
});
