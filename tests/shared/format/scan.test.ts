import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesWhenRead } from "../../../shared/format/numbers";
import { Scanner } from "../../../shared/format/scan";

const LIMITS = { nesting: 64, values: 1000, keys: 100, finds: 50 };
const scan = (text: string) => {
  const scanner = new Scanner(text, LIMITS);
  return { problem: scanner.run(), scanner };
};

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON text with some characters taken away, put in, or changed. */
const damagedJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]",:\\u0e.-+1 tfn\n\tN\u0000')), {
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [at, remove, sign]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + sign + now.slice(place + remove);
    }, text),
  );

describe("the scan of JSON text", () => {
  it("accepts exactly what JSON.parse accepts", () => {
    fc.assert(
      fc.property(damagedJson, (text) => {
        expect([text, scan(text).problem === null]).toEqual([text, parses(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes every beginning of a JSON object for cut off, at its end", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        for (let length = 1; length < text.length; length += 1) {
          expect(scan(text.slice(0, length)).problem).toMatchObject({ found: "truncated", at: length });
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ["{'a':1}", "there is ' where a key belongs", 1],
    ['{"a" 1}', "there is 1 where a colon belongs", 5],
    ['{"a":NaN}', "there is N where a value belongs", 5],
    ['{"a":-Infinity}', "there is - where a number belongs", 5],
    ['{"a":1,}', "there is } where a key belongs", 7],
    ['{"a":1}x', "there is x after the end", 7],
    ["[1}", "there is } where a comma or ] belongs", 2],
    ['{"a":[]]', "there is ] where a comma or } belongs", 7],
    ['["a\nb"]', "there is U+000A inside a text", 3],
    ['["\\x"]', "there is \\ which is no escape of JSON", 2],
    ["// no\n{}", "there is / where a value belongs", 0],
    ["[01]", "there is 1 where a comma or ] belongs", 2],
  ])("says what is wrong with %s", (text, detail, at) => {
    expect(scan(text).problem).toEqual({ found: "syntax", detail, at });
  });

  it("refuses every control character inside a text, and takes every other", () => {
    for (let code = 0; code < 256; code += 1) {
      const text = `["${String.fromCharCode(code)}"]`;
      const isRefused = code < 32 || code === 0x22 || code === 0x5c;
      expect([code, scan(text).problem !== null]).toEqual([code, isRefused]);
    }
  });

  it("names the value that is cut off", () => {
    expect(scan('{"nodes":[{"id":"a"},{"id":"b').problem).toMatchObject({ detail: "nodes[1].id" });
    expect(scan('{"nodes":[{"id":"a"}').problem).toMatchObject({ detail: "nodes" });
    expect(scan('{"nodes":[').problem).toMatchObject({ detail: "nodes[0]" });
    expect(scan('{"nodes').problem).toMatchObject({ detail: "the outermost value" });
  });

  it("finds keys that are there twice, however they are written, with the value that would be lost", () => {
    const { scanner } = scan('{"a":[{"x": {"y":[1, 2]} ,"\\u0078":2,"x":3}],"b":{"x":1},"a":0}');
    expect(scanner.duplicates).toEqual([
      { path: "a[0].x", dropped: '{"y":[1, 2]}' },
      { path: "a[0].x", dropped: "2" },
      { path: "a", dropped: '[{"x": {"y":[1, 2]} ,"\\u0078":2,"x":3}]' },
    ]);
    expect(scan(`{"a":"${"x".repeat(5000)}","a":1}`).scanner.duplicates).toEqual([
      { path: "a", dropped: null },
    ]);
  });

  it("keeps keys of different objects apart", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(scan(JSON.stringify(value)).scanner.duplicates).toEqual([]);
      }),
    );
  });

  it("remembers the order of keys that JavaScript would sort", () => {
    const { keyOrders } = scan('{"b":{"2":0,"a":0,"1":0},"c":{"b":0,"a":0}}').scanner;
    expect([...keyOrders]).toEqual([["b", ["2", "a", "1"]]]);
  });

  it("reads the header and the lengths of lists without parsing", () => {
    const { header, lengths } = scan(
      '{"format":"argmap","version": 1 ,"a":[],"b":[[],{}],"c":{"d":[1]}}',
    ).scanner;
    expect([...header]).toEqual([
      ["format", '"argmap"'],
      ["version", "1"],
    ]);
    expect([...lengths]).toEqual([
      ["a", 0],
      ["b", 2],
    ]);
  });

  it.each([
    ["too-deep", "[".repeat(65)],
    ["too-deep", '{"a":'.repeat(65)],
    ["too-many-values", `[${"0,".repeat(1000)}0]`],
    ["too-many-keys", `{${Array.from({ length: 101 }, (_, i) => `"${i}":0`).join()}}`],
    ["too-many-finds", `[${"1e999,".repeat(51)}0]`],
  ])("gives up as %s", (found, text) => expect(scan(text).problem).toMatchObject({ found }));

  it("goes as deep as the limit", () => {
    expect(scan(`${"[".repeat(64)}${"]".repeat(64)}`).problem).toBeNull();
  });
});

describe("numbers that change when they are read", () => {
  it.each([
    ["0", false],
    ["-0", false],
    ["1.0", false],
    ["1e2", false],
    ["1E-7", false],
    ["100000000000000000000", false],
    ["9007199254740991", false],
    ["9007199254740993", true],
    ["12345678901234567890", true],
    ["0.1234567890123456789", true],
    ["1e999", true],
    ["-1e999", true],
    ["1e-999", true],
    ["0e999", false],
    ["0.30000000000000004", false],
    ["1.7976931348623157e308", false],
  ])("%s: %s", (token, changes) => expect(changesWhenRead(token)).toBe(changes));

  it("never names a number that JavaScript wrote", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(changesWhenRead(JSON.stringify(value))).toBe(false);
      }),
    );
  });
});
