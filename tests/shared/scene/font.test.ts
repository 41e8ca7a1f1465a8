import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { createShaper } from "../../../shared/scene/font-shaper";
import { createSubsetter } from "../../../shared/scene/font-subset";

const require = createRequire(import.meta.url);
const read = (id: string) => new Uint8Array(readFileSync(require.resolve(id)));
const regular = read("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf");
const fonts = { 400: regular, 600: read("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf") };
const wasm = read("harfbuzzjs/dist/harfbuzz.wasm");
const codesOf = (text: string) => [...text].map((c) => c.codePointAt(0) ?? 0);

describe("shaping", () => {
  it("gives one glyph a letter, kerned, with clusters in order", async () => {
    const shaper = await createShaper(wasm, fonts);
    const glyphs = shaper.shape("AVA", 400);
    expect(glyphs.map((g) => g.cluster)).toEqual([0, 1, 2]);
    const alone = shaper.shape("A", 400)[0]?.advance ?? 0;
    expect(glyphs[0]?.advance).toBeLessThan(alone);
  });

  it("knows what the bundled font covers", async () => {
    const shaper = await createShaper(wasm, fonts);
    for (const text of ["Décision", "Рішення", "Απόφαση", "a → b -> c", "№ “q” €"])
      expect([text, shaper.covers(text, 400)]).toEqual([text, true]);
    for (const text of ["决定", "قرار", "החלטה", "निर्णय", "ok 👍", "✔️"])
      expect([text, shaper.covers(text, 600)]).toEqual([text, false]);
  });
});

describe("subsets", () => {
  it("keep the width of text, ligatures and kerning included, in a smaller file", async () => {
    const subsetter = await createSubsetter(read("harfbuzzjs/dist/harfbuzz-subset.wasm"));
    const text = "AVA To -> Рішення";
    const small = subsetter.forCharacters(regular, codesOf(text));
    expect(small.length).toBeLessThan(regular.length / 5);
    const [whole, cut] = await Promise.all([
      createShaper(wasm, fonts),
      createShaper(wasm, { ...fonts, 400: small }),
    ]);
    const advances = (shaper: typeof whole) => shaper.shape(text, 400).map((g) => g.advance);
    expect(advances(cut)).toEqual(advances(whole));
    expect(cut.covers("xyz", 400)).toBe(false);
  });

  it("of glyphs keep the glyphs' numbers", async () => {
    const [subsetter, shaper] = await Promise.all([
      createSubsetter(read("harfbuzzjs/dist/harfbuzz-subset.wasm")),
      createShaper(wasm, fonts),
    ]);
    const glyphs = shaper.shape("Zürich", 400).map((g) => g.id);
    const small = subsetter.forGlyphs(regular, glyphs);
    expect(small.length).toBeLessThan(regular.length / 5);
    expect(subsetter.forGlyphs(small, glyphs).length).toBeGreaterThan(small.length / 2);
  });
});
