import { expect, test } from "vitest";
import { damageWords, lostWords } from "../../../renderer/start/lost-words";
import type { RecoveryCopy } from "../../../shared/bridge/bridge";

const edited = new Date(2026, 10, 23, 14, 2).getTime();
const copy = (parts: Partial<RecoveryCopy>): RecoveryCopy => ({
  id: "k",
  name: "kursk.argmap",
  edited,
  differs: "12 nodes added",
  isSaved: true,
  state: "whole",
  ...parts,
});
const words = (parts: Partial<RecoveryCopy>) => lostWords(copy(parts), edited, "en-GB");

test("a lost map is told by what is newer in it and when it was edited", () => {
  expect(words({})).toBe("Since the last save: 12 nodes added. Last edit 14:02.");
  expect(words({ isSaved: false })).toBe("Never saved: 12 nodes added. Last edit 14:02.");
  expect(words({ differs: "" })).toBe("Last edit 14:02.");
  expect(words({ state: "unreadable" })).toBe("Last edit 14:02.");
});

test("a damaged one says so, and what to do where something can be done", () => {
  expect(damageWords(copy({}), true)).toBe("");
  expect(damageWords(copy({ state: "cut" }), true)).toMatch(/Restore brings back everything before/);
  expect(damageWords(copy({ state: "unreadable" }), true)).toMatch(/until you discard it\. Help, Show/);
  expect(damageWords(copy({ state: "unreadable" }), false)).toMatch(/until you discard it\.$/);
  expect(damageWords(copy({ state: "too-new" }), true)).toMatch(/newer version of Argmap/);
});
