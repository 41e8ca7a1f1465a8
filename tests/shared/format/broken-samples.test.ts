/** samples/broken holds one file for each way to fail; expected.json says what a person reads about each. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { openContent } from "../../../shared/exchange/open-content";
import type { Repair } from "../../../shared/format/opened";
import { parseBytes } from "../../../shared/format/parse";
import { type OpenProblemKind, problemSentence } from "../../../shared/format/problems";
import { serialise } from "../../../shared/format/serialise";

const folder = resolve(import.meta.dirname, "../../../samples/broken");
const read = (name: string) => new Uint8Array(readFileSync(resolve(folder, name)));

type Want =
  | { readonly problem: OpenProblemKind; readonly sentence: string }
  | { readonly repairs: readonly Repair[] };
const expected = JSON.parse(readFileSync(resolve(folder, "expected.json"), "utf8")) as Record<string, Want>;

describe("broken samples", () => {
  it("are all expected, and every expected one is there", () => {
    const files = readdirSync(folder).filter((name) => name !== "expected.json");
    expect(files.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))("%s", async (name, want) => {
    const opened = await openContent(read(name));
    if (opened.ok) {
      expect({ repairs: opened.value.repairs }).toEqual(want);
      expect(opened.value.repairs.length).toBeGreaterThan(0);
      // Saved, the repaired copy is a sound file.
      expect(parseBytes(new TextEncoder().encode(serialise(opened.value.map)))).toMatchObject({
        value: { repairs: [] },
      });
    } else
      expect({ problem: opened.error.kind, sentence: problemSentence(opened.error, name) }).toEqual(want);
  });

  it("show every problem that a file can have", () => {
    const shown = new Set(
      Object.values(expected).map((want) => ("problem" in want ? want.problem : "repaired")),
    );
    // The shells make `unreadable`, which no content can cause.
    const kinds: Readonly<Record<Exclude<OpenProblemKind, "unreadable"> | "repaired", true>> = {
      "too-large": true,
      "not-text": true,
      "not-json": true,
      "not-argmap": true,
      "too-new": true,
      "migration-failed": true,
      invalid: true,
      repaired: true,
    };
    expect([...shown].sort()).toEqual(Object.keys(kinds).sort());
  });
});
