import type { FontWeight } from "../layout/measure";
import type { FontFiles } from "./font-shaper";
import type { Subsetter } from "./font-subset";
import type { EmbeddedFont } from "./svg";
import type { Scene } from "./types";

const WEIGHTS: readonly FontWeight[] = [400, 600];

/** The bundled fonts that the scene uses, each cut down to the characters that it writes. */
export function embeddedFonts(scene: Scene, files: FontFiles, subsetter: Subsetter): EmbeddedFont[] {
  const used: Record<FontWeight, Set<number>> = { 400: new Set(), 600: new Set() };
  for (const group of scene.groups)
    for (const shape of group.shapes) {
      if (shape.type !== "text") continue;
      for (const character of shape.text) used[shape.font.weight].add(character.codePointAt(0) ?? 0);
    }
  return WEIGHTS.filter((weight) => used[weight].size > 0).map((weight) => ({
    weight,
    bytes: subsetter.forCharacters(files[weight], used[weight]),
  }));
}
