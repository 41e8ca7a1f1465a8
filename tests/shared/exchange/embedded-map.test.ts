import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportInNode } from "../../../electron/cli/node-export";
import { joinBytes, latin1 } from "../../../shared/basics/bytes";
import { deflate } from "../../../shared/basics/deflate";
import { EMPTY_MAP, LIMITS } from "../../../shared/document/types";
import {
  extractEmbedded,
  PICTURE_KINDS,
  type PictureKind,
  pictureKind,
} from "../../../shared/exchange/embedded-map";
import { chunk } from "../../../shared/scene/png/chunks";
import { joined } from "../scene/helpers";
import { EVERYTHING } from "../scene/sample-maps";

async function picture(format: PictureKind, embed?: string, map = EMPTY_MAP) {
  const request = {
    format,
    scale: 1,
    theme: "light",
    background: "theme",
    margin: 10,
    title: true,
    legend: true,
  } as const;
  const made = exportInNode(map, embed === undefined ? request : { ...request, embed });
  if (!made.ok) throw new Error(made.error.kind);
  return joined(made.value);
}

const MAP_TEXT = `${JSON.stringify({ format: "argmap", title: "Ünïcode 决定 \u2028 ]]> </map> \\ud800" })}\r\n`;

describe.each(PICTURE_KINDS)("a map inside %s", (kind) => {
  it("comes out as it went in", async () => {
    const file = await picture(kind, MAP_TEXT, EVERYTHING);
    expect(pictureKind(file)).toBe(kind);
    expect(await extractEmbedded(file)).toEqual({ ok: true, value: MAP_TEXT });
  });

  it("comes out for any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        expect(await extractEmbedded(await picture(kind, text))).toEqual({ ok: true, value: text });
      }),
      { numRuns: 12 },
    );
  });

  it("is missed where the picture was made without", async () => {
    expect(await extractEmbedded(await picture(kind, undefined, EVERYTHING))).toEqual({
      ok: false,
      error: "no-map",
    });
  });

  it("never breaks the reader, wherever the file is cut or a byte differs", async () => {
    const file = await picture(kind, MAP_TEXT);
    const cuts = Array.from({ length: 60 }, (_, i) => Math.floor((file.length * i) / 60));
    for (const at of cuts) {
      const cut = await extractEmbedded(file.slice(0, at));
      expect(cut.ok ? cut.value : MAP_TEXT).toBe(MAP_TEXT);
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      await extractEmbedded(changed);
    }
  });
});

describe("hostile pictures", () => {
  const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
  const textHead = latin1("argmap\0\u0001\0\0\0");

  it("that unpack to more than a map may have are refused", async () => {
    const bomb = await deflate(new Uint8Array(LIMITS.fileBytes + 1));
    expect(bomb.length).toBeLessThan(100_000);
    const png = joinBytes([signature, chunk("iTXt", joinBytes([textHead, bomb]))]);
    expect(await extractEmbedded(png)).toEqual({ ok: false, error: "too-large" });
    const head = `%PDF-1.7\n<< /Subtype /application#2Fvnd.argmap+json /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`;
    expect(await extractEmbedded(joinBytes([latin1(head), bomb]))).toEqual({ ok: false, error: "too-large" });
  });

  it("with lengths beyond the end are damaged", async () => {
    const long = joinBytes([signature, Uint8Array.of(255, 255, 255, 255), latin1("iTXtargmap")]);
    expect(await extractEmbedded(long)).toEqual({ ok: false, error: "damaged" });
    const pdf = latin1("%PDF-1.7\n/Subtype /application#2Fvnd.argmap+json /Length 9999999999 >>\nstream\nx");
    expect(await extractEmbedded(pdf)).toEqual({ ok: false, error: "damaged" });
  });

  it("with a wrong checksum or bytes that are no text are damaged", async () => {
    const good = chunk("iTXt", joinBytes([latin1("argmap\0\0\0\0\0"), latin1("{}")]));
    const bad = good.slice();
    bad[bad.length - 1] = (bad.at(-1) ?? 0) ^ 1;
    expect(await extractEmbedded(joinBytes([signature, good]))).toEqual({ ok: true, value: "{}" });
    expect(await extractEmbedded(joinBytes([signature, bad]))).toEqual({ ok: false, error: "damaged" });
    const notText = chunk("iTXt", joinBytes([latin1("argmap\0\0\0\0\0"), Uint8Array.of(0xff, 0xfe)]));
    expect(await extractEmbedded(joinBytes([signature, notText]))).toEqual({ ok: false, error: "damaged" });
  });

  it("are told from other files", async () => {
    const others = ["", "{}", "<html></html>", "GIF89a", "\u0000\u0001", "<?xml version='1.0'?><graphml/>"];
    for (const other of others)
      expect(await extractEmbedded(latin1(other))).toEqual({ ok: false, error: "not-an-image" });
  });

  it("that only talk about the place of a map have none", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg"><text>&lt;argmap-file> argmap-file :argmap-file</text></svg>';
    expect(await extractEmbedded(latin1(svg))).toEqual({ ok: false, error: "no-map" });
  });

  it("that an editor wrote anew still give the map", async () => {
    const file = new TextDecoder().decode(await picture("svg", MAP_TEXT));
    const again = file
      .replace("<svg", '<svg xmlns:embedded="https://example.org/argmap/embedded"')
      .replace(/<argmap-file xmlns="[^"]*"([^>]*)>/, '<embedded:argmap-file\n  $1\n  id="map7">\n   ')
      .replace("</argmap-file>", "\n</embedded:argmap-file>");
    expect(again).toContain("embedded:argmap-file");
    const found = await extractEmbedded(new Uint8Array(new TextEncoder().encode(again)));
    expect(found).toEqual({ ok: true, value: MAP_TEXT });
    const pdf = Buffer.from(await picture("pdf", MAP_TEXT)).toString("latin1");
    const sorted = pdf.replace(
      /<< (\/Type \/EmbeddedFile) (\/Subtype )\S+ (.*?) (\/Length \d+) >>\nstream/,
      "<< $4 $3 $2/application#2fvnd.argmap+json $1 >>\r\nstream",
    );
    expect(sorted).toContain("#2fvnd");
    expect(await extractEmbedded(latin1(sorted))).toEqual({ ok: true, value: MAP_TEXT });
    const referred = pdf.replace(/(EmbeddedFile .*?)\/Length \d+ >>/, "$1/Length 99 0 R >>");
    expect(referred).toContain("/Length 99 0 R");
    expect(await extractEmbedded(latin1(referred))).toEqual({ ok: true, value: MAP_TEXT });
  });
});
