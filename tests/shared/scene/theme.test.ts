import { describe, expect, it } from "vitest";
import { KINDS } from "../../../shared/document/types";
import { contrast, luminance, parseColour } from "../../../shared/scene/colour";
import { DARK, LIGHT, type Theme, themeNamed } from "../../../shared/scene/theme";

function ratio(a: string, b: string): number {
  const [first, second] = [parseColour(a), parseColour(b)];
  if (!first || !second) throw new Error(`not a colour: ${a} or ${b}`);
  return contrast(first, second);
}

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as [string, Theme][])("theme %s", (name, theme) => {
  it("is found by its name", () => expect(themeNamed(name as "light" | "dark")).toBe(theme));

  it("writes text with a contrast of at least 4.5", () => {
    for (const box of [...Object.values(theme.kinds), theme.muted]) {
      expect(ratio(box.text, box.fill)).toBeGreaterThanOrEqual(4.5);
      expect(ratio(box.label, box.fill)).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio(theme.text, theme.background)).toBeGreaterThanOrEqual(4.5);
    expect(ratio(theme.mutedText, theme.background)).toBeGreaterThanOrEqual(4.5);
    for (const relation of Object.values(theme.relations))
      expect(ratio(theme.badgeText, relation)).toBeGreaterThanOrEqual(4.5);
  });

  it("draws edges, borders and rings with a contrast of at least 3", () => {
    for (const line of [...Object.values(theme.relations), theme.selection, theme.guide])
      expect(ratio(line, theme.background)).toBeGreaterThanOrEqual(3);
    for (const box of [...Object.values(theme.kinds), theme.muted]) {
      expect(ratio(box.accent, box.fill)).toBeGreaterThanOrEqual(3);
      expect(ratio(box.accent, theme.background)).toBeGreaterThanOrEqual(3);
    }
  });

  it("gives every kind a lightness of its own", () => {
    const levels = KINDS.map((kind) => {
      const colour = parseColour(theme.kinds[kind].accent);
      if (!colour) throw new Error("not a colour");
      return luminance(colour);
    }).sort((a, b) => a - b);
    // A contrast of 1.2 between neighbours is visible side by side.
    for (let i = 1; i < levels.length; i += 1)
      expect((levels[i]! + 0.05) / (levels[i - 1]! + 0.05)).toBeGreaterThan(1.2);
  });
});

describe("colours", () => {
  it("reads hexadecimal colours and basic names, and nothing else", () => {
    expect(parseColour("#fff")).toEqual({ red: 255, green: 255, blue: 255, alpha: 1 });
    expect(parseColour(" Navy ")).toEqual({ red: 0, green: 0, blue: 128, alpha: 1 });
    expect(parseColour("#11223380")?.alpha).toBeCloseTo(0.502, 3);
    for (const bad of ["", "#12", "url(#a)", 'red" onload="x', "constructor", "var(--x)", "#ggg"])
      expect(parseColour(bad)).toBeNull();
  });
});
