import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinBytes } from "../../../shared/basics/bytes";
import type { ArgMap } from "../../../shared/document/types";
import { parse } from "../../../shared/format/parse";
import { serialise } from "../../../shared/format/serialise";
import { changeBetween } from "../../../shared/journal/change";
import { extendJournal, type JournalHead, startJournal } from "../../../shared/journal/journal";
import { EMPTY_JOURNAL, journalLine } from "../../../shared/journal/lines";
import { readJournal, summariseJournal } from "../../../shared/journal/read-journal";
import { arbitraryMap } from "../../support/arbitrary-map";
import { arbitraryVersions } from "../../support/arbitrary-versions";

const HEAD: JournalHead = {
  key: "k1",
  file: { id: "f", name: "kursk.argmap", readOnly: false },
  isSaved: true,
};

/** The journal of a map that was saved in its first version and not since. One part for each write. */
function journalOf(versions: readonly ArgMap[]): Uint8Array[] {
  const [base, ...later] = versions;
  if (!base) throw new Error("there is a first version");
  const step = (at: number) => ({
    time: 1000 + at,
    name: `name ${at}`,
    differs: `step ${at}`,
    change: changeBetween(versions[at - 1] ?? base, versions[at] ?? base),
  });
  const started = startJournal(HEAD, base, step(1));
  let { end } = started;
  const parts = [started.bytes];
  for (let at = 2; at <= later.length; at += 1) {
    const more = extendJournal(end, step(at));
    end = more.end;
    parts.push(more.bytes);
  }
  return parts;
}

const linesOf = (bytes: Uint8Array): Uint8Array[] => {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start);
    const stop = found < 0 ? bytes.length : found;
    lines.push(bytes.subarray(start, stop + 1));
    start = stop + 1;
  }
  return lines;
};

/** Whatever is read is the map after some step, and what is said of it is what was said of that step. */
function expectSomeVersion(bytes: Uint8Array, versions: readonly ArgMap[], lines: number): number | null {
  const read = readJournal(bytes);
  const summary = summariseJournal(bytes);
  expect(summary.ok).toBe(read.ok);
  if (!read.ok || !summary.ok) return null;
  const { map, base, ...said } = read.value;
  expect(summary.value).toEqual(said);
  const at = read.value.time === 0 ? 0 : read.value.time - 1000;
  expect(serialise(map)).toBe(serialise(versions[at] ?? base));
  expect(said.differs).toBe(at === 0 ? "" : `step ${at}`);
  expect(2 + at).toBeLessThanOrEqual(lines);
  return at;
}

describe("a journal", () => {
  it("gives back the map after each of its writes, exactly as a file would", () => {
    fc.assert(
      fc.property(arbitraryVersions, (versions) => {
        const parts = journalOf(versions);
        for (let count = 1; count <= parts.length; count += 1) {
          const read = readJournal(joinBytes(parts.slice(0, count)));
          if (!read.ok) throw new Error(read.error);
          const opened = parse(serialise(versions[count] ?? versions[0]!));
          expect(opened.ok && opened.value.map).toStrictEqual(read.value.map);
          expect(serialise(read.value.base)).toBe(serialise(versions[0]!));
          expect(read.value).toMatchObject({ head: HEAD, lost: 0, name: `name ${count}` });
          expect(Object.isFrozen(read.value.map.nodes)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("cut at any byte is the map of the last whole line, and says what it lost", () => {
    fc.assert(
      fc.property(arbitraryVersions, (versions) => {
        const bytes = joinBytes(journalOf(versions));
        const ends = linesOf(bytes).map((_, at, all) => joinBytes(all.slice(0, at + 1)).length);
        const step = Math.max(1, Math.floor(bytes.length / 150));
        for (let cut = 0; cut < bytes.length; cut += step) {
          const whole = ends.filter((end) => end <= cut).length;
          const at = expectSomeVersion(bytes.subarray(0, cut), versions, whole);
          expect(at).toBe(whole < 2 ? null : whole - 2);
          const read = readJournal(bytes.subarray(0, cut));
          if (read.ok) expect(read.value.lost).toBe(ends.includes(cut) ? 0 : 1);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("with any byte changed is the map before the damage, and says how many lines were lost", () => {
    fc.assert(
      fc.property(arbitraryVersions, fc.nat(), fc.integer({ min: 1, max: 255 }), (versions, place, flip) => {
        const bytes = joinBytes(journalOf(versions));
        const at = place % bytes.length;
        const line = linesOf(bytes.subarray(0, at)).length - (bytes[at - 1] === 10 || at === 0 ? 0 : 1);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        expect(expectSomeVersion(bytes, versions, line)).toBe(line < 2 ? null : line - 2);
        const read = readJournal(bytes);
        if (read.ok) expect(read.value.lost).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("with lines dropped, doubled or exchanged is the map before the first that is out of place", () => {
    fc.assert(
      fc.property(arbitraryVersions, fc.nat(), fc.nat(), (versions, one, other) => {
        const lines = linesOf(joinBytes(journalOf(versions)));
        const first = one % lines.length;
        const second = other % lines.length;
        const dropped = lines.filter((_, at) => at !== first);
        const doubled = lines.toSpliced(first, 0, lines[first]!);
        const exchanged = lines.with(first, lines[second]!).with(second, lines[first]!);
        expectSomeVersion(joinBytes(dropped), versions, first);
        expectSomeVersion(joinBytes(doubled), versions, first + 1);
        if (first !== second) expectSomeVersion(joinBytes(exchanged), versions, Math.min(first, second));
      }),
      { numRuns: 150 },
    );
  });

  it("takes no line of another journal for its own", () => {
    const versions = (title: string): ArgMap[] =>
      ["", "a", "b"].map((text) => ({ title: title + text, nodes: [], edges: [], sources: [] }));
    const mine = journalOf(versions("mine "));
    const other = startJournal({ ...HEAD, key: "k2" }, versions("other ")[0]!, {
      time: 1,
      name: "",
      differs: "",
      change: {},
    });
    const strange = extendJournal(other.end, {
      time: 9,
      name: "",
      differs: "",
      change: { title: "strange" },
    });
    const read = readJournal(joinBytes([mine[0]!, strange.bytes]));
    expect(read).toMatchObject({ ok: true, value: { map: { title: "mine a" }, lost: 1 } });
  });

  it("never throws, whatever the bytes or the lines hold", () => {
    const lines = fc
      .array(fc.oneof(fc.json(), fc.string(), fc.constant("[".repeat(100_000))), { maxLength: 5 })
      .map((texts) => {
        let end = EMPTY_JOURNAL;
        return joinBytes(
          texts.map((text) => {
            const line = journalLine(text.replaceAll("\n", ""), end);
            end = line.end;
            return line.bytes;
          }),
        );
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), lines), (bytes) => {
        expect(readJournal(bytes).ok).toBe(false);
        expect(summariseJournal(bytes).ok).toBe(false);
      }),
    );
  });

  it("with a sound line that makes a map no file could hold is refused", () => {
    const base: ArgMap = { title: "", nodes: [], edges: [], sources: [] };
    const rows: readonly unknown[] = [
      { id: "x" },
      { id: "x", kind: "risk", text: 5, x: 0, y: 0 },
      { id: "x", kind: "risk", text: "", x: 0, y: 0, citations: [{}] },
      // What a file would be mended for.
      { id: "x", kind: "risk", text: "", x: 0, y: 0, confidence: 7 },
    ];
    for (const row of rows) {
      const started = startJournal(HEAD, base, { time: 1, name: "", differs: "", change: {} });
      const change = { nodes: { at: 0, remove: 0, rows: [row] } };
      const line = journalLine(JSON.stringify({ time: 2, name: "", differs: "", change }), started.end);
      expect(readJournal(joinBytes([started.bytes, line.bytes]))).toEqual({ ok: false, error: "unreadable" });
    }
    for (const change of [
      null,
      { nodes: { at: 0, remove: 0, rows: [null] } },
      { nodes: { set: [["0", {}]] } },
    ]) {
      const started = startJournal(HEAD, base, { time: 1, name: "", differs: "", change: {} });
      const line = journalLine(JSON.stringify({ time: 2, name: "", differs: "", change }), started.end);
      const read = readJournal(joinBytes([started.bytes, line.bytes]));
      expect(read).toMatchObject({ ok: true, value: { lost: 1, time: 1 } });
    }
  });

  it("of a newer Argmap is told from a damaged one", () => {
    const head = journalLine(JSON.stringify({ format: "argmap-journal", version: 2 }), EMPTY_JOURNAL);
    expect(readJournal(head.bytes)).toEqual({ ok: false, error: "too-new" });
    expect(summariseJournal(head.bytes)).toEqual({ ok: false, error: "too-new" });
  });

  it("grows by the size of the edit, not of the map", () => {
    fc.assert(
      fc.property(arbitraryMap(), (small) => {
        const nodes = Array.from({ length: 10_000 }, (_, at) => ({
          id: `n${at}`,
          kind: "motive" as const,
          text: "some words".repeat(5),
          x: at,
          y: 0,
        }));
        const before: ArgMap = { ...small, nodes, edges: [] };
        const after: ArgMap = { ...before, nodes: nodes.with(5_000, { ...nodes[5_000]!, text: "other" }) };
        const change = changeBetween(before, after);
        const { bytes } = extendJournal(
          { lines: 3, first: "00000000" },
          { time: 1, name: "", differs: "", change },
        );
        expect(bytes.length).toBeLessThan(300);
      }),
      { numRuns: 3 },
    );
  });
});
