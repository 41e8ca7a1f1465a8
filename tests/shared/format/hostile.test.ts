/** Files made to do harm: whatever they hold, opening gives a result, soon. The time limit of each test is its bound. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../shared/document/invariants";
import { parse, parseBytes } from "../../../shared/format/parse";
import { problemSentence } from "../../../shared/format/problems";
import { serialise } from "../../../shared/format/serialise";
import { arbitraryMap } from "../../support/arbitrary-map";
import { edge, file, node } from "./files";

const withValue = (value: string) => file({ mine: "VALUE" }).replace('"VALUE"', value);
const nodesText = (count: number) =>
  file({ nodes: "NODES" }).replace(
    '"NODES"',
    `[${'{"id":"a","kind":"risk","text":"","x":0,"y":0},'.repeat(count - 1)}{}]`,
  );

describe("files that are too large", () => {
  it.each<readonly [string, () => string | Uint8Array, object]>([
    ["100 MB of bytes", () => new Uint8Array(100_000_000).fill(0x20), { what: "file" }],
    ["69 MB of few characters", () => new Uint8Array(Buffer.from("€".repeat(23_000_000))), { what: "file" }],
    ["70 MB of text", () => " ".repeat(70_000_000), { what: "file" }],
    ["200,000 open lists", () => "[".repeat(200_000), { what: "nesting", limit: 64 }],
    ["200,000 open objects in an unknown key", () => withValue('{"a":'.repeat(200_000)), { what: "nesting" }],
    [
      "200,000 lists in lists that are closed",
      () => withValue("[".repeat(200_000) + "]".repeat(200_000)),
      { what: "nesting" },
    ],
    ["100,001 nodes", () => nodesText(100_001), { what: "nodes", limit: 100_000 }],
    ["1,200,000 nodes", () => nodesText(1_200_000), { what: "nodes", limit: 100_000 }],
    ["400,001 edges", () => file({ edges: new Array(400_001).fill({}) }), { what: "edges", limit: 400_000 }],
    [
      "a text of 100,001 characters",
      () => file({ nodes: [node("a"), node("b", { text: "x".repeat(100_001) })] }),
      { what: "text", path: "nodes[1].text" },
    ],
    ["a text of 50 MB", () => file({ title: "x".repeat(50_000_000) }), { what: "text", path: "title" }],
    ["20 million lists", () => withValue(`[${"[],".repeat(20_000_000)}[]]`), { what: "values" }],
    [
      "5 million keys",
      () => withValue(`{${Array.from({ length: 5_000_000 }, (_, i) => `"${i}":0`).join()}}`),
      { what: "keys" },
    ],
  ])("%s", (_what, make, problem) => {
    const data = make();
    const opened = typeof data === "string" ? parse(data) : parseBytes(data);
    expect(opened).toMatchObject({ ok: false, error: { kind: "too-large", ...problem } });
  });
});

describe("files that look small and cost much", () => {
  it.each<readonly [string, () => string, object]>([
    [
      "10 million times the same key",
      () => withValue(`{${'"a":0,'.repeat(10_000_000)}"a":0}`),
      { kind: "invalid" },
    ],
    [
      "10 million infinite numbers",
      () => withValue(`[${"1e999,".repeat(10_000_000)}0]`),
      { kind: "invalid" },
    ],
    [
      "an id of 10 MB",
      () => file({ nodes: [node("x".repeat(10_000_000), { text: "" })] }),
      { kind: "invalid" },
    ],
    [
      "a text that never ends",
      () =>
        file({})
          .slice(0, -1)
          .concat(`,"a":"${"x".repeat(60_000_000)}`),
      { kind: "not-json" },
    ],
    [
      "60 million line ends before an error",
      () => withValue(`${"\n".repeat(60_000_000)}!`),
      { kind: "not-json" },
    ],
    [
      "100,000 nodes that are empty",
      () => file({ nodes: new Array(100_000).fill({}) }),
      { kind: "invalid", more: 499_980 },
    ],
  ])("%s", (_what, make, problem) => expect(parse(make())).toMatchObject({ ok: false, error: problem }));

  it.each<readonly [string, () => string, number]>([
    ["a number of 10 million digits", () => withValue("9".repeat(10_000_000)), 1],
    ["a fraction of 10 million zeros", () => withValue(`0.${"0".repeat(10_000_000)}1`), 1],
    ["9,000 times the same id", () => file({ nodes: Array.from({ length: 9000 }, () => node("a")) }), 8999],
    [
      "100,000 edges that each point at the next",
      () => {
        const edges = Array.from({ length: 100_000 }, (_, i) =>
          edge(`e${i}`, "a", i === 99_999 ? "b" : `e${i + 1}`),
        );
        return file({ nodes: [node("a"), node("b")], edges });
      },
      0,
    ],
    [
      "9,000 edges in one circle",
      () => {
        const edges = Array.from({ length: 9000 }, (_, i) => edge(`e${i}`, "a", `e${(i + 1) % 9000}`));
        return file({ nodes: [node("a")], edges });
      },
      9000,
    ],
  ])("%s", (_what, make, repairs) => {
    const opened = parse(make());
    expect(opened.ok && opened.value.repairs.length).toBe(repairs);
    expect(opened.ok && violations(opened.value.map)).toEqual([]);
  });
});

describe("valid files with random damage", () => {
  it("open as a sound map that is saved and opened as it is, or are refused with a sentence", () => {
    const signs = fc.constantFrom(
      ...'{}[]",:\\0e-. \n',
      "null",
      "1e999",
      '"id":',
      '"a"',
      "__proto__",
      "\ud800",
    );
    const change = fc.tuple(fc.nat(), fc.nat(8), signs);
    fc.assert(
      fc.property(
        arbitraryMap({ maxNodes: 5 }),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (map, changes) => {
          let text = serialise(map);
          for (const [at, remove, sign] of changes) {
            const place = at % text.length;
            text = text.slice(0, place) + sign + text.slice(place + remove);
          }
          const opened = parse(text);
          if (!opened.ok) {
            expect(problemSentence(opened.error)).toMatch(/^This file .*\.$/);
            return;
          }
          expect(violations(opened.value.map)).toEqual([]);
          const again = parse(serialise(opened.value.map));
          expect(again).toEqual({
            ok: true,
            value: { map: opened.value.map, repairs: [], migratedFrom: null },
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it("random bytes never throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const opened = parseBytes(bytes);
        expect(opened.ok || problemSentence(opened.error)).not.toBe("");
      }),
    );
  });

  it("bytes changed in a valid file never throw", () => {
    fc.assert(
      fc.property(
        arbitraryMap({ maxNodes: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
        (map, changes) => {
          const bytes = new TextEncoder().encode(serialise(map));
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const opened = parseBytes(bytes);
          if (opened.ok) expect(violations(opened.value.map)).toEqual([]);
          else expect(problemSentence(opened.error)).not.toBe("");
        },
      ),
      { numRuns: 300 },
    );
  });
});
