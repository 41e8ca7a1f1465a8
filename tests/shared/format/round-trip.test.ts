import { deepStrictEqual } from "node:assert/strict";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../shared/document/invariants";
import type { ArgMap } from "../../../shared/document/types";
import { parse, parseBytes } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { arbitraryMap } from "../../support/arbitrary-map";

function open(text: string): ArgMap {
  const opened = parse(text);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  expect(opened.value.repairs).toEqual([]);
  return opened.value.map;
}

const hostileMaps = arbitraryMap({ hostileTexts: true, maxNodes: 8 });

describe("parse and serialise", () => {
  it("give back the same map, frozen, through text", () => {
    fc.assert(
      fc.property(hostileMaps, (map) => {
        const again = open(serialise(map));
        deepStrictEqual(again, map);
        deepStrictEqual(violations(again), []);
        for (const part of [again, again.nodes, ...again.nodes, ...again.sources]) {
          expect(Object.isFrozen(part)).toBe(true);
        }
      }),
    );
  });

  it("give back the same bytes, through UTF-8", () => {
    fc.assert(
      fc.property(hostileMaps, (map) => {
        const bytes = new TextEncoder().encode(serialise(map));
        const opened = parseBytes(bytes);
        expect(opened.ok && Buffer.from(serialise(opened.value.map)).equals(bytes)).toBe(true);
      }),
    );
  });

  it("keep a map with nothing in it small", () => {
    const text =
      '{\n  "format": "argmap",\n  "version": 1,\n  "title": "",\n  "nodes": [],\n  "edges": [],\n  "sources": []\n}\n';
    expect(serialise({ title: "", nodes: [], edges: [], sources: [] })).toBe(text);
    expect(serialise(open(text))).toBe(text);
  });

  it("write one node, edge and source a line, known keys first and in one order", () => {
    const map: ArgMap = {
      extra: [["later", { b: 1, a: [2] }]],
      sources: [{ title: "Article", id: "s", url: "https://example.org" }],
      edges: [{ relation: "support", to: "a", from: "b", id: "e", extra: [["z", null]], notes: "n" }],
      nodes: [
        { y: 2, x: 1, text: "A", kind: "decision", id: "a" },
        {
          extra: [["colour", "red"]],
          citations: [{ end: 2, start: 1, suffix: "s", prefix: "p", exact: "e", source: "s" }],
          id: "b",
          kind: "motive",
          text: "B",
          x: 0.5,
          y: -3,
          tags: [],
          collapsed: false,
        },
      ],
      title: "T",
    };
    const text = [
      "{",
      '  "format": "argmap",',
      '  "version": 1,',
      '  "title": "T",',
      '  "nodes": [',
      '    {"id":"a","kind":"decision","text":"A","x":1,"y":2},',
      '    {"id":"b","kind":"motive","text":"B","x":0.5,"y":-3,"collapsed":false,"tags":[],' +
        '"citations":[{"source":"s","exact":"e","prefix":"p","suffix":"s","start":1,"end":2}],"colour":"red"}',
      "  ],",
      '  "edges": [',
      '    {"id":"e","from":"b","to":"a","relation":"support","notes":"n","z":null}',
      "  ],",
      '  "sources": [',
      '    {"id":"s","title":"Article","url":"https://example.org"}',
      "  ],",
      '  "later": {"b":1,"a":[2]}',
      "}",
      "",
    ].join("\n");
    expect(serialise(map)).toBe(text);
    deepStrictEqual(open(text), map);
  });

  it("keep the order of unknown keys, also of keys that look like numbers", () => {
    const map: ArgMap = {
      title: "",
      nodes: [
        {
          id: "a",
          kind: "risk",
          text: "",
          x: 0,
          y: 0,
          extra: [
            ["b", 1],
            ["7", 2],
            ["a", 3],
            ["1", 4],
          ],
        },
      ],
      edges: [],
      sources: [],
      extra: [
        ["z", 0],
        ["10", 1],
        ["2", 2],
      ],
    };
    deepStrictEqual(open(serialise(map)), map);
  });

  it("treat keys like __proto__ as data and pollute nothing", () => {
    const text = serialise({ title: "", nodes: [], edges: [], sources: [] }).replace(
      '"sources": []',
      '"sources": [],\n  "__proto__": {"polluted":true,"__proto__":{"polluted":true}},\n  "constructor": {"prototype":{"polluted":true}},\n  "hasOwnProperty": 1',
    );
    const map = open(text);
    expect(map.extra?.map(([key]) => key)).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
    expect(serialise(map)).toBe(text);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
  });

  it("accept ids that are names of built-in properties", () => {
    const map: ArgMap = {
      title: "",
      nodes: ["__proto__", "constructor", "toString"].map((id) => ({
        id,
        kind: "risk",
        text: "",
        x: 0,
        y: 0,
      })),
      edges: [{ id: "valueOf", from: "__proto__", to: "constructor", relation: "oppose" }],
      sources: [{ id: "hasOwnProperty", title: "" }],
    };
    deepStrictEqual(open(serialise(map)), map);
  });

  it("keep lone surrogates, which UTF-8 could not, as escapes", () => {
    const map: ArgMap = { title: "\ud83d", nodes: [], edges: [], sources: [], extra: [["\udc00", "\udfff"]] };
    const bytes = new TextEncoder().encode(serialise(map));
    const opened = parseBytes(bytes);
    deepStrictEqual(opened.ok && opened.value.map, map);
  });

  it("read a byte order mark, CRLF, and any spacing as the same map", () => {
    fc.assert(
      fc.property(arbitraryMap({ maxNodes: 4 }), (map) => {
        const text = serialise(map);
        deepStrictEqual(open(`\ufeff${text}`), map);
        deepStrictEqual(open(text.replaceAll("\n", "\r\n")), map);
        const bytes = parseBytes(new TextEncoder().encode(`\ufeff${text}`));
        deepStrictEqual(bytes.ok && bytes.value.map, map);
      }),
      { numRuns: 30 },
    );
  });
});
