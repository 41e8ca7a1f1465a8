import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "../../../shared/basics/base64";
import { fromLatin1, indexOfBytes, joinBytes, latin1 } from "../../../shared/basics/bytes";
import { deflate, inflate, through } from "../../../shared/basics/deflate";
import { seeded } from "../../support/generated-map";

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new Uint8Array(array));

describe("base64", () => {
  it("is what Node writes, and comes back", () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(toBase64(data)).toBe(Buffer.from(data).toString("base64"));
        expect(fromBase64(toBase64(data))).toEqual(data);
      }),
    );
  });

  it("crosses the borders of its own chunks", () => {
    const long = Uint8Array.from({ length: 50_001 }, (_, i) => (i * 7) % 256);
    expect(toBase64(long)).toBe(Buffer.from(long).toString("base64"));
  });

  it("reads past white space and refuses other signs", () => {
    expect(fromBase64(" aGV\nsbG8= ")).toEqual(latin1("hello"));
    for (const bad of ["a", "aGVs!", "aG=Vs", "aGVsbG8===="]) expect(fromBase64(bad)).toBeNull();
  });
});

describe("bytes", () => {
  it("are found where they first stand", () => {
    const all = latin1("abcabcabd");
    expect(indexOfBytes(all, latin1("abd"))).toBe(6);
    expect(indexOfBytes(all, latin1("abc"), 1)).toBe(3);
    expect(indexOfBytes(all, latin1("abdx"))).toBe(-1);
    expect(fromLatin1(joinBytes([latin1("ab"), latin1("c")]))).toBe("abc");
  });
});

describe("deflate", () => {
  it("comes back whole", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (data) => {
        expect(await inflate(await deflate(data), 300)).toEqual({ ok: true, value: data });
      }),
      { numRuns: 30 },
    );
  });

  it("stops at the limit, and says when bytes are damaged", async () => {
    const bomb = await deflate(new Uint8Array(1_000_000));
    expect(bomb.length).toBeLessThan(2000);
    expect(await inflate(bomb, 999_999)).toEqual({ ok: false, error: "too-large" });
    expect(await inflate(bomb.slice(0, -20), 2_000_000)).toEqual({ ok: false, error: "damaged" });
    expect(await inflate(latin1("no zlib"), 100)).toEqual({ ok: false, error: "damaged" });
  });

  it("ends its source when the reader stops early, and passes on its errors", async () => {
    let ended = false;
    const random = seeded(1);
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(new ArrayBuffer(65_536)).map(() => random() * 256);
      } finally {
        ended = true;
      }
    }
    for await (const part of through(new CompressionStream("deflate"), endless())) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    expect(ended).toBe(true);
    async function* broken() {
      yield new Uint8Array(10);
      throw new Error("out of paint");
    }
    const read = async () => {
      for await (const _ of through(new CompressionStream("deflate"), broken()));
    };
    await expect(read()).rejects.toThrow("out of paint");
  });
});
