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
      "'report.png' is a picture without an argument map inside; your file was not changed, and you can ask for the .argmap file itself.",
    );
  });

  test("a picture that was cut off says that the map inside is damaged", async () => {
    const whole = await picture("svg", serialise(EVERYTHING));
    const text = new TextDecoder().decode(whole);
    const cut = whole.subarray(0, text.indexOf("<metadata>") + 400);
    expect(await openContent(cut)).toMatchObject({ ok: false, error: { picture: "damaged" } });
  });
});
