import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownName, suggestedFileName } from "../../../shared/bridge/file-name";

describe("a suggested name", () => {
  test.each([
    ["Kursk", "Kursk.argmap"],
    ["Kursk.argmap", "Kursk.argmap"],
    ["Why: Kursk/2024?", "Why Kursk 2024.argmap"],
    ["../../etc/passwd", "etc passwd.argmap"],
    ["C:\\x", "C x.argmap"],
    ["  ", "Untitled.argmap"],
    ["...", "Untitled.argmap"],
    ["CON", "CON map.argmap"],
    ["a\u202eb\nc", "abc.argmap"],
    ["Рішення щодо ATACMS", "Рішення щодо ATACMS.argmap"],
  ])("%j becomes %s", (title, name) => {
    expect(suggestedFileName(title, ".argmap")).toBe(name);
  });

  test("is one name that every system takes, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        const name = suggestedFileName(title, ".svg");
        expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}]+\.svg$/u);
        expect(name).not.toMatch(/^\./);
        expect([...name].length).toBeLessThan(120);
      }),
    );
  });
});

test("a shown name reads as it is", () => {
  expect(shownName("map.argmap")).toBe("map.argmap");
  expect(shownName("\u202epamgra.gpj\n")).toBe("\ufffdpamgra.gpj\ufffd");
});
