import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArgMap, MapNode } from "../../../shared/document/types";
import { parseBytes } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { argmap, program } from "./run-argmap";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "argmap-merge-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (id: string, text: string): MapNode => ({ id, kind: "motive", text, x: 0, y: 0 });
const map = (nodes: readonly MapNode[]): ArgMap => ({ title: "t", nodes, edges: [], sources: [] });
const base = map([node("a", "one"), node("b", "two")]);
const ours = map([node("a", "one, said by us"), node("b", "two")]);
const theirs = map([node("a", "one"), node("b", "two, said by them"), node("c", "three")]);
const against = map([node("a", "one, denied by them"), node("b", "two")]);

function write(name: string, content: ArgMap | string): string {
  const path = resolve(folder, name);
  writeFileSync(path, typeof content === "string" ? content : serialise(content));
  return path;
}
function opened(path: string): ArgMap {
  const found = parseBytes(readFileSync(path));
  if (!found.ok || found.value.repairs.length > 0) throw new Error("the merged map is sound");
  return found.value.map;
}
const textsOf = (path: string) => opened(path).nodes.map(({ text }) => text);

describe("argmap diff", () => {
  it("tells what changed, by node", async () => {
    const { code, stdout } = await argmap(["diff", write("a.argmap", base), write("b.argmap", theirs)]);
    expect(code).toBe(0);
    expect(stdout.toString()).toContain("1 node added, 1 node changed.");
    expect(stdout.toString()).toContain("+ Motive: three (c)");
    expect(stdout.toString()).toContain("    Text: two{+, said by them+}");
    const json = await argmap(["diff", write("a.argmap", base), write("b.argmap", theirs), "--json"]);
    expect(JSON.parse(json.stdout.toString())).toMatchObject({
      same: false,
      title: null,
      nodes: {
        added: [{ id: "c", text: "three" }],
        removed: [],
        changed: [
          { id: "b", fields: ["text"], before: { text: "two" }, after: { text: "two, said by them" } },
        ],
      },
      edges: { added: [], removed: [], changed: [] },
      strengths: [],
      matched: [],
      changes: [
        {
          what: "node",
          id: "b",
          verb: "changed",
          details: [
            {
              label: "Text",
              pieces: [
                { kind: "same", text: "two" },
                { kind: "added", text: ", said by them" },
              ],
            },
          ],
        },
        { what: "node", id: "c", verb: "added", details: [] },
      ],
    });
    const report = await argmap(["diff", write("a.argmap", base), write("b.argmap", theirs), "--markdown"]);
    expect(report.stdout.toString()).toContain("Text: two**, said by them**");
  });
});

describe("argmap merge", () => {
  const files = () => [write("base.argmap", base), write("ours.argmap", ours)] as const;

  it("merges what does not contradict", async () => {
    const [b, o] = files();
    const { code, stdout } = await argmap(["merge", b, o, write("theirs.argmap", theirs), "-o", o]);
    expect([code, stdout.toString()]).toEqual([0, "Merged; nothing contradicts.\n"]);
    expect(textsOf(o)).toEqual(["one, said by us", "two, said by them", "three"]);
  });

  it("keeps both where it contradicts, and says so by its exit code", async () => {
    const [b, o] = files();
    const { code, stdout } = await argmap(["merge", b, o, write("x.argmap", against), "-o", o, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout.toString())).toEqual({
      conflicts: [{ what: "node", id: "a", reason: "both-changed", fields: ["text"], copy: "a-theirs" }],
    });
    expect(textsOf(o)).toEqual(["one, said by us", "one, denied by them", "two"]);
  });

  it("touches nothing where a version is damaged", async () => {
    const [b, o] = files();
    const { code, stderr } = await argmap(["merge", b, o, write("broken.argmap", "{"), "-o", o]);
    expect(code).toBe(1);
    expect(stderr).toContain("Nothing was merged.");
    expect(textsOf(o)).toEqual(["one, said by us", "two"]);
  });

  it("is a merge driver of git", () => {
    const repository = mkdtempSync(join(folder, "git-"));
    const git = (...args: readonly string[]) => {
      const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
      return execFileSync("git", [...args], { cwd: repository, env, stdio: "pipe" }).toString();
    };
    const put = (content: ArgMap) => writeFileSync(join(repository, "m.argmap"), serialise(content));
    const commit = (words: string) => git("commit", "-qam", words);
    git("init", "-q", "-b", "main");
    for (const [key, value] of [
      ["user.name", "A"],
      ["user.email", "a@example.org"],
      ["merge.argmap.driver", `"${process.execPath}" "${program}" merge %O %A %B -o %A`],
    ] as const)
      git("config", key, value);
    writeFileSync(join(repository, ".gitattributes"), "*.argmap merge=argmap\n");
    put(base);
    git("add", ".");
    commit("base");
    for (const [branch, content] of [
      ["theirs", theirs],
      ["against", against],
    ] as const) {
      git("checkout", "-q", "-b", branch, "main");
      put(content);
      commit(branch);
    }
    git("checkout", "-q", "main");
    put(ours);
    commit("ours");

    git("merge", "-q", "--no-edit", "theirs");
    const merged = join(repository, "m.argmap");
    expect(textsOf(merged)).toEqual(["one, said by us", "two, said by them", "three"]);

    expect(() => git("merge", "-q", "--no-edit", "against")).toThrow();
    expect(git("status", "--porcelain")).toContain("UU m.argmap");
    expect(textsOf(merged)).toContain("one, denied by them");
    expect(textsOf(merged)).toContain("one, said by us");
  });
});
