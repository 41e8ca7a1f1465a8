import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchMaps } from "../../../shared/compare/match";
import { compareMaps, isNoDifference } from "../../../shared/document/compare";
import { violations } from "../../../shared/document/invariants";
import type { ArgMap } from "../../../shared/document/types";
import { parse } from "../../../shared/format/parse";
import { renameIds } from "../../../shared/merge/rename";
import { arbitraryMap } from "../../support/arbitrary-map";

/** All ids another, as after an import. */
function renamedThroughout(map: ArgMap): ArgMap {
  const ids = [...map.nodes, ...map.edges].map(({ id }, at) => [id, `other-${at}`] as const);
  return renameIds(map, new Map(ids));
}

describe("matchMaps", () => {
  it("finds a map again under other ids where its texts tell the nodes apart", () => {
    fc.assert(
      fc.property(arbitraryMap(), (any) => {
        const nodes = any.nodes.map((node, at) => ({ ...node, text: `claim number ${at}` }));
        const before = { ...any, nodes };
        const matched = matchMaps(before, renamedThroughout(before)).map;
        expect(isNoDifference(compareMaps(before, matched))).toBe(true);
      }),
    );
  });

  it("leaves maps alone whose ids agree, and never breaks a map", () => {
    fc.assert(
      fc.property(arbitraryMap(), arbitraryMap(), (before, after) => {
        expect(matchMaps(before, before).map).toEqual(before);
        expect(violations(matchMaps(before, after).map)).toEqual([]);
      }),
    );
  });

  it("sees a reworded claim as the same one, not as another", () => {
    const source = (id: string, text: string) =>
      `{"format":"argmap","version":1,"title":"","nodes":[{"id":"${id}","kind":"risk","text":"${text}","x":0,"y":0}],"edges":[],"sources":[]}`;
    const open = (text: string) => {
      const opened = parse(text);
      if (!opened.ok) throw new Error("sound");
      return opened.value.map;
    };
    const before = open(source("a", "Russia may retaliate against NATO members"));
    const after = open(source("z", "Russia may well retaliate against NATO members"));
    const other = open(source("z", "The missiles come too late"));
    expect(compareMaps(before, matchMaps(before, after).map).nodes).toMatchObject({
      changed: ["a"],
      added: [],
    });
    expect(compareMaps(before, matchMaps(before, other).map).nodes).toMatchObject({
      changed: [],
      added: ["z"],
    });
  });
});
