import { describe, expect, test } from "vitest";
import { openMap } from "../../../renderer/session/state";
import { isLoose, mayUndercut, undercutWith } from "../../../renderer/session/undercut";
import { overlap } from "../../../shared/basics/geometry";
import { edge, mapOf, node } from "../../shared/reasoning/case";
import { fakeShell } from "./fake-shell";
import { newSession } from "./session-parts";

const link = edge("a+d", { id: "link" });
const map = mapOf(
  [
    node("d"),
    node("a", { x: 0, y: 300 }),
    node("b", { x: 250, y: 300 }),
    node("loose", { x: 900, y: 900 }),
    node("c", { x: 500, y: 300 }),
  ],
  [link, edge("b-d", { id: "other" }), edge("c-d", { id: "c-d" }), edge("c-link", { id: "c-link" })],
);

function sessionOf() {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(map, "key"));
  return session;
}

describe("letting a node go on a link", () => {
  test("undercuts by itself only with a node that is linked to nothing; any other has to be asked for it", () => {
    expect(isLoose(map, "loose")).toBe(true);
    expect(mayUndercut(map, "loose", "link", false)).toBe(true);
    expect(mayUndercut(map, "b", "link", false)).toBe(false);
    expect(mayUndercut(map, "b", "link", true)).toBe(true);
  });

  test.each([
    ["a node", "loose", "d"],
    ["a link of its own", "a", "link"],
    ["a link that speaks about it", "d", "link"],
    ["a link that it undercuts already", "c", "link"],
    ["nothing", "loose", "nowhere"],
  ])("does nothing on %s", (_what, dragged, target) => {
    expect(mayUndercut(map, dragged, target, true)).toBe(false);
  });

  test("links it against the link and puts it beside, in one step that undo takes back exactly", () => {
    const session = sessionOf();
    expect(undercutWith(session, "loose", "link")).toBe(true);
    expect(session.map()?.edges.at(-1)).toMatchObject({ from: "loose", to: "link", relation: "oppose" });
    const boxes = [...session.boxes()];
    const [, own] = boxes.find(([id]) => id === "loose") ?? [];
    for (const [id, box] of boxes) if (id !== "loose" && own) expect(overlap(box, own), id).toBe(false);
    expect(own?.y).toBe(300);
    expect(session.get().open?.history.past.map(({ label }) => label)).toEqual(["Undercut a link"]);
    expect(session.get().status.text).toBe("Connected: 'Text of loose' undercuts the link from 'Text of a'.");
    session.undo();
    expect(session.map()).toEqual(map);
  });

  test("leaves a node where it is that has its place in the argument", () => {
    const session = sessionOf();
    undercutWith(session, "b", "link");
    expect(session.map()?.nodes).toEqual(map.nodes);
  });
});
