import { describe, expect, it } from "vitest";
import { runCommand } from "../../../renderer/session/commands";
import { goTo } from "../../../renderer/session/find";
import { keepFocus } from "../../../renderer/session/focus";
import { placeAfter } from "../../../renderer/session/open-points";
import { openMap } from "../../../renderer/session/state";
import { nodeOf } from "../../../shared/document/lookups";
import { outlineRows } from "../../../shared/document/outline-tree";
import { hiddenNodes } from "../../../shared/document/visibility";
import { argumentOf } from "../../../shared/document/ways";
import { serialise } from "../../../shared/format/serialise";
import { largeMap } from "../../support/generated-map";
import { fakeShell } from "./fake-shell";
import { newSession } from "./session-parts";

const MAP = largeMap(150);

function opened() {
  const session = newSession(fakeShell().bridge);
  keepFocus(session);
  session.show(openMap(MAP, "key"));
  return session;
}

const other = MAP.nodes.find(({ id }) => !argumentOf(MAP, "n60").has(id))?.id ?? "";

describe("the focus on an argument", () => {
  it("dims the rest, hides it when asked again, and shows all after that; the map never changes", () => {
    const session = opened();
    session.select(["n60"]);
    runCommand(session, "view.focus");
    expect(session.get().focus).toEqual({ id: "n60", rest: "dimmed" });
    expect(session.boxesInFocus()).toBe(session.boxes());
    runCommand(session, "view.focus");
    expect(new Set(session.boxesInFocus().keys())).toEqual(argumentOf(MAP, "n60"));
    expect(session.boxesInFocus()).toBe(session.boxesInFocus());
    for (const [id, box] of session.boxesInFocus()) expect(session.boxes().get(id)).toBe(box);
    runCommand(session, "view.focus");
    expect(session.get().focus).toBeNull();
    expect(session.map()).toBe(MAP);
    expect(session.get().open?.history.past).toEqual([]);
    expect(serialise(MAP)).not.toContain("focus");
  });

  it("takes all commands on what shows", () => {
    const session = opened();
    session.select(["n60"]);
    runCommand(session, "view.hideRest");
    runCommand(session, "edit.selectAll");
    expect(new Set(session.get().selection)).toEqual(argumentOf(MAP, "n60"));
    runCommand(session, "view.hideRest");
    expect(session.get().focus).toEqual({ id: "n60", rest: "dimmed" });
    runCommand(session, "view.leaveFocus");
    expect(session.get().focus).toBeNull();
    expect(runCommand(session, "view.leaveFocus")).toBe(false);
  });

  it("holds what is added to the argument, and goes with its node", () => {
    const session = opened();
    session.select(["n60"]);
    runCommand(session, "view.hideRest");
    session.edit({
      type: "insert",
      nodes: [{ id: "new", kind: "motive", text: "New", x: 0, y: 0 }],
      edges: [{ id: "link", from: "new", to: "n60", relation: "support" }],
      as: "add",
    });
    expect(session.boxesInFocus().has("new")).toBe(true);
    session.edit({ type: "remove", ids: ["n60"] });
    expect(session.get().focus).toBeNull();
  });

  it("gives way to what is selected among the hidden, and stays where the rest is only dimmed", () => {
    const session = opened();
    session.select(["n60"]);
    runCommand(session, "view.focus");
    session.select([other]);
    expect(session.get().focus?.id).toBe("n60");
    session.select(["n60"]);
    runCommand(session, "view.focus");
    goTo(session, other);
    expect(session.get().focus).toBeNull();
    expect(session.get().selection).toEqual([other]);
  });

  it("ends with the map", () => {
    const session = opened();
    session.select(["n60"]);
    runCommand(session, "view.focus");
    session.show(openMap(largeMap(10), "another"));
    expect(session.get().focus).toBeNull();
  });
});

describe("showing so many levels", () => {
  it("is one step that undo names, and says how much shows", () => {
    const session = opened();
    runCommand(session, "node.showOne");
    const map = session.map() ?? MAP;
    expect(map.nodes.length - hiddenNodes(map).size).toBe(3);
    expect(outlineRows(map).map(({ level }) => level)).toEqual([1, 1, 1]);
    expect(session.get().status.text).toBe("Show 1 level: 3 of 150 nodes are shown.");
    expect(session.get().open?.history.past.map(({ label }) => label)).toEqual(["Show 1 level"]);
    session.undo();
    expect(session.map()).toBe(MAP);
  });

  it("counts from what is selected, and leaves the rest as it is", () => {
    const session = opened();
    session.select(["n0"]);
    runCommand(session, "node.showOne");
    const map = session.map() ?? MAP;
    expect(nodeOf(map, "n0")?.collapsed).toBe(true);
    expect(nodeOf(map, "n50")?.collapsed).toBeUndefined();
    runCommand(session, "node.showAll");
    expect(hiddenNodes(session.map() ?? MAP).size).toBe(0);
  });
});

describe("going through what is open", () => {
  it("follows the reading order from where one is, and begins again at the end", () => {
    const order = outlineRows(MAP, "whole").flatMap((row) => (row.reference ? [] : row.node.id));
    const ids = [order[3], order[9], order[20]].map(String);
    expect(placeAfter(MAP, ids, undefined, 1)).toBe(0);
    expect(placeAfter(MAP, ids, undefined, -1)).toBe(2);
    expect(placeAfter(MAP, ids, order[3], 1)).toBe(1);
    expect(placeAfter(MAP, ids, order[10], 1)).toBe(2);
    expect(placeAfter(MAP, ids, order[10], -1)).toBe(1);
    expect(placeAfter(MAP, ids, order[20], 1)).toBe(0);
    expect(placeAfter(MAP, ids, order[0], -1)).toBe(2);
    expect(placeAfter(MAP, [], undefined, 1)).toBe(0);
  });

  it("comes by every one, and says which it is", () => {
    const session = opened();
    const seen = new Set<string>();
    runCommand(session, "reason.nextUnsupported");
    const said = /^1 of (\d+): /.exec(session.get().status.text)?.[1];
    for (let step = 0; step < Number(said); step += 1) {
      seen.add(session.get().selection[0] ?? "");
      runCommand(session, "reason.nextUnsupported");
    }
    expect(seen.size).toBe(Number(said));
    expect(session.get().status.text).toMatch(/^1 of /);
    runCommand(session, "reason.previousUnsupported");
    expect(session.get().status.text.startsWith(`${said} of ${said}: `)).toBe(true);
  });
});
