import { describe, expect, test } from "vitest";
import { decideCurrent } from "../../../renderer/exchange/deciding";
import { type Fix, fixOf } from "../../../renderer/reasoning/fixes";
import { connect } from "../../../renderer/session/argument";
import type { Session } from "../../../renderer/session/session";
import { openMap } from "../../../renderer/session/state";
import { overlap } from "../../../shared/basics/geometry";
import type { ArgMap } from "../../../shared/document/types";
import { checkMap } from "../../../shared/reasoning/checks/check-map";
import { CHECK_NAMES, type CheckName, type Finding } from "../../../shared/reasoning/checks/finding";
import { edge, mapOf, node } from "../../shared/reasoning/case";
import { fakeShell } from "./fake-shell";
import { newSession } from "./session-parts";

const found = (map: ArgMap | null, rule: CheckName): Finding | undefined =>
  map ? checkMap(map, "euler-based").find((finding) => finding.rule === rule) : undefined;

interface Fixed {
  readonly session: Session;
  readonly fix: Fix;
}

/** The session after the fix for the first remark of the rule. */
function fixed(map: ArgMap, rule: CheckName): Fixed {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(map, "key"));
  const finding = found(map, rule);
  const fix = finding && fixOf(map, finding);
  if (!fix) throw new Error(`no fix for ${rule}`);
  fix.run(session);
  return { session, fix };
}

const sources = [
  { id: "s", title: "One", text: "The bridge is old. It rusts.", grade: "E5" },
  { id: "t", title: "Two", text: "Something else." },
];
const cite = (exact: string) => [{ source: "s", exact, prefix: "", suffix: "", start: 0, end: exact.length }];
/** With an id that a file may have. */
const linked = (notation: string) => edge(notation, { id: notation.replace("+", "-") });
const risk = node("r", { kind: "risk" });

/** What the person does where a fix leads, so that the remark has no ground any more. */
const write = (session: Session) => {
  const id = session.get().editing?.id ?? "";
  session.edit({ type: "text", id, text: "Now it is said" });
  session.stopEditing("keep");
};
const link = (session: Session) => {
  const { connecting } = session.get();
  if (connecting) connect(session, connecting.from, "d", connecting.relation);
};
const citeInstead =
  (source: string) =>
  (session: Session): void => {
    const id = session.get().selection.at(-1) ?? "";
    const before = session.map()?.nodes.find((one) => one.id === id)?.citations ?? [];
    const [one] = cite("The bridge is old.");
    if (one) session.edit({ type: "cite", id, citations: [...before, { ...one, source, exact: "" }] });
  };
const nothing = () => {};

type Row = readonly [map: ArgMap, finish: (session: Session) => void, goesOn: Fix["goesOn"]];

const resting = [
  node("d"),
  node("a", { citations: cite("It rusts.") }),
  node("b", { citations: cite("It rusts.") }),
];

/** For every check a map that it remarks on. */
const ROWS: Readonly<Record<CheckName, Row>> = {
  "merge-conflict": [
    mapOf([node("d", { tags: ["merge conflict"] })], []),
    (session) => decideCurrent(session, "both"),
    "there",
  ],
  "unsupported-decision": [mapOf([node("d")], []), write, "there"],
  "one-sided-decision": [mapOf([node("d"), node("a")], [edge("a+d")]), write, "there"],
  "risk-without-source": [mapOf([node("d"), risk], [edge("r-d")], { sources }), citeInstead("s"), "sources"],
  "motive-supports-nothing": [mapOf([node("d"), node("a"), node("b")], [edge("b+a")]), link, "there"],
  "critique-without-target": [
    mapOf([node("d"), node("a", { kind: "critique" }), node("b")], [edge("b+a")]),
    link,
    "there",
  ],
  unconnected: [mapOf([node("d"), node("a")], []), link, "there"],
  "both-relations": [mapOf([node("d"), node("a")], [edge("a+d"), edge("a-d")]), nothing, "remarks"],
  circle: [
    mapOf([node("d"), node("a"), node("b")], [linked("a+d"), linked("a+b"), linked("b+a")]),
    nothing,
    "remarks",
  ],
  // Which of the two is to go, or how they differ, nobody but the person can know.
  "near-duplicate": [
    mapOf(
      [
        node("d"),
        node("a", { text: "The old bridge is closed" }),
        node("b", { text: "The old bridge is closed!" }),
      ],
      [],
    ),
    (session) => session.edit({ type: "remove", ids: session.get().selection.slice(1) }),
    "there",
  ],
  "single-source": [mapOf(resting, [edge("a+d"), edge("b+d")], { sources }), nothing, "sources"],
  "weak-sources": [mapOf(resting, [edge("a+d"), edge("b+d")], { sources }), citeInstead("t"), "sources"],
  "two-claims": [
    mapOf(
      [node("d"), node("a", { text: "The water is clean. Many would swim there" })],
      [edge("a+d", { id: "e" })],
    ),
    nothing,
    "remarks",
  ],
  "empty-text": [mapOf([node("d", { text: " " })], []), write, "there"],
  immovable: [
    mapOf([node("d"), node("a", { confidence: 1 }), node("b")], [edge("a+d"), edge("b+a")]),
    nothing,
    "remarks",
  ],
  "lost-citation": [
    mapOf([node("d", { citations: cite("never said") })], [], { sources }),
    nothing,
    "remarks",
  ],
  "unanswered-critique": [mapOf([node("d"), node("a")], [edge("a-d")]), write, "there"],
};

describe.each(CHECK_NAMES)("the fix for %s", (rule) => {
  const [map, finish, goesOn] = ROWS[rule];

  test("leads where the remark loses its ground, and undo restores the map exactly", () => {
    const { session, fix } = fixed(map, rule);
    expect(fix.goesOn).toBe(goesOn);
    finish(session);
    // More evidence from elsewhere is a matter of reading, not of one step.
    if (rule !== "single-source") expect(found(session.map(), rule)).toBeUndefined();
    while (session.get().open?.history.past.length) session.undo();
    expect(session.map()).toEqual(map);
  });

  test("says what it did, where nothing else shows it", () => {
    const { session, fix } = fixed(map, rule);
    if (fix.goesOn === "remarks") {
      expect(session.get().status.text).not.toBe("");
      expect(session.get().open?.history.past).toHaveLength(1);
    }
    if (fix.goesOn === "sources") expect(session.get().sources).toBe(true);
  });
});

describe("a fix", () => {
  test.each([
    ["unsupported-decision", mapOf([node("d")], []), "support"],
    ["one-sided-decision", mapOf([node("d"), node("a")], [edge("a+d")]), "oppose"],
    ["one-sided-decision", mapOf([node("d"), node("a")], [edge("a-d")]), "support"],
    ["unanswered-critique", mapOf([node("d"), node("a")], [edge("a-d")]), "oppose"],
  ] as const)("of %s begins the node that is missing", (rule, map, relation) => {
    const { session } = fixed(map, rule);
    expect(session.get().editing?.fresh).toBe(true);
    expect(session.map()?.edges.at(-1)?.relation).toBe(relation);
  });

  test("of what is not linked connects from where it is; of what is empty writes", () => {
    const { session: loose } = fixed(mapOf([node("d"), node("a")], []), "unconnected");
    expect(loose.get().connecting).toEqual({ from: "a", relation: "support" });
    const { session: empty } = fixed(mapOf([node("d", { text: " " })], []), "empty-text");
    expect(empty.get().editing).toMatchObject({ id: "d", fresh: false });
  });

  test("of a circle takes away the link that closed it, and no other", () => {
    const edges = [linked("a+b"), linked("b-c"), linked("c+a"), linked("a+d")];
    const { session } = fixed(mapOf([node("d"), node("a"), node("b"), node("c")], edges), "circle");
    expect(session.map()?.edges.map(({ id }) => id)).toEqual(["a-b", "b-c", "a-d"]);
    expect(session.get().status.text).toBe("Removed the link: 'Text of c' supports 'Text of a'.");
    expect(session.get().open?.history.past.at(-1)?.label).toBe("Break a circle");
  });

  test("of several circles in one takes a link at a time until none is left", () => {
    const edges = [linked("a+b"), linked("b+a"), linked("b+c"), linked("c+b")];
    let map: ArgMap | null = mapOf([node("a"), node("b"), node("c")], edges);
    for (let left = 2; left > 0; left -= 1) {
      expect(found(map, "circle")).toBeDefined();
      if (map) map = fixed(map, "circle").session.map();
    }
    expect(found(map, "circle")).toBeUndefined();
  });

  test("of two claims makes two nodes that speak about the same", () => {
    const text = "The water is clean. Many people would swim there";
    const { session } = fixed(
      mapOf([node("d"), node("a", { text })], [edge("a+d", { id: "e" })]),
      "two-claims",
    );
    const { nodes = [], edges = [] } = session.map() ?? {};
    expect(nodes.slice(1).map((one) => one.text)).toEqual([
      "The water is clean.",
      "Many people would swim there",
    ]);
    expect(edges.map(({ to, relation }) => `${relation} ${to}`)).toEqual(["support d", "support d"]);
    const [one, other] = [...session.boxes().values()].slice(1);
    expect(one && other && overlap(one, other)).toBe(false);
  });
});
