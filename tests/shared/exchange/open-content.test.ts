import { describe, expect, test } from "vitest";
import { exportInNode } from "../../../electron/cli/node-export";
import { openContent } from "../../../shared/exchange/open-content";
import { problemSentence } from "../../../shared/format/problems";
import { serialise } from "../../../shared/format/serialise";
import type { ExportRequest } from "../../../shared/scene/export-request";
import { joined } from "../scene/helpers";
import { EVERYTHING } from "../scene/sample-maps";

const PLAIN: Omit<ExportRequest, "format"> = {
  scale: 1,
  theme: "light",
  background: "theme",
  margin: 24,
  title: false,
  legend: false,
};

async function picture(format: ExportRequest["format"], embed?: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces = exportInNode(EVERYTHING, { ...PLAIN, format, ...(embed === undefined ? {} : { embed }) });
  if (!pieces.ok) throw new Error("the picture can't be made");
  return joined(pieces.value);
}

describe("what a file holds", () => {
  test("a map's own text is that map, from no picture", async () => {
    const opened = await openContent(new TextEncoder().encode(serialise(EVERYTHING)));
    expect(opened).toMatchObject({ ok: true, value: { map: EVERYTHING, picture: null } });
  });

  test.each(["svg", "png", "pdf"] as const)("a %s with the map inside is that very map", async (format) => {
    const opened = await openContent(await picture(format, serialise(EVERYTHING)));
    expect(opened).toMatchObject({ ok: true, value: { map: EVERYTHING, picture: format } });
  });

  test.each(["svg", "png", "pdf"] as const)("a %s without one is said to be a picture", async (format) => {
    const opened = await openContent(await picture(format));
    expect(opened).toMatchObject({ ok: false, error: { kind: "not-argmap", picture: "no-map" } });
    if (opened.ok) return;
    expect(problemSentence(opened.error, "report.png")).toBe(
      "'report.png' is a picture without an argument map inside: it was made without one, or a program that cropped, scaled or sent it took the map out; your file was not changed, and you can ask for the .argmap file itself.",
    );
  });

  test.each(["svg", "png", "pdf"] as const)(
    "a %s that was cut off says so, wherever it ends",
    async (format) => {
      const whole = await picture(format, serialise(EVERYTHING));
      const { length } = whole;
      for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
        const opened = await openContent(whole.slice(0, Math.floor(length * part)));
        if (opened.ok) expect(opened.value).toMatchObject({ map: EVERYTHING, pictureChange: "cut-off" });
        else expect(opened.error).toMatchObject({ kind: "not-argmap", found: null });
        if (!opened.ok) expect(problemSentence(opened.error)).toMatch(/is a picture.*(without|cut off)/);
      }
      expect(await openContent(whole)).toMatchObject({ ok: true, value: { pictureChange: null } });
    },
  );

  test("a PNG or SVG whose picture was cropped or scaled says so, and gives the whole map", async () => {
    const png = (await picture("png", serialise(EVERYTHING))).slice();
    const view = new DataView(png.buffer);
    view.setUint32(16, view.getUint32(16) - 10);
    expect(await openContent(png)).toMatchObject({
      ok: true,
      value: { map: EVERYTHING, pictureChange: "resized" },
    });
    const svg = new TextDecoder().decode(await picture("svg", serialise(EVERYTHING)));
    const cropped = svg.replace(/ width="[\d.]+"/, ' width="100"');
    expect(cropped).not.toBe(svg);
    expect(await openContent(new TextEncoder().encode(cropped))).toMatchObject({
      ok: true,
      value: { map: EVERYTHING, pictureChange: "resized" },
    });
  });

  test("a picture wider than 16,384 pixels gives the map back byte for byte", async () => {
    const wide = {
      ...EVERYTHING,
      nodes: EVERYTHING.nodes.map((node, at) => (at === 0 ? { ...node, x: 20_000 } : node)),
    };
    const embed = serialise(wide);
    for (const format of ["png", "svg"] as const) {
      const pieces = exportInNode(wide, { ...PLAIN, format, embed });
      if (!pieces.ok) throw new Error("the picture can't be made");
      const bytes = await joined(pieces.value);
      if (format === "png") expect(new DataView(bytes.buffer).getUint32(16)).toBeGreaterThan(16_384);
      const opened = await openContent(bytes);
      expect(opened.ok && serialise(opened.value.map)).toBe(embed);
      expect(opened).toMatchObject({ value: { pictureChange: null } });
    }
  });
});
