import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultText } from "../../../electron/faults/fault-text";

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const withoutFrames = (text: string) => text.split("\n").filter((line) => !line.startsWith("    at "));

describe("what is kept of a fault", () => {
  test("kind, code, message and the calls that led there, without folders", () => {
    const error = Object.assign(new TypeError("Cannot read properties of undefined"), { code: "ERR_X" });
    error.stack = [
      "TypeError: Cannot read properties of undefined",
      "    at save (file:///home/olena/secret/out/main/main.js:10:5)",
      "    at async C:\\Users\\Olena\\app\\main.js:1:2",
      "    at new Promise (<anonymous>)",
      "    at node:internal/process/task_queues:95:5",
    ].join("\n");
    expect(faultText(error).split("\n")).toEqual([
      "TypeError [ERR_X]: Cannot read properties of undefined",
      "    at save (main.js:10:5)",
      "    at (main.js:1:2)",
      "    at (task_queues:95:5)",
    ]);
  });

  test("the cause too", () => {
    const text = faultText(new Error("outer", { cause: new RangeError("inner") }));
    expect(text).toMatch(/^Error: outer\n[\s\S]*caused by RangeError: inner\n/);
  });

  test("what is no error, in a line", () => {
    expect(faultText("a text\nof two lines")).toBe("a text of two lines");
    expect(faultText(undefined)).toBe("undefined");
    expect(faultText("x".repeat(1_000)).length).toBeLessThan(210);
  });
});

describe("what is left out", () => {
  test("the paths of system errors", () => {
    const error = new Error("ENOENT: no such file or directory, open '/home/olena/Kursk plan.argmap'");
    error.stack = "";
    expect(faultText(error)).toBe("Error: ENOENT: no such file or directory, open …");
    for (const path of [
      "/srv/a b/c.argmap",
      "C:\\Users\\o k\\x",
      "\\\\server\\share\\x",
      "file:///x/y",
      "~/plan",
    ])
      expect(faultText(`could not open ${path} today`)).toBe("could not open …");
  });

  test("whatever a document says, where parsing it fails", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z ]{12,60}$/),
        fc.constantFrom('"', "'", "`", ""),
        (secret, quote) => {
          const error = caught(() => JSON.parse(`{"text": ${quote}${secret}${quote} x}`));
          const text = withoutFrames(faultText(error)).join("\n");
          expect(text).toMatch(/^SyntaxError: /);
          for (let start = 0; start + 8 <= secret.length; start += 1)
            expect(text).not.toContain(secret.slice(start, start + 8));
        },
      ),
    );
  });

  test("any text in quotes and any path, whatever stands in them", () => {
    const secret = fc.string({ unit: "binary", maxLength: 40 }).map((text) => `SECRET${text}SECRET`);
    fc.assert(
      fc.property(secret, fc.constantFrom('"', "'", "`"), (text, quote) => {
        expect(faultText(new Error(`bad node ${quote}${text}${quote} in map`))).not.toContain("SECRET");
        expect(faultText(new Error(`could not open /home/${text}`))).not.toContain("SECRET");
      }),
    );
  });
});
