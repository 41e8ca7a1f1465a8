import { join, sep } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAppAddress, isPageAddress } from "../../../electron/page/address";
import { CONTENT_SECURITY_POLICY, pageHeaders } from "../../../electron/page/headers";
import { locateInFolder } from "../../../electron/page/locate";

const folder = join(sep, "opt", "argmap", "renderer");

describe("a path of the page", () => {
  test.each([
    ["/", "index.html"],
    ["", "index.html"],
    ["/index.html", "index.html"],
    ["/assets/a%20b.js", "assets/a b.js"],
    ["/assets/%D1%97.svg", "assets/ї.svg"],
    ["/...", "..."],
  ])("%j is the file %s", (path, file) => {
    expect(locateInFolder(folder, path)).toBe(join(folder, file));
  });
});

describe("a path that leads out, or is none of ours", () => {
  test.each([
    "/../main/main.js",
    "/..%2f..%2fetc/passwd",
    "/%2e%2e/main.js",
    "/assets/../../x",
    "/assets/../index.html",
    "/..%5c..%5cx",
    "/..\\x",
    "/%00",
    "/index.html%00.png",
    "/C:/Windows/win.ini",
    "/index.html::$DATA",
    "/%",
    "/%ff",
    "/..",
    "/.",
  ])("%j is refused", (path) => {
    expect(locateInFolder(folder, path)).toBeNull();
  });

  test("no path at all leads out of the folder", () => {
    const part = fc.oneof(fc.string(), fc.constantFrom("..", ".", "%2e%2e", "%2f", "%5c", "\\", "//", "a"));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const path = locateInFolder(folder, `/${parts.join("/")}`);
        expect(path === null || path.startsWith(folder + sep)).toBe(true);
      }),
    );
  });
});

test("only the page itself is the page", () => {
  for (const address of ["app://bundle/index.html", "app://bundle/", "app://bundle/index.html?a#b"])
    expect(isPageAddress(address)).toBe(true);
  for (const address of [
    "app://bundle/other.html",
    "app://bundle.evil/index.html",
    "app://evil/index.html",
    "https://bundle/index.html",
    "file:///index.html",
    "not an address",
    "",
  ])
    expect(isPageAddress(address)).toBe(false);
  expect(isAppAddress("app://bundle/assets/x.js")).toBe(true);
  expect(isAppAddress("app://user@evil/x.js")).toBe(false);
});

test("the policy forbids by default, and no file is guessed at", () => {
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain(
    "require-trusted-types-for 'script'; trusted-types argmap-worker",
  );
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(pageHeaders("x.js")).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "x-content-type-options": "nosniff",
    "content-security-policy": CONTENT_SECURITY_POLICY,
  });
  expect(pageHeaders("x.wasm")["content-type"]).toBe("application/wasm");
  expect(pageHeaders("x.exe")["content-type"]).toBe("application/octet-stream");
});
