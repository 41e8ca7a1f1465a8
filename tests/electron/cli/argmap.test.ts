import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseBytes } from "../../../shared/format/parse";
import { argmap, program, samples } from "./run-argmap";

const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../../package.json"), "utf8")) as {
  readonly version: string;
  readonly bin: { readonly argmap: string };
};
const good = (name: string) => resolve(samples, "good", name);
const broken = (name: string) => resolve(samples, "broken", name);
const expected = JSON.parse(readFileSync(broken("expected.json"), "utf8")) as Record<
  string,
  {
    readonly repairs?: readonly { readonly path: string; readonly message: string }[];
    readonly problem?: string;
  }
>;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "argmap-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);
const json = (stdout: Buffer) => JSON.parse(stdout.toString("utf8")) as Record<string, unknown>;

describe("argmap", () => {
  it("says what it can do", async () => {
    const { code, stdout, stderr } = await argmap(["--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    for (const command of ["check", "stats", "export", "layout"])
      expect(stdout.toString()).toContain(`  ${command} FILE`);
    expect(await argmap([])).toMatchObject({ code: 2, stdout });
  });

  it("says what each command can do", async () => {
    for (const command of ["check", "stats", "export", "layout"]) {
      const { code, stdout } = await argmap([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout.toString()).toMatch(new RegExp(`Usage: argmap ${command} FILE`));
    }
  });

  it("tells its version", async () => {
    expect(await argmap(["--version"])).toMatchObject({
      code: 0,
      stdout: Buffer.from(`${manifest.version}\n`),
    });
  });

  it("is a program that a shell can start", () => {
    expect(readFileSync(program, "utf8").startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(resolve(manifest.bin.argmap)).toBe(program);
  });

  it.each([
    [["weigh", "x"], 'argmap: unknown command "weigh"; see argmap --help.'],
    [["check"], "argmap: No file is given; see --help."],
    [["stats", "a", "b"], 'argmap: One file at a time, so "b" is too many; see --help.'],
    [["stats", "--colour", "a"], "argmap: Unknown option '--colour'; see --help."],
    [["layout", "a"], "argmap: No output is given; see --help."],
    [
      ["layout", "a", "-o", "b", "--direction", "north"],
      'argmap: --direction must be one of down, up, right, left, not "north".',
    ],
    [["export", "a"], "argmap: No output is given; see --help."],
    [
      ["export", "a", "-o", "b.gif"],
      "argmap: The output must end in .svg, .png or .pdf, or --format must say which it is.",
    ],
    [
      ["export", "a", "-o", "-"],
      "argmap: Standard output has no ending, so --format must say svg, png or pdf.",
    ],
    [["export", "a", "-o", "b.svg", "--scale", "big"], 'argmap: --scale must be a number, not "big".'],
    [
      ["export", "a", "-o", "b.svg", "--theme", "pink"],
      'argmap: --theme must be one of light, dark, not "pink".',
    ],
  ])("refuses %j in one sentence", async (args, sentence) => {
    expect(await argmap(args)).toEqual({ code: 2, stdout: Buffer.alloc(0), stderr: `${sentence}\n` });
  });

  it("ends in peace when nobody reads on", async () => {
    const child = spawn(process.execPath, [
      program,
      "check",
      "--json",
      ...new Array(400).fill(broken("self-loop.argmap")),
    ]);
    let complaint = "";
    child.stderr.on("data", (piece: Buffer) => {
      complaint += piece;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    await once(child, "close");
    expect(complaint).toBe("");
  });
});

describe("argmap check", () => {
  it("finds the samples sound", async () => {
    const files = readdirSync(resolve(samples, "good")).map(good);
    const { code, stdout } = await argmap(["check", ...files]);
    for (const file of files) expect(stdout.toString()).toContain(`${file}: sound`);
    expect(code).toBe(0);
  });

  it("reports every broken sample in the shape that programs read", async () => {
    const names = Object.keys(expected);
    const { code, stdout } = await argmap(["check", "--json", ...names.map(broken)]);
    const { files } = json(stdout) as { files: Record<string, unknown>[] };
    expect(code).toBe(1);
    expect(files.length).toBe(names.length);
    names.forEach((name, i) => {
      const { repairs = [], problem } = expected[name]!;
      const report = files[i]!;
      expect(Object.keys(report)).toEqual(["file", "opened", "problem", "repairs", "findings"]);
      expect(report).toMatchObject({
        file: broken(name),
        opened: problem === undefined,
        repairs,
        findings: expect.any(Array),
      });
      expect((report.problem as { kind: string } | null)?.kind).toBe(problem);
    });
  });

  it("lists repairs and problems for people too", async () => {
    const { code, stdout } = await argmap(["check", broken("position-null.argmap"), broken("empty.argmap")]);
    expect(code).toBe(1);
    expect(stdout.toString()).toBe(
      `${broken("position-null.argmap")}: opens as a repaired copy, with damage in one place` +
        "; one remark on the reasoning\n" +
        "  nodes[1].y was null, which is no place; it is 0 now\n" +
        "  unanswered-critique: Nothing answers 'The detour takes twenty minutes', the strongest open objection to 'Close the old bridge to cars'.\n" +
        `'${broken("empty.argmap")}' is empty; your file was not changed, and you can look for an earlier copy, or start a new map.\n`,
    );
  });

  it("tells what it finds in the reasoning, which makes the exit code 1 only when asked", async () => {
    const strict = await argmap(["check", "--json", "--strict", good("atacms.argmap")]);
    expect(strict.code).toBe(1);
    expect(json(strict.stdout)).toMatchObject({
      files: [{ findings: [{ rule: "unanswered-critique", ids: ["escalation", "authorise"] }] }],
    });
    const without = await argmap([
      "check",
      "--strict",
      "--off",
      "unanswered-critique",
      good("atacms.argmap"),
    ]);
    expect(without).toMatchObject({ code: 0, stdout: Buffer.from(`${good("atacms.argmap")}: sound\n`) });
  });

  it("could not look at what it cannot read", async () => {
    const missing = await argmap(["check", "--json", "nowhere.argmap", good("atacms.argmap")]);
    expect(missing.code).toBe(2);
    expect(json(missing.stdout)).toMatchObject({
      files: [
        { opened: false, problem: { kind: "unreadable" } },
        { opened: true, problem: null },
      ],
    });
    expect((await argmap(["check", samples])).stdout.toString()).toContain("(it is a folder)");
  });

  it("reads standard input, and stops at what is too large", async () => {
    const input = readFileSync(good("atacms.argmap"));
    const { code, stdout } = await argmap(["check", "-"], { input });
    expect([code, stdout.toString().split(";")[0]]).toEqual([0, "-: sound"]);
    const large = await argmap(["check", "--json", "-"], { input: new Uint8Array(70_000_000) });
    expect(large.code).toBe(1);
    expect(json(large.stdout)).toMatchObject({ files: [{ problem: { kind: "too-large" } }] });
  });

  it("reads a file whose name looks like an option", async () => {
    writeFileSync(inFolder("--json"), readFileSync(good("atacms.argmap")));
    expect(await argmap(["check", "--", "--json"], { cwd: folder })).toMatchObject({ code: 0 });
  });
});

describe("argmap stats", () => {
  it("counts in the shape that programs read", async () => {
    const { code, stdout } = await argmap(["stats", "--json", good("car-free-centre.argmap")]);
    expect(code).toBe(0);
    const opened = parseBytes(new Uint8Array(readFileSync(good("car-free-centre.argmap"))));
    const map = opened.ok ? opened.value.map : null;
    const kinds = (kind: string) => map?.nodes.filter((node) => node.kind === kind).length;
    expect(json(stdout)).toEqual({
      title: "Should the city make its old centre car-free?",
      nodes: map?.nodes.length,
      byKind: {
        decision: kinds("decision"),
        motive: kinds("motive"),
        risk: kinds("risk"),
        critique: kinds("critique"),
      },
      edges: map?.edges.length,
      byRelation: {
        support: map?.edges.filter((edge) => edge.relation === "support").length,
        oppose: map?.edges.filter((edge) => edge.relation === "oppose").length,
      },
      undercuts: 4,
      jointGroups: 1,
      sources: 1,
      citations: map?.nodes.flatMap((node) => node.citations ?? []).length,
    });
    expect(Object.keys(json(stdout)).join(" ")).toBe(
      "title nodes byKind edges byRelation undercuts jointGroups sources citations",
    );
  });

  it("refuses what does not open, and says when something was repaired", async () => {
    const refused = await argmap(["stats", broken("newer-version.argmap")]);
    expect([refused.code, refused.stdout.length]).toEqual([1, 0]);
    expect(refused.stderr).toMatch(/format version 2, and this Argmap reads up to 1.*\.\n$/);
    const repaired = await argmap(["stats", broken("edges-in-a-circle.argmap")]);
    expect([repaired.code, repaired.stdout.toString().split("\n")[0]]).toEqual([0, "The old bridge"]);
    expect(repaired.stderr).toContain("is damaged in 3 places and was repaired in memory");
  });
});

describe("argmap export", () => {
  const atacms = good("atacms.argmap");

  it.each(["svg", "png", "pdf"] as const)("draws a %s that carries the map when asked", async (format) => {
    const file = inFolder(`atacms.${format}`);
    expect(await argmap(["export", atacms, "-o", file, "--embed", "--legend"])).toEqual({
      code: 0,
      stdout: Buffer.alloc(0),
      stderr: "",
    });
    const start = { svg: "<svg", png: "\x89PNG", pdf: "%PDF-" }[format];
    expect(readFileSync(file).subarray(0, 500).toString("latin1")).toContain(start);
    const inside = await argmap(["stats", "--json", file]);
    expect(json(inside.stdout)).toEqual(json((await argmap(["stats", "--json", atacms])).stdout));
    const bare = inFolder(`bare.${format}`);
    await argmap(["export", atacms, "-o", bare]);
    expect(await argmap(["check", bare])).toMatchObject({ code: 1 });
  });

  it("writes to standard output what it writes to a file", async () => {
    const file = inFolder("same.svg");
    await argmap(["export", atacms, "-o", file, "--theme", "dark"]);
    const piped = await argmap(["export", "-", "-o", "-", "--format", "svg", "--theme", "dark"], {
      input: readFileSync(atacms),
    });
    expect(piped.stdout.equals(readFileSync(file))).toBe(true);
  });

  it("draws every node's text, or only what is selected", async () => {
    const words = (svg: Buffer) =>
      svg
        .toString("utf8")
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ");
    const all = words((await argmap(["export", atacms, "-o", "-", "--format", "svg"])).stdout);
    const part = words(
      (await argmap(["export", atacms, "-o", "-", "--format", "svg", "--select", "tensions, escalation"]))
        .stdout,
    );
    expect(all).toContain("Some officials believe that");
    expect(part).toContain("Tensions could escalate");
    expect(part).not.toContain("Some officials");
    const none = await argmap([
      "export",
      atacms,
      "-o",
      "-",
      "--format",
      "svg",
      "--select",
      "tensions,nothing",
    ]);
    expect([none.code, none.stderr]).toEqual([2, 'argmap: The map has nothing with the id "nothing".\n']);
  });

  it("makes a PNG as large as asked, in the background that was asked for", async () => {
    const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];
    const png = async (...more: string[]) =>
      (await argmap(["export", atacms, "-o", "-", "--format", "png", ...more])).stdout;
    const [once, twice, roomy] = [await png(), await png("--scale", "2"), await png("--margin", "124")];
    expect(size(twice).map((side) => side / 2)).toEqual(size(once));
    expect(size(roomy).map((side) => side - 200)).toEqual(size(once));
    expect((await png("--background", "transparent")).equals(once)).toBe(false);
  });

  it("leaves the map and what was there alone when it cannot write", async () => {
    const file = inFolder("kept.svg");
    writeFileSync(file, "old");
    const cases = [
      ["export", atacms, "-o", file, "--scale", "99"],
      ["export", broken("truncated.argmap"), "-o", file],
      ["export", atacms, "-o", inFolder("nowhere/x.svg")],
    ];
    for (const args of cases) {
      const { code, stderr } = await argmap(args);
      expect(code).toBeGreaterThan(0);
      expect(stderr).toMatch(/^.*\.\n$/);
      expect(stderr).not.toMatch(/ at .*\.js/);
    }
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  });

  it("never writes over the map itself, by whatever name", async () => {
    const map = inFolder("map.svg");
    writeFileSync(map, readFileSync(atacms));
    mkdirSync(inFolder("links"));
    symlinkSync(map, inFolder("links/other.svg"));
    const { code, stderr } = await argmap(["export", map, "-o", inFolder("links/other.svg")]);
    expect([code, stderr]).toEqual([
      2,
      "argmap: The picture would take the place of the map; choose another name.\n",
    ]);
    expect(readFileSync(map).equals(readFileSync(atacms))).toBe(true);
  });
});

describe("argmap layout", () => {
  it("gives a map that is sound, and the same when it is laid out again", async () => {
    const once = await argmap(["layout", good("four-day-week.argmap"), "-o", "-", "--direction", "right"]);
    expect(once.code).toBe(0);
    const twice = await argmap(["layout", "-", "-o", "-", "--direction", "right"], { input: once.stdout });
    expect(twice.stdout.equals(once.stdout)).toBe(true);
    expect(await argmap(["check", "-"], { input: once.stdout })).toMatchObject({ code: 0 });
  });

  it("puts the decision where the direction says", async () => {
    const decision = async (direction: string) => {
      const { stdout } = await argmap(["layout", good("atacms.argmap"), "-o", "-", "--direction", direction]);
      const opened = parseBytes(new Uint8Array(stdout));
      if (!opened.ok) throw new Error("broken");
      const { nodes } = opened.value.map;
      return {
        top: Math.min(...nodes.map((node) => node.y)) === nodes[0]!.y,
        left: Math.min(...nodes.map((node) => node.x)) === nodes[0]!.x,
      };
    };
    expect(await decision("down")).toEqual({ top: true, left: false });
    expect(await decision("up")).toEqual({ top: false, left: false });
    expect(await decision("right")).toEqual({ top: false, left: true });
    expect(await decision("left")).toEqual({ top: false, left: false });
  });

  it("writes a file in its own place, but never a repaired copy over the original", async () => {
    const map = inFolder("own.argmap");
    writeFileSync(map, readFileSync(good("atacms.argmap")));
    expect(await argmap(["layout", map, "-o", map])).toMatchObject({ code: 0, stderr: "" });
    const damaged = inFolder("damaged.argmap");
    writeFileSync(damaged, readFileSync(broken("self-loop.argmap")));
    const refused = await argmap(["layout", damaged, "-o", damaged]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("a repaired copy needs another name");
    expect(readFileSync(damaged).equals(readFileSync(broken("self-loop.argmap")))).toBe(true);
    const copy = inFolder("copy.argmap");
    expect(await argmap(["layout", damaged, "-o", copy])).toMatchObject({ code: 0 });
    expect(await argmap(["check", copy])).toMatchObject({ code: 0 });
  });

  it("does not write into a file that is protected", async () => {
    const map = inFolder("protected.argmap");
    writeFileSync(map, "mine");
    chmodSync(map, 0o444);
    expect(await argmap(["layout", good("atacms.argmap"), "-o", map])).toMatchObject({ code: 2 });
    expect(readFileSync(map, "utf8")).toBe("mine");
    expect(existsSync(map)).toBe(true);
  });
});
