/** Files that are refused: the problem, its place, and its sentence. */
import { describe, expect, it } from "vitest";
import { parse, parseBytes } from "../../../shared/format/parse";
import { type OpenProblem, problemSentence } from "../../../shared/format/problems";
import { file, node } from "./files";

function problemOf(text: string | Uint8Array): OpenProblem {
  const opened = typeof text === "string" ? parse(text) : parseBytes(text);
  if (opened.ok) throw new Error("opened");
  return opened.error;
}

const bytes = (...values: number[]) => new Uint8Array(values);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));

describe("a file that is no text", () => {
  const bigEndian = () => new Uint8Array(Buffer.from(utf16('{"a":1}')).swap16());
  it.each([
    ["UTF-16 with a mark", new Uint8Array([0xff, 0xfe, ...utf16("{}")]), "utf-16"],
    ["UTF-16 with the other mark", bytes(0xfe, 0xff, 0, 0x7b), "utf-16"],
    ["UTF-16 without a mark", utf16('{"format":"argmap"}'), "utf-16"],
    ["big endian UTF-16 without a mark", bigEndian(), "utf-16"],
    ["zero bytes", new Uint8Array(4096), "zeros"],
    [
      "a zero byte in the middle",
      new TextEncoder().encode(file({ title: "x" }).replace("x", "\u0000")),
      "other",
    ],
    ["Latin-1", new Uint8Array(Buffer.from(file({ title: "Überfall" }), "latin1")), "other"],
    ["a surrogate in UTF-8", bytes(0x22, 0xed, 0xa0, 0x80, 0x22), "other"],
    ["gzip", bytes(0x1f, 0x8b, 0x08, 0x00, 0x01, 0x02), "other"],
  ])("%s", (_what, data, found) => expect(problemOf(data)).toEqual({ kind: "not-text", found }));
});

describe("a file that is no JSON", () => {
  it.each([
    ["", { found: "empty" }],
    [" \r\n\t", { found: "empty" }],
    ["\ufeff", { found: "empty" }],
    [file({ nodes: [node("a")] }).slice(0, 60), { found: "truncated" }],
    [`${file({})}}`, { found: "syntax", line: 8, column: 2, detail: "there is } after the end" }],
    [file({}).replace('"version": 1', "'version': 1"), { found: "syntax", line: 3, column: 3 }],
    ["<svg/>", { found: "syntax", line: 1, column: 1 }],
  ])("%j", (text, problem) => expect(problemOf(text)).toMatchObject({ kind: "not-json", ...problem }));

  it("is told apart by bytes too", () =>
    expect(problemOf(bytes())).toMatchObject({ kind: "not-json", found: "empty" }));
});

describe("a file that is no argument map", () => {
  it.each([
    ["null", null],
    ["[]", null],
    ['"argmap"', null],
    ["{}", null],
    ['{"nodes":[],"edges":[]}', null],
    ['{"format":"mindmap"}', '"mindmap"'],
    ['{"format":7}', "the number 7"],
    ['[{"format":"argmap","version":1}]', null],
    ['{"inner":{"format":"argmap","version":1}}', null],
  ])("%s", (text, found) => expect(problemOf(text)).toEqual({ kind: "not-argmap", found }));
});

describe("a version", () => {
  it("that is newer is refused with both numbers", () => {
    expect(problemOf(file({ version: 2 }))).toEqual({ kind: "too-new", found: 2, supported: 1 });
    expect(problemOf('{"format":"argmap","version":99,"whatever":[]}')).toMatchObject({
      kind: "too-new",
      found: 99,
    });
  });

  it.each([
    [undefined, "is missing"],
    ["1", 'must be a whole number, not "1"'],
    [1.5, "must be a whole number, not the number 1.5"],
    [-1, "must be a whole number, not the number -1"],
    [null, "must be a whole number, not null"],
  ])("%j is no version", (version, message) => {
    expect(problemOf(file({ version }))).toEqual({
      kind: "invalid",
      issues: [{ path: "version", message }],
      more: 0,
    });
  });

  it("that never was is a failed migration", () => {
    expect(problemOf(file({ version: 0 }))).toMatchObject({
      kind: "migration-failed",
      step: { from: 0, to: 1 },
    });
  });
});

describe("a map of the wrong shape", () => {
  const edge = { id: "e", from: "a", to: "b", relation: "support" };
  const cite = { source: "s", exact: "", prefix: "", suffix: "", start: 0, end: 0 };
  it.each([
    [{ title: undefined }, "title", "is missing"],
    [{ title: 5 }, "title", "must be a text, not the number 5"],
    [{ nodes: undefined }, "nodes", "is missing"],
    [{ edges: {} }, "edges", "must be a list, not an object"],
    [{ sources: null }, "sources", "must be a list, not null"],
    [{ nodes: [node("a"), "b"] }, "nodes[1]", 'must be an object, not "b"'],
    [
      { nodes: [{ ...node("a"), kind: "decison" }] },
      "nodes[0].kind",
      'must be decision, motive, risk or critique, not "decison"',
    ],
    [
      { nodes: [{ ...node("a"), kind: "constructor" }] },
      "nodes[0].kind",
      'must be decision, motive, risk or critique, not "constructor"',
    ],
    [{ nodes: [{ ...node("a"), text: { html: "<b>" } }] }, "nodes[0].text", "must be a text, not an object"],
    [{ nodes: [{ ...node("a"), x: "12" }] }, "nodes[0].x", 'must be a number, not "12"'],
    [{ nodes: [{ ...node("a"), y: undefined }] }, "nodes[0].y", "is missing"],
    [{ nodes: [node("")] }, "nodes[0].id", 'must be an id of 1 to 64 characters of A-Z a-z 0-9 _ -, not ""'],
    [
      { nodes: [node("a b")] },
      "nodes[0].id",
      'must be an id of 1 to 64 characters of A-Z a-z 0-9 _ -, not "a b"',
    ],
    [{ nodes: [{ ...node("a"), muted: "yes" }] }, "nodes[0].muted", 'must be true or false, not "yes"'],
    [{ nodes: [{ ...node("a"), tags: "x" }] }, "nodes[0].tags", 'must be a list of texts, not "x"'],
    [{ nodes: [{ ...node("a"), tags: ["x", 1] }] }, "nodes[0].tags[1]", "must be a text, not the number 1"],
    [{ nodes: [{ ...node("a"), notes: [] }] }, "nodes[0].notes", "must be a text, not a list"],
    [{ nodes: [{ ...node("a"), width: "wide" }] }, "nodes[0].width", 'must be a number, not "wide"'],
    [{ nodes: [{ ...node("a"), confidence: true }] }, "nodes[0].confidence", "must be a number, not true"],
    [
      { nodes: [{ ...node("a"), citations: [{ ...cite, exact: null }] }] },
      "nodes[0].citations[0].exact",
      "must be a text, not null",
    ],
    [
      { nodes: [{ ...node("a"), citations: [{ ...cite, end: undefined }] }] },
      "nodes[0].citations[0].end",
      "is missing",
    ],
    [
      { edges: [{ ...edge, relation: "attack" }] },
      "edges[0].relation",
      'must be support or oppose, not "attack"',
    ],
    [
      { edges: [{ ...edge, from: 7 }] },
      "edges[0].from",
      "must be an id of 1 to 64 characters of A-Z a-z 0-9 _ -, not the number 7",
    ],
    [{ sources: [{ id: "s" }] }, "sources[0].title", "is missing"],
    [{ sources: [{ id: "s", title: "", url: 1 }] }, "sources[0].url", "must be a text, not the number 1"],
  ])("%j", (fields, path, message) => {
    expect(problemOf(file(fields))).toEqual({ kind: "invalid", issues: [{ path, message }], more: 0 });
  });

  it("lists twenty issues and counts the others", () => {
    const problem = problemOf(file({ nodes: Array.from({ length: 30 }, () => ({})) }));
    expect(problem).toMatchObject({ kind: "invalid", more: 130 });
    expect(problem.kind === "invalid" && problem.issues.length).toBe(20);
    expect(problemSentence(problem)).toContain("nodes[0].id is missing (and 149 more)");
  });

  it("is refused where a long value is there twice", () => {
    const text = file({}).replace('"title": ""', `"title": "${"x".repeat(3000)}",\n  "title": ""`);
    expect(problemOf(text)).toMatchObject({
      issues: [{ path: "title", message: "is there twice, and only one can count" }],
    });
  });
});
