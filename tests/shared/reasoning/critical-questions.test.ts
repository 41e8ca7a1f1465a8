import { describe, expect, test } from "vitest";
import { KINDS } from "../../../shared/document/types";
import { CRITICAL_QUESTIONS } from "../../../shared/reasoning/critical-questions";

describe.each(KINDS)("the critical questions of a %s", (kind) => {
  const questions = CRITICAL_QUESTIONS[kind];

  test("are several different questions, and none asks for another decision", () => {
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
    for (const one of questions) {
      expect(one.question).toMatch(/^[A-Z].*\?$/);
      expect(one.kind).not.toBe("decision");
    }
  });

  test("ask for both sides", () => {
    expect(new Set(questions.map(({ relation }) => relation))).toEqual(new Set(["support", "oppose"]));
  });
});
