import { describe, expect, it } from "vitest";
import { err, ok } from "../../../shared/basics/result";
import type { JsonObject } from "../../../shared/format/fields";
import { VERSION } from "../../../shared/format/known-keys";
import { MIGRATIONS, type Migration, migrate } from "../../../shared/format/migrations";
import { parse } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";

/** A made-up version 0, in which nodes were called claims and had no place. */
const VERSION_0 =
  '{"format":"argmap","version":0,"title":"Old","claims":[{"id":"a","says":"A","mine":1}],"kept":2}';

const fromVersion0: Migration = {
  from: 0,
  migrate({ claims, ...rest }) {
    if (!Array.isArray(claims)) return err("it has no claims");
    const nodes = (claims as JsonObject[]).map(({ says, ...claim }, i) => ({
      ...claim,
      kind: "motive",
      text: says ?? "",
      x: 0,
      y: i * 100,
    }));
    return ok({ ...rest, version: 1, nodes, edges: [], sources: [] });
  },
};

describe("the ladder of migrations", () => {
  it("has one step for each version before this one", () => {
    expect(MIGRATIONS.map((step) => step.from)).toEqual(Array.from({ length: VERSION - 1 }, (_, i) => i + 1));
  });

  it("takes a file of an older version up, says so, and keeps unknown keys", () => {
    const opened = parse(VERSION_0, [fromVersion0]);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    expect(opened.value).toEqual({
      map: {
        title: "Old",
        nodes: [{ id: "a", kind: "motive", text: "A", x: 0, y: 0, extra: [["mine", 1]] }],
        edges: [],
        sources: [],
        extra: [["kept", 2]],
      },
      repairs: [],
      migratedFrom: 0,
    });
    const again = parse(serialise(opened.value.map));
    expect(again).toMatchObject({ value: { migratedFrom: null } });
  });

  it("checks what a step made like any file", () => {
    const wrong: Migration = { from: 0, migrate: (file) => ok({ ...file, nodes: 5 }) };
    expect(parse(VERSION_0, [wrong])).toMatchObject({ error: { kind: "invalid" } });
  });

  it("says which step failed and why", () => {
    expect(parse('{"format":"argmap","version":0}', [fromVersion0])).toEqual(
      err({ kind: "migration-failed", step: { from: 0, to: 1 }, reason: "it has no claims" }),
    );
  });

  it("goes one step after the other, and names the one that is missing", () => {
    const step = (from: number): Migration => ({
      from,
      migrate: (file) => ok({ ...file, [`step${from}`]: true }),
    });
    expect(migrate({}, 1, 4, [step(3), step(1), step(2)])).toEqual(
      ok({ step1: true, step2: true, step3: true }),
    );
    expect(migrate({}, 4, 4, [])).toEqual(ok({}));
    expect(migrate({}, 1, 4, [step(1), step(3)])).toEqual(
      err({ kind: "migration-failed", step: { from: 2, to: 3 }, reason: "Argmap knows no format version 2" }),
    );
  });
});
