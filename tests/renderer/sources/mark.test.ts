import { describe, expect, it } from "vitest";
import type { Session } from "../../../renderer/session/session";
import { openMap } from "../../../renderer/session/state";
import { addSource, cleanText, titleOf } from "../../../renderer/sources/add-source";
import { setAside, toggleAside } from "../../../renderer/sources/aside";
import { readDragged, writeDragged } from "../../../renderer/sources/dragged-words";
import { chosen } from "../../../renderer/sources/reading";
import { reviewOf, reviewWords } from "../../../renderer/sources/review";
import { changeReading, sourceCommands } from "../../../renderer/sources/source-commands";
import { openSuggestions } from "../../../renderer/sources/suggestions";
import { violations } from "../../../shared/document/invariants";
import { type ArgMap, EMPTY_MAP } from "../../../shared/document/types";
import { coverageOf } from "../../../shared/sources/coverage";
import { sentencesOf } from "../../../shared/sources/sentences";
import { fakeShell } from "../session/fake-shell";
import { newSession } from "../session/session-parts";

const TEXT =
  "The council has approved the bridge. It is needed because the old one is closed. However, critics say it costs too much. It rained.";

function mapOf(session: Session): ArgMap {
  const map = session.map();
  if (!map) throw new Error("no map is open");
  return map;
}

function reader(): Session {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(EMPTY_MAP, "key"));
  addSource(session, { title: "", text: TEXT });
  return session;
}

function choose(session: Session, index: number): void {
  const sentence = sentencesOf(TEXT)[index];
  if (!sentence) throw new Error("there is no such sentence");
  changeReading(session, chosen(sentence, null));
}

const steps = (session: Session) => session.get().open?.history.past.length ?? 0;
const quotes = (session: Session) => mapOf(session).nodes.map(({ citations }) => citations?.[0]?.exact);

describe("marking words", () => {
  it("makes a node with the words as its text and its citation, in one step each", () => {
    const session = reader();
    choose(session, 0);
    const before = steps(session);
    sourceCommands["source.decision"](session);
    expect(steps(session)).toBe(before + 1);
    choose(session, 1);
    sourceCommands["source.support"](session);
    choose(session, 2);
    sourceCommands["source.oppose"](session);
    expect(steps(session)).toBe(before + 3);
    const map = mapOf(session);
    expect(map.nodes.map(({ kind }) => kind)).toEqual(["decision", "motive", "risk"]);
    expect(map.edges.map(({ to, relation }) => [to, relation])).toEqual([
      [map.nodes[0]?.id, "support"],
      [map.nodes[0]?.id, "oppose"],
    ]);
    expect(quotes(session)).toEqual(map.nodes.map(({ text }) => text));
    expect(violations(map)).toEqual([]);
    session.undo();
    expect(mapOf(session).nodes).toHaveLength(2);
  });

  it("opens a collapsed node with the step that adds an argument to it", () => {
    const session = reader();
    choose(session, 0);
    sourceCommands["source.decision"](session);
    choose(session, 1);
    sourceCommands["source.support"](session);
    const [decision, hidden] = mapOf(session).nodes;
    session.edit({ type: "collapse", ids: [decision?.id ?? ""], collapsed: true });
    const collapsed = mapOf(session);
    const before = steps(session);
    choose(session, 2);
    sourceCommands["source.oppose"](session);
    expect(steps(session)).toBe(before + 1);
    const [opened, , fresh] = mapOf(session).nodes;
    expect(opened?.collapsed).toBeUndefined();
    // Not on top of what was hidden.
    const box = session.boxes().get(hidden?.id ?? "");
    expect(fresh?.x).toBeGreaterThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
    session.undo();
    expect(session.map()).toBe(collapsed);
  });

  it("lets the next words speak about a new decision, and about what was selected otherwise", () => {
    const session = reader();
    choose(session, 0);
    sourceCommands["source.motive"](session);
    choose(session, 1);
    sourceCommands["source.risk"](session);
    expect(session.get().selection).toEqual([mapOf(session).nodes[0]?.id]);
    choose(session, 2);
    sourceCommands["source.decision"](session);
    expect(session.get().selection).toEqual([mapOf(session).nodes[2]?.id]);
  });

  it("gives words that are a node already the kind, and a target where it has none", () => {
    const session = reader();
    choose(session, 0);
    sourceCommands["source.decision"](session);
    choose(session, 1);
    sourceCommands["source.risk"](session);
    expect(mapOf(session).edges).toEqual([]);
    sourceCommands["source.motive"](session);
    sourceCommands["source.support"](session);
    const map = mapOf(session);
    expect(map.nodes.map(({ kind }) => kind)).toEqual(["decision", "motive"]);
    expect(map.edges).toMatchObject([{ from: map.nodes[1]?.id, to: map.nodes[0]?.id, relation: "support" }]);
  });

  it("cites words on the selected node once", () => {
    const session = reader();
    choose(session, 0);
    sourceCommands["source.decision"](session);
    choose(session, 3);
    sourceCommands["source.cite"](session);
    sourceCommands["source.cite"](session);
    expect(mapOf(session).nodes[0]?.citations?.map(({ exact }) => exact)).toEqual([
      "The council has approved the bridge.",
      "It rained.",
    ]);
    expect(session.get().status.tone).toBe("refusal");
  });

  it("does nothing without chosen words, and says what to do", () => {
    const session = reader();
    const before = mapOf(session);
    for (const name of ["source.motive", "source.aside", "source.accept", "source.shorten"] as const)
      sourceCommands[name](session);
    expect(session.map()).toBe(before);
    expect(session.get().status.text).toMatch(/^Choose words/);
  });
});

describe("what is left of a text", () => {
  it("is gone through, set aside with a reason, and taken back", () => {
    const session = reader();
    choose(session, 0);
    sourceCommands["source.decision"](session);
    sourceCommands["source.nextOpen"](session);
    expect(session.get().reading.head?.start).toBe(TEXT.indexOf("It is needed"));
    sourceCommands["source.previousOpen"](session);
    expect(session.get().reading.head?.start).toBe(TEXT.indexOf("It rained"));
    toggleAside(session);
    const asked = session.get().reading.setsAside;
    if (!asked) throw new Error("no reason was asked for");
    setAside(session, asked, " weather ");
    const state = () => coverageOf(mapOf(session), mapOf(session).sources[0] ?? { id: "", title: "" });
    expect(state().sentences.map((one) => one.state)).toEqual(["mapped", "open", "open", "aside"]);
    toggleAside(session);
    expect(state().sentences.at(-1)?.state).toBe("open");
    session.undo();
    expect(state().sentences.at(-1)?.state).toBe("aside");
  });
});

describe("suggestions", () => {
  const open = (session: Session) => {
    const map = mapOf(session);
    const [source] = map.sources;
    return source ? openSuggestions(map, source, session.get().reading).map(({ kind }) => kind) : [];
  };

  it("become a node of the kind when accepted, go when dismissed or switched off, and add nothing by themselves", () => {
    const session = reader();
    expect(open(session)).toEqual(["decision", "motive", "critique"]);
    expect(mapOf(session).nodes).toEqual([]);
    choose(session, 0);
    sourceCommands["source.accept"](session);
    choose(session, 1);
    sourceCommands["source.accept"](session);
    expect(mapOf(session).nodes.map(({ kind }) => kind)).toEqual(["decision", "motive"]);
    expect(mapOf(session).edges.map(({ relation }) => relation)).toEqual(["support"]);
    expect(open(session)).toEqual(["critique"]);
    choose(session, 2);
    sourceCommands["source.dismiss"](session);
    expect(open(session)).toEqual([]);
    session.undo();
    expect(open(session)).toEqual(["motive"]);
    sourceCommands["source.suggestions"](session);
    expect(open(session)).toEqual([]);
  });
});

describe("the list after an edit of the text", () => {
  it("holds what moved, what has changed and what is lost, and nothing that stayed", () => {
    const session = reader();
    for (const index of [0, 1, 2, 3]) {
      choose(session, index);
      sourceCommands["source.motive"](session);
    }
    const before = mapOf(session);
    const source = before.sources[0]?.id ?? "";
    const after = TEXT.replace("the old one is closed", "the old one was closed").replace(
      "However, critics say it costs too much.",
      "Z.",
    );
    session.edit({ type: "source-text", id: source, text: after });
    const review = reviewOf(before, mapOf(session), source);
    const quotes = (fate: string) =>
      review?.lines.filter((line) => line.fate === fate).map(({ citation }) => citation.exact);
    expect(quotes("changed")).toEqual([sentenceText(1)]);
    expect(quotes("lost")).toEqual([sentenceText(2)]);
    expect(quotes("moved")).toEqual([sentenceText(3)]);
    expect(reviewWords(review)).toBe("Quotes: 1 not found, 1 in other words, 1 moved.");
    expect(reviewOf(before, before, source)).toBeNull();
  });
});

function sentenceText(index: number): string {
  const { start, end } = sentencesOf(TEXT)[index] ?? { start: 0, end: 0 };
  return TEXT.slice(start, end);
}

describe("a text that comes in", () => {
  it("has a title, one kind of line end and whole signs", () => {
    expect(titleOf("\n  A headline\nand more")).toBe("A headline");
    expect(titleOf("word ".repeat(40)).length).toBeLessThanOrEqual(81);
    expect(cleanText("\uFEFFa\r\nb\rc\u0000\uD800d😀")).toBe("a\nb\nc\uFFFDd😀");
  });

  it("is refused where it is empty", () => {
    const session = reader();
    const before = mapOf(session);
    expect(addSource(session, { title: "x", text: " \n " })).toBe(false);
    expect(session.map()).toBe(before);
  });
});

describe("what a drag carries", () => {
  it("is read back, and refused where it is anything else", () => {
    const words = { source: "a", start: 3, end: 9 };
    expect(readDragged(writeDragged(words))).toEqual(words);
    for (const bad of ["", "{}", "[1,2,3]", '["a",3,3]', '["a",-1,3]', '["a",0.5,3]', "null"])
      expect(readDragged(bad)).toBeNull();
  });
});
