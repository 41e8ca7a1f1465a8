/** The double is our reading of Electron's contract; these hold the parts of it that other tests lean on. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isAppAddress, toApp, toBrowser } from "../support/electron-double/address";
import { createCodec } from "../support/electron-double/wire";

const codec = createCodec();
const carried = (value: unknown) => codec.decode(JSON.parse(JSON.stringify(codec.encode(value))));

test("what a structured clone carries crosses between page and main", () => {
  const value = {
    nothing: undefined,
    date: new Date(5),
    map: new Map<unknown, unknown>([[1, new Set(["a"])]]),
    numbers: [Number.NaN, Number.POSITIVE_INFINITY, 10n],
    bytes: new Uint8Array([0, 127, 255]),
    text: "ї \ud83d\ude00",
    empty: null,
  };
  expect(carried(value)).toEqual(value);
  expect(carried(new Uint8Array(300_000).fill(7))).toEqual(new Uint8Array(300_000).fill(7));
  expect(carried(new TypeError("x"))).toMatchObject({ name: "TypeError", message: "x" });
});

test("any JSON value crosses as it is, whatever its keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(carried(value)).toEqual(value);
    }),
  );
  const hostile = JSON.parse('{"__proto__": {"polluted": true}}');
  expect(Object.keys(carried(hostile) as object)).toEqual(["__proto__"]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("the app sees its own addresses", () => {
  for (const address of ["app://bundle/index.html", "app://bundle/assets/a%20b.js?c#d"]) {
    expect(isAppAddress(toBrowser(address))).toBe(true);
    expect(toApp(toBrowser(address))).toBe(address);
  }
  for (const address of ["https://example.org/", "about:blank", "data:text/plain,x"])
    expect(toBrowser(address)).toBe(address);
  expect(isAppAddress("https://example.org/")).toBe(false);
});
