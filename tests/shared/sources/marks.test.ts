import { describe, expect, it } from "vitest";
import type { ArgMap } from "../../../shared/document/types";
import { citationState } from "../../../shared/sources/citation-state";
import { decodeText } from "../../../shared/sources/decode-text";
import { marksIn, nodesAt } from "../../../shared/sources/marks";
import { citationOf } from "../../../shared/sources/quote";

const text = "The water is clean. Boats use the basin every day.";
const source = { id: "s", title: "Report", text };
const cite = (start: number, end: number) => citationOf("s", text, { start, end });
const map: ArgMap = {
  title: "",
  nodes: [
    { id: "b", kind: "risk", text: "", x: 0, y: 0, citations: [cite(20, 50)] },
    { id: "a", kind: "motive", text: "", x: 0, y: 0, citations: [cite(0, 19), cite(20, 25)] },
    {
      id: "gone",
      kind: "motive",
      text: "",
      x: 0,
      y: 0,
      citations: [{ ...cite(0, 19), exact: "The water is cold." }],
    },
  ],
  edges: [],
  sources: [source],
};

describe("marks", () => {
  it("are the citations whose words stand there, in the order of the text", () => {
    expect(marksIn(map, source)).toEqual([
      { node: "a", kind: "motive", start: 0, end: 19 },
      { node: "a", kind: "motive", start: 20, end: 25 },
      { node: "b", kind: "risk", start: 20, end: 50 },
    ]);
  });

  it("tell the nodes of words and of a place", () => {
    const marks = marksIn(map, source);
    expect(nodesAt(marks, { start: 22, end: 22 })).toEqual(["a", "b"]);
    expect(nodesAt(marks, { start: 19, end: 19 })).toEqual([]);
    expect(nodesAt(marks, { start: 0, end: 50 })).toEqual(["a", "b"]);
    expect(nodesAt(marks, { start: 25, end: 30 })).toEqual(["b"]);
  });
});

describe("the state of a citation", () => {
  const state = (now: string) => citationState({ ...source, text: now }, cite(0, 19));
  it("is found, moved, changed or lost", () => {
    expect(state(text)).toEqual({ state: "found", at: { start: 0, end: 19 } });
    expect(state(`New. ${text}`)).toEqual({ state: "moved", at: { start: 5, end: 24 } });
    expect(state(text.replace("is clean", "was clean"))).toMatchObject({
      state: "changed",
      words: "The water was clean.",
    });
    expect(state("Nothing of it.")).toEqual({ state: "lost" });
    expect(citationState(undefined, cite(0, 19))).toEqual({ state: "lost" });
  });
});

describe("the bytes of a text file", () => {
  it("are read as UTF-8, UTF-16 with its mark, or Windows-1252, and are no text where they are something else", () => {
    expect(decodeText(new TextEncoder().encode("é😀"))).toBe("é😀");
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toBe("A");
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 0x41))).toBe("A");
    expect(decodeText(Uint8Array.of(0x63, 0x61, 0x66, 0xe9))).toBe("café");
    expect(decodeText(Uint8Array.of(0x89, 0x50, 0, 1))).toBeNull();
  });
});
