import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addArgument,
  addFree,
  addSibling,
  connect,
  currentNode,
  removeSelected,
  reverseEdge,
  setKind,
  setRelation,
  toggleCollapsed,
} from "../../../renderer/session/argument";
import type { Session } from "../../../renderer/session/session";
import { openMap } from "../../../renderer/session/state";
import { overlap } from "../../../shared/basics/geometry";
import { violations } from "../../../shared/document/invariants";
import { hasId } from "../../../shared/document/lookups";
import { type ArgMap, EMPTY_MAP, KINDS, RELATIONS } from "../../../shared/document/types";
import { arbitraryMap } from "../../support/arbitrary-map";
import { fakeShell } from "./fake-shell";
import { newSession } from "./session-parts";

function sessionWith(map: ArgMap): Session {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(map, "key"));
  return session;
}

const mapOf = (session: Session): ArgMap => {
  const map = session.map();
  if (!map) throw new Error("no map is open");
  return map;
};

/** Types a text into the node that is being edited, and ends it with Enter. */
function type(session: Session, text: string): void {
  const id = session.get().editing?.id;
  if (id === undefined) throw new Error("nothing is being edited");
  for (let length = 1; length <= text.length; length += 1) {
    session.edit({ type: "text", id, text: text.slice(0, length) });
  }
  session.stopEditing("keep");
}

describe("building an argument by key", () => {
  test("the first node is a decision; what supports it a motive, what opposes it a risk, what opposes that a critique", () => {
    const session = sessionWith(EMPTY_MAP);
    addSibling(session, "canvas");
    type(session, "Decide");
    addArgument(session, currentNode(session)?.id ?? "", "support", "canvas");
    type(session, "Because");
    addSibling(session, "canvas");
    type(session, "And because");
    const decision = mapOf(session).nodes[0]?.id ?? "";
    addArgument(session, decision, "oppose", "canvas");
    type(session, "But");
    addArgument(session, currentNode(session)?.id ?? "", "oppose", "canvas");
    type(session, "Yet");
    expect(mapOf(session).nodes.map((node) => `${node.kind} ${node.text}`)).toEqual([
      "decision Decide",
      "motive Because",
      "motive And because",
      "risk But",
      "critique Yet",
    ]);
    expect(mapOf(session).edges.map((edge) => edge.relation)).toEqual([
      "support",
      "support",
      "oppose",
      "oppose",
    ]);
    const boxes = [...session.boxes().values()];
    for (const [at, box] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
    }
  });

  test("adding a node and typing its text is one step of undo", () => {
    const session = sessionWith(EMPTY_MAP);
    addFree(session, "canvas");
    type(session, "Decide");
    expect(session.get().open?.history.past.map((step) => step.label)).toEqual(["Add decision"]);
    session.undo();
    expect(session.map()).toBe(EMPTY_MAP);
    session.redo();
    expect(mapOf(session).nodes[0]?.text).toBe("Decide");
  });

  test("cancelling a new node takes it away for good", () => {
    const session = sessionWith(EMPTY_MAP);
    addFree(session, "canvas");
    session.edit({ type: "text", id: session.get().editing?.id ?? "", text: "Dec" });
    session.stopEditing("cancel");
    expect(session.map()).toBe(EMPTY_MAP);
    expect(session.get().open?.history.future).toEqual([]);
    expect(session.get().selection).toEqual([]);
  });

  test("cancelling an edit gives back the text there was, and keeps the steps before it", () => {
    const session = sessionWith(EMPTY_MAP);
    addFree(session, "canvas");
    type(session, "Decide");
    const before = session.map();
    const id = mapOf(session).nodes[0]?.id ?? "";
    session.startEditing({ id, fresh: false, where: "canvas", typed: "X" });
    expect(mapOf(session).nodes[0]?.text).toBe("X");
    session.stopEditing("cancel");
    expect(session.map()).toBe(before);
  });

  test("cancelling without having typed changes nothing", () => {
    const session = sessionWith(EMPTY_MAP);
    addFree(session, "canvas");
    type(session, "Decide");
    const before = session.map();
    session.startEditing({
      id: mapOf(session).nodes[0]?.id ?? "",
      fresh: false,
      where: "canvas",
      typed: null,
    });
    session.stopEditing("cancel");
    expect(session.map()).toBe(before);
  });

  test("an argument for an edge stands beside its origin and undercuts it", () => {
    const session = sessionWith(EMPTY_MAP);
    addFree(session, "canvas");
    type(session, "Decide");
    addArgument(session, currentNode(session)?.id ?? "", "support", "canvas");
    type(session, "Because");
    const edge = mapOf(session).edges[0]?.id ?? "";
    session.select([edge]);
    addArgument(session, edge, "oppose", "canvas");
    type(session, "That does not follow");
    const undercut = mapOf(session).edges[1];
    expect(undercut).toMatchObject({ to: edge, relation: "oppose" });
    expect(mapOf(session).nodes[2]?.kind).toBe("critique");
  });

  test("an argument for an edge has room for its text between the neighbours", () => {
    const at = (id: string, x: number, y: number) => ({ id, kind: "motive" as const, text: id, x, y });
    const session = sessionWith({
      ...EMPTY_MAP,
      nodes: [at("goal", 0, 0), at("origin", 0, 300), at("neighbour", 300, 300)],
      edges: [{ id: "link", from: "origin", to: "goal", relation: "support" }],
    });
    addArgument(session, "link", "oppose", "canvas");
    type(session, "Words that take the whole width of a node, and another line");
    const [own, ...others] = [...session.boxes().values()].reverse();
    for (const other of others) expect(own && overlap(own, other)).toBe(false);
  });

  test("a refused edit is said, and changes nothing", () => {
    const session = sessionWith(EMPTY_MAP);
    addFree(session, "canvas");
    type(session, "Decide");
    const id = mapOf(session).nodes[0]?.id ?? "";
    const before = session.map();
    expect(connect(session, id, id, "support")).toBe(false);
    expect(session.map()).toBe(before);
    expect(session.get().status).toMatchObject({ tone: "refusal" });
  });
});

const step = fc.record({
  act: fc.constantFrom(
    "support",
    "oppose",
    "sibling",
    "free",
    "kind",
    "relation",
    "collapse",
    "remove",
    "reverse",
  ),
  pick: fc.nat(),
  other: fc.nat(),
});

function take(session: Session, { act, pick, other }: { act: string; pick: number; other: number }): void {
  const map = mapOf(session);
  const things = [...map.nodes, ...map.edges];
  const thing = things[pick % Math.max(1, things.length)];
  session.select(thing ? [thing.id] : []);
  const relation = RELATIONS[other % 2] ?? "support";
  switch (act) {
    case "support":
    case "oppose":
      return thing && addArgument(session, thing.id, act, "canvas");
    case "sibling":
      return addSibling(session, "outline");
    case "free":
      return addFree(session, "canvas");
    case "kind":
      return setKind(session, KINDS[other % 4] ?? "risk");
    case "relation":
      return setRelation(session, relation);
    case "collapse":
      return toggleCollapsed(session);
    case "remove":
      return removeSelected(session);
    default:
      return reverseEdge(session);
  }
}

test("whatever is done, every map on the way is sound, and undoing all of it gives back the very map there was", () => {
  fc.assert(
    fc.property(arbitraryMap({ maxNodes: 12 }), fc.array(step, { maxLength: 25 }), (map, steps) => {
      const session = sessionWith(map);
      for (const one of steps) {
        take(session, one);
        expect(violations(mapOf(session))).toEqual([]);
        for (const id of session.get().selection) expect(hasId(mapOf(session), id)).toBe(true);
      }
      session.stopEditing("keep");
      const last = session.map();
      const count = session.get().open?.history.past.length ?? 0;
      for (let at = 0; at < count; at += 1) session.undo();
      expect(session.map()).toBe(map);
      for (let at = 0; at < count; at += 1) session.redo();
      expect(session.map()).toBe(last);
    }),
    { numRuns: 60 },
  );
});
