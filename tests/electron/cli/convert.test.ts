import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WRITERS } from "../../../shared/exchange/formats/writers";
import { parseBytes } from "../../../shared/format/parse";
import { argmap, samples } from "./run-argmap";

const data = resolve(import.meta.dirname, "../../data");
const map = join(samples, "good", "atacms.argmap");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "argmap-convert-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("argmap convert", () => {
  it("reads by content and says what was kept, changed and lost", async () => {
    const out = join(folder, "dialogue.argmap");
    const { code, stdout } = await argmap(["convert", join(data, "aif/own-05-dialogue.json"), out, "--json"]);
    expect(code).toBe(0);
    const report = JSON.parse(stdout.toString());
    expect(Object.keys(report)).toEqual(["from", "to", "kept", "changed", "lost"]);
    expect(report).toMatchObject({ from: "aif", to: "argmap", kept: { nodes: 3, edges: 2 } });
    expect(report.lost).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining("transitions"), count: 2 }),
    );
    expect(parseBytes(readFileSync(out))).toMatchObject({ ok: true, value: { repairs: [] } });
    const counts = JSON.parse((await argmap(["stats", out, "--json"])).stdout.toString());
    expect(counts).toMatchObject({ nodes: 3, byRelation: { support: 1, oppose: 1 } });
  });

  it("lays out what has no places", async () => {
    const out = join(folder, "placed.argmap");
    await argmap(["convert", join(data, "kialo/own-old-layout.txt"), out]);
    const read = parseBytes(readFileSync(out));
    const places = read.ok ? read.value.map.nodes.map(({ x, y }) => `${x} ${y}`) : [];
    expect(new Set(places).size).toBe(7);
  });

  it.each(WRITERS.map(({ format, extensions }) => [format, extensions[0] ?? ""] as const))(
    "writes %s by the extension, and tells its losses",
    async (format, extension) => {
      const out = join(folder, `map${extension}`);
      const { code, stdout } = await argmap(["convert", map, out, "--json"]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout.toString())).toMatchObject({
        from: "argmap",
        to: format,
        kept: { nodes: 25 },
      });
      expect(readFileSync(out).length).toBeGreaterThan(1000);
    },
  );

  it("writes to standard output, the report beside it", async () => {
    const { code, stdout, stderr } = await argmap(["convert", map, "-", "--to", "mermaid"]);
    expect(code).toBe(0);
    expect(stdout.toString()).toContain("flowchart");
    expect(stderr).toContain("argmap to mermaid");
  });

  it("turns one foreign format into another", async () => {
    const between = join(folder, "between.argdown");
    await argmap(["convert", join(data, "graphml/argdown-state-censorship.graphml"), between]);
    const { code, stdout } = await argmap(["convert", between, join(folder, "back.argmap"), "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout.toString()).kept).toMatchObject({ nodes: 9, edges: 8 });
  });

  it("refuses in one sentence what it cannot read, and writes nothing", async () => {
    const cases: readonly (readonly [name: string, text: string, format: string, reason: string])[] = [
      ["bad.graphml", "<graphml><graph>", "graphml", "not sound XML"],
      ["bad.canvas", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n", "canvas", "git conflict"],
      ["bad.dot", "digraph { a -> ", "dot", "not sound DOT"],
      ["bad.mmd", "sequenceDiagram\n A->>B: hi\n", "mermaid", "flowcharts only"],
      ["bad.json", '{"nodes": 1}', "aif", "is not AIF"],
    ];
    for (const [name, text, format, reason] of cases) {
      writeFileSync(join(folder, name), text);
      const out = `${name}.argmap`;
      const { code, stdout, stderr } = await argmap(["convert", name, out, "--from", format], {
        cwd: folder,
      });
      expect([code, stdout.toString()]).toEqual([1, ""]);
      expect(stderr).toContain(reason);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(readdirSync(folder)).not.toContain(out);
    }
  });

  it("never writes over the file that it reads, and lists the formats", async () => {
    const { code, stderr } = await argmap(["convert", map, map]);
    expect(code).toBe(2);
    expect(stderr).toContain("another name");
    const help = (await argmap(["convert", "--help"])).stdout.toString();
    for (const { format } of WRITERS) expect(help).toContain(format);
  });
});
