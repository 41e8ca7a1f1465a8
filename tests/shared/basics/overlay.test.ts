import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, Draft, withChanges } from "../../../shared/basics/overlay";

const key = fc.constantFrom("a", "b", "c", "d", "e", "f");
const value = fc.integer({ min: 0, max: 3 }).map((number) => ({ number }));
const entries = fc.dictionary(key, value, { maxKeys: 6 }).map((record) => new Map(Object.entries(record)));

/** What a plain copy would be. */
const copied = <V>(map: ReadonlyMap<string, V>, changes: ReadonlyMap<string, V>) =>
  new Map([...map, ...changes]);

function expectSame(found: ReadonlyMap<string, object>, wanted: ReadonlyMap<string, object>): void {
  expect([...found]).toEqual([...wanted]);
  expect(found.size).toBe(wanted.size);
  expect([...found.keys()]).toEqual([...wanted.keys()]);
  expect([...found.values()]).toEqual([...wanted.values()]);
  const visited: unknown[] = [];
  found.forEach((one, id) => {
    visited.push([id, one]);
  });
  expect(visited).toEqual([...wanted]);
  for (const id of ["a", "b", "c", "d", "e", "f", "g"]) {
    expect(found.get(id)).toBe(wanted.get(id));
    expect(found.has(id)).toBe(wanted.has(id));
  }
}

describe("a map with changes", () => {
  it("is what a copy with the changes would be, after any number of changes", () => {
    fc.assert(
      fc.property(entries, fc.array(entries, { maxLength: 6 }), (base, steps) => {
        let found: ReadonlyMap<string, { number: number }> = base;
        let wanted: ReadonlyMap<string, { number: number }> = base;
        for (const changes of steps) {
          found = withChanges(found, changes);
          wanted = copied(wanted, changes);
          expectSame(found, wanted);
        }
      }),
    );
  });

  it("is what a copy without what is gone would be", () => {
    fc.assert(
      fc.property(entries, entries, fc.uniqueArray(key), (base, changes, gone) => {
        const wanted = copied(base, changes);
        for (const id of gone) wanted.delete(id);
        const before = [...base];
        expectSame(
          withChanges(base, changes, new Set(gone)),
          gone.some((id) => base.has(id)) ? wanted : copied(base, changes),
        );
        expect([...base]).toEqual(before);
      }),
    );
  });

  it("knows what is another object than before, whatever the two were made from", () => {
    fc.assert(
      fc.property(
        entries,
        entries,
        fc.array(entries, { maxLength: 3 }),
        fc.array(entries, { maxLength: 3 }),
        (base, other, one, two) => {
          for (const start of [base, other]) {
            const before = one.reduce<ReadonlyMap<string, object>>(
              (map, changes) => withChanges(map, changes),
              base,
            );
            const after = two.reduce<ReadonlyMap<string, object>>(
              (map, changes) => withChanges(map, changes),
              start,
            );
            const wanted = new Map<string, object | null>();
            for (const [id, now] of after) if (before.get(id) !== now) wanted.set(id, now);
            for (const id of before.keys()) if (!after.has(id)) wanted.set(id, null);
            const found = changesBetween(before, after);
            expect(found.size).toBe(wanted.size);
            for (const [id, now] of wanted) expect(found.get(id)).toBe(now);
          }
        },
      ),
    );
  });

  it("stays as it is while more is changed over it", () => {
    const base = new Map([["a", { number: 1 }]]);
    const first = withChanges(base, new Map([["a", { number: 2 }]]));
    withChanges(first, new Map([["a", { number: 3 }]]));
    expect(first.get("a")).toEqual({ number: 2 });
    expect(base.get("a")).toEqual({ number: 1 });
  });

  it("becomes a map of its own when very much has changed, with the same entries", () => {
    const base = new Map(Array.from({ length: 2000 }, (_, at) => [`k${at}`, { number: at }] as const));
    const changes = new Map(Array.from({ length: 1500 }, (_, at) => [`k${at}`, { number: -at }] as const));
    expectSame(withChanges(base, changes), copied(base, changes));
  });
});

describe("a draft", () => {
  it("reads what was set over what there was, and leaves that alone", () => {
    fc.assert(
      fc.property(entries, fc.array(fc.tuple(key, fc.option(value))), (base, sets) => {
        const draft = new Draft(base);
        const wanted = new Map(base);
        for (const [id, one] of sets) {
          if (one === null) {
            draft.delete(id);
            wanted.delete(id);
          } else {
            draft.set(id, one);
            wanted.set(id, one);
          }
          expect(draft.get(id)).toBe(one ?? undefined);
        }
        const before = [...base];
        const finished = draft.finished();
        // What was taken out and set again stands where it stood.
        expect(new Map(finished)).toEqual(wanted);
        expect(finished.size).toBe(wanted.size);
        expect([...base]).toEqual(before);
      }),
    );
  });
});
