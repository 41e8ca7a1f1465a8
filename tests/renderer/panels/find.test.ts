import { describe, expect, it } from "vitest";
import { ranked } from "../../../renderer/panels/ranked";
import { findNext, findPrevious, openSearch } from "../../../renderer/session/find";
import { createSession } from "../../../renderer/session/session";
import { openMap } from "../../../renderer/session/state";
import type { Bridge } from "../../../shared/bridge/bridge";
import { folded } from "../../../shared/document/search";
import type { ArgMap } from "../../../shared/document/types";

const map: ArgMap = {
  title: "",
  nodes: [
    { id: "d", kind: "decision", text: "Strike", x: 0, y: 0 },
    { id: "a", kind: "motive", text: "Strength before talks", x: 0, y: 100, collapsed: true },
    { id: "b", kind: "risk", text: "It may strain the alliance", x: 200, y: 100 },
    { id: "c", kind: "motive", text: "Strained supplies", x: 0, y: 200 },
  ],
  edges: [
    { id: "ad", from: "a", to: "d", relation: "support" },
    { id: "bd", from: "b", to: "d", relation: "oppose" },
    { id: "ca", from: "c", to: "a", relation: "support" },
  ],
  sources: [],
};

function sessionWith(query: string) {
  // Searching asks nothing of the shell.
  const session = createSession({ platform: "linux" } as Bridge, () => 10);
  session.show(openMap(map, "key"));
  openSearch(session);
  session.set({ search: { query, kind: null, tag: null } });
  return session;
}

describe("going from match to match", () => {
  it("follows the outline, and begins again at the end", () => {
    const session = sessionWith("str");
    const seen: (string | undefined)[] = [];
    for (let step = 0; step < 5; step += 1) {
      findNext(session);
      seen.push(session.get().selection[0]);
    }
    expect(seen).toEqual(["d", "a", "c", "b", "d"]);
    findPrevious(session);
    expect(session.get().selection).toEqual(["b"]);
    expect(session.get().status.text).toBe("4 of 4: It may strain the alliance");
  });

  it("starts at the last match when going back first", () => {
    const session = sessionWith("str");
    findPrevious(session);
    expect(session.get().selection).toEqual(["b"]);
  });

  it("opens what hides the match", () => {
    const session = sessionWith("supplies");
    findNext(session);
    expect(session.get().selection).toEqual(["c"]);
    expect(session.map()?.nodes.some((node) => node.collapsed)).toBe(false);
  });

  it("says when there is none, and changes nothing", () => {
    const session = sessionWith("nowhere");
    session.select(["d"]);
    findNext(session);
    expect(session.get().status).toMatchObject({ text: "Nothing found.", tone: "refusal" });
    expect(session.get().selection).toEqual(["d"]);
    expect(session.map()).toBe(map);
  });

  it("shows the search bar first where nothing is asked for yet", () => {
    const session = sessionWith("");
    session.set({ search: null });
    findNext(session);
    expect(session.get().search).toEqual({ query: "", kind: null, tag: null });
    expect(session.get().selection).toEqual([]);
  });
});

describe("a ranked list", () => {
  const labels = ["Redo", "Reverse edge", "Tidy", "Tidy selection", "Fit map"];
  const found = (query: string) => ranked(labels, query, folded, 3);

  it("keeps its order for no query, and stops at the limit", () => {
    expect(found("")).toEqual(["Redo", "Reverse edge", "Tidy"]);
  });

  it("puts the best first and leaves out what does not fit", () => {
    expect(found("tidy")).toEqual(["Tidy", "Tidy selection"]);
    expect(found("fm")).toEqual(["Fit map"]);
    expect(found("zzz")).toEqual([]);
  });
});
