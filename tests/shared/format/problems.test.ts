import { describe, expect, it } from "vitest";
import { parse } from "../../../shared/format/parse";
import { type OpenProblem, type OpenProblemKind, problemSentence } from "../../../shared/format/problems";
import { edge, file, node } from "./files";

const EACH: { readonly [K in OpenProblemKind]: readonly (OpenProblem & { readonly kind: K })[] } = {
  unreadable: [{ kind: "unreadable", detail: "you may not read it" }],
  "too-large": (["file", "nesting", "values", "keys", "nodes", "edges", "text"] as const).map((what) => ({
    kind: "too-large",
    what,
    limit: 64 * 1024 * 1024,
    path: "nodes[3].text",
  })),
  "not-text": (["utf-16", "zeros", "other"] as const).map((found) => ({ kind: "not-text", found })),
  "not-json": (["empty", "truncated", "syntax"] as const).map((found) => ({
    kind: "not-json",
    found,
    line: 12,
    column: 5,
    detail: "nodes[3].text",
  })),
  "not-argmap": [
    { kind: "not-argmap", found: null },
    { kind: "not-argmap", found: '"mindmap"' },
  ],
  "too-new": [{ kind: "too-new", found: 7, supported: 1 }],
  "migration-failed": [{ kind: "migration-failed", step: { from: 1, to: 2 }, reason: "it has no claims" }],
  invalid: [
    { kind: "invalid", issues: [{ path: "nodes[3].kind", message: "is missing" }], more: 0 },
    { kind: "invalid", issues: [{ path: "title", message: "is missing" }], more: 1200 },
  ],
};

const all: readonly (readonly [string, OpenProblem])[] = Object.values(EACH)
  .flat()
  .map((problem) => [problemSentence(problem), problem]);

describe("the sentence of a problem", () => {
  it.each(all)("%s", (sentence, problem) => {
    // One sentence: a capital at the start, one full stop, at the end.
    expect(sentence).toMatch(/^This file .*; your file was not changed, and you can .*[^.]\.$/);
    expect(sentence).not.toMatch(/\. [A-Z]|undefined|NaN|\n/);
    expect(problemSentence(problem, "kursk.argmap")).toMatch(/^'kursk.argmap' /);
  });

  it("is another one for each", () =>
    expect(new Set(all.map(([sentence]) => sentence)).size).toBe(all.length));

  it("names numbers, places and limits", () => {
    expect(problemSentence(EACH["too-new"][0]!)).toMatch(/version 7.*up to 1/);
    expect(problemSentence(EACH["not-json"][1]!)).toMatch(/line 12, column 5, inside nodes\[3\]\.text/);
    expect(problemSentence(EACH["too-large"][0]!)).toContain("64 MiB");
    expect(problemSentence(EACH.invalid[0]!)).toContain("nodes[3].kind is missing;");
    expect(problemSentence(EACH.invalid[1]!)).toContain("title is missing (and 1,200 more);");
    expect(problemSentence(EACH["not-text"][0]!)).toContain("UTF-16");
  });

  it("shows a file name that would hide or turn its ending", () => {
    const sentence = problemSentence({ kind: "not-argmap", found: null }, "a\u202egnp.exe\n\u0000.argmap");
    expect(sentence).toMatch(/^'a\ufffdgnp\.exe\ufffd\ufffd\.argmap' is not/);
  });
});

describe("a piece of the file in a sentence", () => {
  it.each(["\u202egpj.exe", "a\u200bb", "\u2028", "\u0085", "\u{e0041}"])("hides nothing: %j", (kind) => {
    const opened = parse(file({ nodes: [node("a", { kind })] }));
    if (opened.ok) throw new Error("it opened");
    const sentence = problemSentence(opened.error);
    expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    // What stands there can still be read, and read back.
    const [, shown = ""] = /not (".*"); your file/.exec(sentence) ?? [];
    expect(JSON.parse(shown)).toBe(kind);
  });

  it("hides nothing in a repair either", () => {
    const opened = parse(file({ edges: [edge("e", "a", "b", { notes: "\u202egpj.exe" })] }));
    const [repair] = opened.ok ? opened.value.repairs : [];
    expect(repair?.message).toContain(String.raw`"notes":"\u202egpj.exe"`);
  });
});
