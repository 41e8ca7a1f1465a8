import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Recent } from "../../../shared/basics/recent";

describe("what was made of the last few objects", () => {
  it("is what was set last for the object, and kept for the ones used last", () => {
    const steps = fc.array(fc.record({ key: fc.nat({ max: 9 }), isSet: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), (does, most) => {
        const keys = Array.from({ length: 10 }, (_, id) => ({ id }));
        const recent = new Recent<{ id: number }, number>(most);
        const model = new Map<number, number>();
        let used: number[] = [];
        does.forEach(({ key, isSet }, step) => {
          const object = keys[key] ?? { id: -1 };
          const isKept = used.includes(key);
          if (isSet) {
            recent.set(object, step);
            model.set(key, step);
          } else expect(recent.get(object)).toBe(isKept ? model.get(key) : undefined);
          if (isSet || isKept) used = [key, ...used.filter((other) => other !== key)].slice(0, most);
        });
      }),
    );
  });
});
