import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import { type ArgMap, EMPTY_MAP } from "../../../shared/document/types";
import { parse } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { SEMANTICS } from "../../../shared/reasoning/semantics";
import {
  changedSettings,
  type ReasoningSettings,
  reasoningSettings,
} from "../../../shared/reasoning/settings";
import { assumptionsOf, isNoTrial, NO_TRIAL } from "../../../shared/reasoning/trial";
import { arbitraryId, arbitraryJson } from "../../support/arbitrary-map";

const names = fc.array(arbitraryId, { maxLength: 3 });
const settings: fc.Arbitrary<ReasoningSettings> = fc.record({
  semantics: fc.constantFrom(...SEMANTICS),
  checksOff: names,
  trials: fc.array(
    fc.record({
      name: fc.string(),
      mutedNodes: names,
      mutedSources: names,
      mutedAuthors: names,
      confidence: fc
        .array(
          fc.tuple(
            arbitraryId,
            fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0),
          ),
        )
        .map((pairs) => new Map(pairs)),
    }),
    { maxLength: 2 },
  ),
});

function set(map: ArgMap, change: Partial<ReasoningSettings>): ArgMap {
  const value = changedSettings(map, change);
  const applied = applyEdit(map, {
    type: "setting",
    key: "reasoning",
    value,
    as: "Change how it is weighed",
  });
  if (!applied.ok) throw new Error("a setting can always be changed");
  return applied.value.map;
}

function saved(map: ArgMap): ArgMap {
  const opened = parse(serialise(map));
  if (!opened.ok || opened.value.repairs.length > 0) throw new Error("a map opens as it was saved");
  return opened.value.map;
}

describe("reasoningSettings", () => {
  it("come back out of the file as they were set", () => {
    fc.assert(
      fc.property(settings, (wanted) => {
        expect(reasoningSettings(saved(set(EMPTY_MAP, wanted)))).toEqual(wanted);
      }),
    );
  });

  it("leave no trace where all is as by default", () => {
    fc.assert(
      fc.property(settings, (wanted) => {
        const back = set(set(EMPTY_MAP, wanted), reasoningSettings(EMPTY_MAP));
        expect(back).toEqual(EMPTY_MAP);
      }),
    );
  });

  it("make sense of anything that a file may say there, and keep what a newer version says", () => {
    fc.assert(
      fc.property(arbitraryJson, (value) => {
        const map: ArgMap = { ...EMPTY_MAP, extra: [["reasoning", value]] };
        expect(SEMANTICS).toContain(reasoningSettings(map).semantics);
        const withMore: ArgMap = { ...EMPTY_MAP, extra: [["reasoning", { later: value }]] };
        const changed = set(withMore, { semantics: "df-quad" });
        expect(changed.extra).toEqual([["reasoning", { later: value, semantics: "df-quad" }]]);
      }),
    );
  });
});

describe("a trial", () => {
  const cite = (source: string) => ({ source, exact: "", prefix: "", suffix: "", start: 0, end: 0 });
  const node = (id: string, sources: readonly string[]) => ({
    id,
    kind: "motive" as const,
    text: id,
    x: 0,
    y: 0,
    citations: sources.map(cite),
  });
  const map: ArgMap = {
    title: "",
    nodes: [node("none", []), node("one", ["s"]), node("two", ["s", "t"])],
    edges: [],
    sources: [
      { id: "s", title: "S", author: "Ann" },
      { id: "t", title: "T", author: "Ben" },
    ],
  };
  const muted = (trial: Partial<typeof NO_TRIAL>) => [
    ...(assumptionsOf(map, { ...NO_TRIAL, ...trial }).muted ?? []),
  ];

  it("without a source or an author goes without what rests on them alone", () => {
    expect(muted({ mutedSources: ["s"] })).toEqual(["one"]);
    expect(muted({ mutedAuthors: ["Ann"] })).toEqual(["one"]);
    expect(muted({ mutedAuthors: ["Ann"], mutedSources: ["t"] })).toEqual(["one", "two"]);
    expect(muted({ mutedNodes: ["none"] })).toEqual(["none"]);
  });

  it("that assumes nothing is none", () => {
    expect(isNoTrial(NO_TRIAL)).toBe(true);
    expect(isNoTrial({ ...NO_TRIAL, mutedAuthors: ["Ann"] })).toBe(false);
  });
});
