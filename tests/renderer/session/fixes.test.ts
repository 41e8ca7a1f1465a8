import { describe, expect, test } from "vitest";
import { fixOf } from "../../../renderer/reasoning/fixes";
import type { Session } from "../../../renderer/session/session";
import { openMap } from "../../../renderer/session/state";
import { overlap } from "../../../shared/basics/geometry";
import type { ArgMap } from "../../../shared/document/types";
import { checkMap } from "../../../shared/reasoning/checks/check-map";
import type { CheckName, Finding } from "../../../shared/reasoning/checks/finding";
import { edge, mapOf, node } from "../../shared/reasoning/case";
import { fakeShell } from "./fake-shell";
import { newSession } from "./session-parts";

const found = (map: ArgMap, rule: CheckName): Finding | undefined =>
  checkMap(map, "euler-based").find((finding) => finding.rule === rule);

/** The session after the fix for the first remark of the rule. */
function fixed(map: ArgMap, rule: CheckName): Session {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(map, "key"));
  const finding = found(map, rule);
  const fix = finding && fixOf(map, finding);
  if (!fix) throw new Error(`no fix for ${rule}`);
  fix.run(session);
  return session;
}

const citation = { source: "s", exact: "not there", prefix: "", suffix: "", start: 0, end: 0 };
const source = { id: "s", title: "A source", text: "Something else." };

describe("a fix takes its remark away", () => {
  test.each([
    ["both-relations", mapOf([node("d"), node("a")], [edge("a+d"), edge("a-d")])],
    ["immovable", mapOf([node("d"), node("a", { confidence: 1 }), node("b")], [edge("a+d"), edge("b+a")])],
    [
      "two-claims",
      mapOf(
        [node("d"), node("a", { text: "The water is clean. Many people would swim there" })],
        [edge("a+d", { id: "e" })],
      ),
    ],
    ["lost-citation", mapOf([node("d", { citations: [citation] })], [], { sources: [source] })],
  ] as const)("%s, as one step of undo", (rule, map) => {
    const session = fixed(map, rule);
    const after = session.map();
    expect(after && found(after, rule)).toBeUndefined();
    session.undo();
    expect(session.map()).toEqual(map);
  });

  test.each([
    ["unsupported-decision", mapOf([node("d")], []), "support"],
    ["one-sided-decision", mapOf([node("d"), node("a")], [edge("a+d")]), "oppose"],
    ["one-sided-decision", mapOf([node("d"), node("a")], [edge("a-d")]), "support"],
    ["unanswered-critique", mapOf([node("d"), node("a")], [edge("a-d")]), "oppose"],
  ] as const)("%s begins the node that is missing", (rule, map, relation) => {
    const session = fixed(map, rule);
    expect(session.get().editing?.fresh).toBe(true);
    expect(session.map()?.edges.at(-1)?.relation).toBe(relation);
  });

  test("what is not linked is connected from where it is; what is empty is written", () => {
    const loose = fixed(mapOf([node("d"), node("a")], []), "unconnected");
    expect(loose.get().connecting).toEqual({ from: "a", relation: "support" });
    const empty = fixed(mapOf([node("d", { text: " " })], []), "empty-text");
    expect(empty.get().editing).toMatchObject({ id: "d", fresh: false });
  });

  test("two claims become two nodes that speak about the same", () => {
    const text = "The water is clean. Many people would swim there";
    const session = fixed(mapOf([node("d"), node("a", { text })], [edge("a+d", { id: "e" })]), "two-claims");
    const { nodes = [], edges = [] } = session.map() ?? {};
    expect(nodes.slice(1).map((one) => one.text)).toEqual([
      "The water is clean.",
      "Many people would swim there",
    ]);
    expect(edges.map(({ to, relation }) => `${relation} ${to}`)).toEqual(["support d", "support d"]);
    const [one, other] = [...session.boxes().values()].slice(1);
    expect(one && other && overlap(one, other)).toBe(false);
  });

  test("where only a person can know what to do, nothing is offered", () => {
    const circle = mapOf([node("a"), node("b")], [edge("a+b"), edge("b+a")]);
    const finding = found(circle, "circle");
    expect(finding && fixOf(circle, finding)).toBeNull();
  });
});
