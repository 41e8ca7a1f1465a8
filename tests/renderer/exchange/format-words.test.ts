import { describe, expect, test } from "vitest";
import { noteInWords, reportInWords, WRITTEN } from "../../../renderer/exchange/format-words";
import { isExportKind } from "../../../shared/bridge/export-kinds";
import { IMPORT_EXTENSIONS } from "../../../shared/bridge/import-extensions";
import { READERS } from "../../../shared/exchange/formats/readers";
import { WRITERS } from "../../../shared/exchange/formats/writers";

describe("what is offered", () => {
  test("to be opened is what the readers read", () => {
    const read = READERS.flatMap(({ extensions }) => extensions.map((extension) => extension.slice(1)));
    expect([...IMPORT_EXTENSIONS].sort()).toEqual([...new Set(read)].sort());
  });

  test("to be written is what the writers write, each as a kind of file that the shells know", () => {
    expect(WRITTEN.map(([format]) => format).sort()).toEqual(WRITERS.map(({ format }) => format).sort());
    for (const [format, kind] of WRITTEN) {
      expect(isExportKind(kind)).toBe(true);
      expect(WRITERS.find((writer) => writer.format === format)?.extensions[0]).toBe(`.${kind}`);
    }
  });
});

test("a report says all that a note says", () => {
  const note = { what: "loops", count: 3, examples: ["a", "b"] };
  expect(noteInWords(note)).toBe("3 × loops: a; b …");
  expect(reportInWords({ kept: { nodes: 2 }, changed: [], lost: [note] })).toBe(
    "Kept: 2 nodes\nLost: 3 × loops: a; b …",
  );
});
