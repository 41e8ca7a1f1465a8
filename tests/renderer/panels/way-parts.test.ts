import * as fc from "fast-check";
import { expect, it } from "vitest";
import { inTheMiddle, wayInWords } from "../../../renderer/panels/way-parts";

it("leaves out nothing of a way, and shows both ends and at most five steps", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 12 }), (way) => {
      const { first, middle, last } = inTheMiddle(way);
      expect([...first, ...middle, ...last]).toEqual(way);
      const shown = first.length + last.length + (middle.length > 0 ? 1 : 0);
      expect(shown).toBeLessThanOrEqual(5);
      expect(first[0]).toBe(way[0]);
      // What is shortened to a menu of one would rather stand there itself.
      expect(middle.length).not.toBe(1);
    }),
  );
});

it("tells ways apart by what the node speaks about", () => {
  expect(wayInWords(["Strike", "Allies ask for it"])).toBe("Straight to 'Strike'");
  expect(wayInWords(["Strike", "Deter", "Allies ask for it"])).toBe("By 'Deter', in 2 steps");
});
