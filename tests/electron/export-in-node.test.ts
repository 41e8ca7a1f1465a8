import { describe, expect, it } from "vitest";
import { exportInNode, nodeExportPlatform } from "../../electron/cli/node-export";
import { EMPTY_MAP } from "../../shared/document/types";
import {
  EXPORT_FORMATS,
  type ExportRequest,
  exportProblemSentence,
  plannedSize,
} from "../../shared/scene/export-request";
import { joined } from "../shared/scene/helpers";
import { EVERYTHING, mapOf, node } from "../shared/scene/sample-maps";

const REQUEST: ExportRequest = {
  format: "png",
  scale: 1,
  theme: "light",
  background: "theme",
  margin: 24,
  title: true,
  legend: true,
};

async function made(request: Partial<ExportRequest>, map = EVERYTHING) {
  const result = exportInNode(map, { ...REQUEST, ...request });
  if (!result.ok) throw new Error(exportProblemSentence(result.error));
  return joined(result.value);
}

describe("exportInNode", () => {
  it.each(EXPORT_FORMATS)("makes the same %s file twice", async (format) => {
    expect(Buffer.compare(await made({ format }), await made({ format }))).toBe(0);
  });

  it("makes files of an empty map", async () => {
    for (const format of EXPORT_FORMATS)
      expect((await made({ format }, EMPTY_MAP)).length).toBeGreaterThan(100);
  });

  it("makes the size that was planned", async () => {
    const planned = plannedSize(EVERYTHING, { ...REQUEST, scale: 3 }, nodeExportPlatform().measure);
    const view = new DataView((await made({ scale: 3 })).buffer);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([planned.width, planned.height]);
    const svg = new TextDecoder().decode(await made({ format: "svg" }));
    const { width } = plannedSize(EVERYTHING, { ...REQUEST, format: "svg" }, nodeExportPlatform().measure);
    expect(Math.ceil(Number(/width="([\d.]+)"/.exec(svg)?.[1]))).toBe(width);
  });

  it("draws a part in another theme", async () => {
    const svg = new TextDecoder().decode(
      await made({ format: "svg", only: ["m1"], theme: "dark", legend: false }),
    );
    expect(svg.match(/<g>/g)).toHaveLength(2);
    expect(svg).toContain('fill="#191b1f"');
  });

  it("says what is wrong with a request", () => {
    const problem = (request: Partial<ExportRequest>, map = EVERYTHING) => {
      const result = exportInNode(map, { ...REQUEST, ...request });
      return result.ok ? null : result.error;
    };
    expect(problem({ scale: Number.NaN })).toEqual({ kind: "bad-scale" });
    expect(problem({ scale: 100 })).toEqual({ kind: "bad-scale" });
    expect(problem({ margin: -1 })).toEqual({ kind: "bad-margin" });
    expect(problem({ background: "url(x)" })).toEqual({ kind: "bad-background", background: "url(x)" });
    const far = mapOf("", [node("a", "risk", "here", 0, 0), node("b", "risk", "far", 1e9, 1e9)]);
    const large = problem({}, far);
    expect(large).toMatchObject({ kind: "too-large" });
    expect(large && exportProblemSentence(large)).toMatch(/too large/);
    expect(problem({ format: "svg" }, far)).toBeNull();
  });

  it("ends with the signal's reason", async () => {
    const abort = new AbortController();
    abort.abort(new Error("stopped by the person"));
    for (const format of EXPORT_FORMATS) {
      const result = exportInNode(EVERYTHING, { ...REQUEST, format }, { signal: abort.signal });
      if (!result.ok) throw new Error(result.error.kind);
      await expect(joined(result.value)).rejects.toThrow("stopped by the person");
    }
  });

  it("tells its progress up to the end", async () => {
    for (const format of EXPORT_FORMATS) {
      const seen: number[] = [];
      const result = exportInNode(
        EVERYTHING,
        { ...REQUEST, format },
        { onProgress: (done) => seen.push(done) },
      );
      if (!result.ok) throw new Error(result.error.kind);
      await joined(result.value);
      expect(seen.at(-1)).toBe(1);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    }
  });
});
