import { describe, expect, test, vi } from "vitest";
import { addArgument } from "../../../renderer/session/argument";
import { changeConfidence, stepped } from "../../../renderer/session/confidence";
import { joinSelected, partSelected } from "../../../renderer/session/joints";
import { chooseSemantics, switchCheck } from "../../../renderer/session/reasoning";
import type { Session } from "../../../renderer/session/session";
import { openMap } from "../../../renderer/session/state";
import {
  applyTrial,
  deleteTrial,
  discardTrial,
  keepTrial,
  renameTrial,
  savedTrials,
  saveTrial,
  shownMap,
  tryConfidence,
  tryWithout,
} from "../../../renderer/session/trial";
import { findingsOf, watchChecks } from "../../../renderer/session/watch-checks";
import { watchStrengths } from "../../../renderer/session/weigh";
import { nodeOf } from "../../../shared/document/lookups";
import type { ArgMap } from "../../../shared/document/types";
import { reasoningSettings } from "../../../shared/reasoning/settings";
import { type Strengths, strengthsOf } from "../../../shared/reasoning/strengths";
import { edge, mapOf, node } from "../../shared/reasoning/case";
import { fakeShell } from "./fake-shell";
import { newSession } from "./session-parts";

const MAP = mapOf([node("d"), node("a"), node("b")], [edge("a+d"), edge("b-d")]);
/** So many arguments on one circle are left to a worker. */
const RING = mapOf(
  Array.from({ length: 14 }, (_, at) => node(`n${at}`)),
  Array.from({ length: 14 }, (_, at) => edge(`n${at}+n${(at + 1) % 14}`)),
);

function sessionWith(map: ArgMap): Session {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(map, "key"));
  return session;
}

const steps = (session: Session) => session.get().open?.history.past.length ?? 0;
const present = (session: Session): ArgMap => {
  const map = session.map();
  if (!map) throw new Error("no map is open");
  return map;
};
const nobody = () => Promise.reject<Strengths>(new Error("not asked for"));

describe("the strengths of the open map", () => {
  test("are there while somebody looks, and follow what counts", () => {
    const session = sessionWith(MAP);
    watchStrengths(session, nobody);
    expect(session.get().weighed).toBeNull();
    session.set({ strengths: true });
    const first = session.get().weighed;
    expect(first?.strengths).toEqual(strengthsOf(MAP));
    expect(first?.before).toBeNull();

    session.edit({ type: "text", id: "a", text: "Another text" });
    expect(session.get().weighed).toBe(first);

    session.edit({ type: "node-details", ids: ["a"], change: { confidence: 0.9 } });
    expect(session.get().weighed?.strengths).toEqual(strengthsOf(present(session)));
    expect(session.get().weighed?.before).toBe(first?.strengths);

    session.set({ strengths: false });
    expect(session.get().weighed).toBeNull();
  });

  test("edits that are one step of undo are one change", () => {
    const session = sessionWith(MAP);
    watchStrengths(session, nobody);
    session.set({ strengths: true });
    const first = session.get().weighed?.strengths;
    for (const confidence of [0.6, 0.7, 0.8])
      session.edit({ type: "node-details", ids: ["a"], change: { confidence } });
    expect(session.get().weighed?.before).toBe(first);
    session.undo();
    expect(session.get().weighed?.strengths).toEqual(first);
  });

  test("with another semantics they are not compared with the former", () => {
    const session = sessionWith(MAP);
    watchStrengths(session, nobody);
    session.set({ strengths: true });
    chooseSemantics(session, "df-quad");
    expect(session.get().weighed?.strengths).toEqual(strengthsOf(MAP, "df-quad"));
    expect(session.get().weighed?.before).toBeNull();
    session.undo();
    expect(reasoningSettings(present(session)).semantics).toBe("quadratic-energy");
  });

  test("a map with large circles is weighed elsewhere, once at a time, and in the end as it is", async () => {
    const session = sessionWith(RING);
    const asked: ArgMap[] = [];
    let running = 0;
    watchStrengths(session, async (map, semantics) => {
      asked.push(map);
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      return strengthsOf(map, semantics);
    });
    session.set({ strengths: true });
    for (const confidence of [0.1, 0.2, 0.3]) {
      session.seal();
      session.edit({ type: "node-details", ids: ["n0"], change: { confidence } });
    }
    await vi.waitFor(() => expect(session.get().weighed?.strengths).toEqual(strengthsOf(present(session))));
    expect(asked).toHaveLength(2);
    expect(asked.every(({ nodes }) => nodes.every(({ text }) => text === ""))).toBe(true);
  });

  test("a worker that fails is told once, and the map stays", async () => {
    const session = sessionWith(RING);
    vi.spyOn(console, "error").mockImplementationOnce(() => {});
    watchStrengths(session, nobody);
    session.set({ strengths: true });
    await vi.waitFor(() => expect(session.get().status.text).toMatch(/could not be worked out/));
    expect(session.map()).toBe(RING);
  });
});

describe("confidence by key", () => {
  test("goes by steps on a grid, and stays between 0 and 1", () => {
    expect([0.5, 0.52, 0.98, 1].map((value) => stepped(value, 1))).toEqual([0.55, 0.55, 1, 1]);
    expect([0.5, 0.52, 0.02, 0].map((value) => stepped(value, -1))).toEqual([0.45, 0.5, 0, 0]);
    let value = 0;
    for (let at = 1; at <= 20; at += 1) {
      value = stepped(value, 1);
      expect(value).toBe(Number((at * 0.05).toFixed(2)));
    }
  });

  test("changes each selected node from its own, as one step for a row of presses", () => {
    const session = sessionWith(mapOf([node("d"), node("a", { confidence: 0.2 })], []));
    session.select(["d", "a"]);
    changeConfidence(session, 1);
    changeConfidence(session, 1);
    expect(present(session).nodes.map(({ confidence }) => confidence)).toEqual([0.6, 0.3]);
    expect(steps(session)).toBe(1);
  });
});

describe("a trial", () => {
  test("shows, and leaves the map as it is until it is kept as one step", () => {
    const session = sessionWith(MAP);
    watchStrengths(session, nobody);
    session.select(["b"]);
    tryWithout(session);
    tryConfidence(session, new Map([["a", 0.9]]));
    expect(session.map()).toBe(MAP);
    const shown = shownMap(session.get());
    expect(shown && nodeOf(shown, "b")?.muted).toBe(true);
    expect(session.get().weighed?.before).toEqual(strengthsOf(MAP));
    expect(session.get().weighed?.strengths).toEqual(strengthsOf(shown ?? MAP));
    keepTrial(session);
    expect(session.get().trial).toBeNull();
    expect(steps(session)).toBe(1);
    expect(strengthsOf(present(session))).toEqual(strengthsOf(shown ?? MAP));
    session.undo();
    expect(present(session)).toEqual(MAP);
  });

  test("leaves out and takes in again, moves confidence by key, and is discarded without a trace", () => {
    const session = sessionWith(MAP);
    session.select(["a", "b"]);
    tryWithout(session);
    expect(session.get().trial?.mutedNodes).toEqual(["a", "b"]);
    tryWithout(session);
    expect(session.get().trial?.mutedNodes).toEqual([]);
    session.select(["d"]);
    changeConfidence(session, 1);
    expect(session.get().trial?.confidence.get("d")).toBe(0.55);
    discardTrial(session);
    expect(session.map()).toBe(MAP);
    expect(session.get().open?.history.past).toEqual([]);
  });

  test("is saved by name, renamed, applied and deleted, each as a step of undo", () => {
    const session = sessionWith(MAP);
    session.select(["b"]);
    tryWithout(session);
    saveTrial(session, " Without b ");
    saveTrial(session, "Without b");
    expect(savedTrials(session).map(({ name }) => name)).toEqual(["Without b"]);
    expect(present(session).nodes).toBe(MAP.nodes);
    discardTrial(session);
    renameTrial(session, 0, "Renamed");
    const [trial] = savedTrials(session);
    expect(trial?.name).toBe("Renamed");
    if (trial) applyTrial(session, trial);
    expect(session.get().trial?.mutedNodes).toEqual(["b"]);
    deleteTrial(session, 0);
    expect(savedTrials(session)).toEqual([]);
    session.undo();
    expect(savedTrials(session)).toHaveLength(1);
  });

  test("ends with the map that it is of", () => {
    const session = sessionWith(MAP);
    session.select(["b"]);
    tryWithout(session);
    session.show(openMap(MAP, "another"));
    expect(session.get().trial).toBeNull();
  });
});

describe("joined premises", () => {
  const two = mapOf([node("d"), node("a"), node("b"), node("c")], [edge("a+d"), edge("b+d"), edge("c-d")]);

  test("join and part as one step each", () => {
    const session = sessionWith(two);
    session.select(["a", "b"]);
    joinSelected(session);
    const [one, other] = present(session).edges;
    expect(one?.joint).toBeDefined();
    expect(one?.joint).toBe(other?.joint);
    session.select(["a"]);
    partSelected(session);
    expect(present(session).edges.every(({ joint }) => joint === undefined)).toBe(true);
    expect(steps(session)).toBe(2);
  });

  test("what can't be joined is said", () => {
    const session = sessionWith(two);
    session.select(["a", "c"]);
    joinSelected(session);
    expect(session.get().status.tone).toBe("refusal");
    partSelected(session);
    expect(session.get().status.text).toBe("Nothing that is selected is joined.");
    expect(session.map()).toBe(two);
  });
});

describe("the checks of the open map", () => {
  test("of a map with large circles run elsewhere, and again where it changed meanwhile", async () => {
    const session = sessionWith(RING);
    const asked: ArgMap[] = [];
    let act = () => {};
    watchChecks(
      session,
      async (map) => {
        asked.push(map);
        await Promise.resolve();
        return findingsOf(map);
      },
      (_ms, later) => {
        act = later;
        return () => {};
      },
    );
    act();
    session.edit({ type: "text", id: "n0", text: "" });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(session.get().findings).toBeNull();
    await Promise.resolve();
    act();
    await vi.waitFor(() => expect(session.get().findings).toEqual(findingsOf(present(session))));
    expect(asked).toHaveLength(2);
  });

  test("do not remark on a new node before its first words, but on one that stays without", () => {
    const session = sessionWith(MAP);
    let act = () => {};
    watchChecks(
      session,
      () => Promise.reject(new Error("not asked for")),
      (_ms, later) => {
        act = later;
        return () => {};
      },
    );
    act();
    const before = session.get().findings;
    expect(before).not.toBeNull();
    addArgument(session, "d", "support", "canvas");
    act();
    expect(session.get().findings).toBe(before);
    session.stopEditing("keep");
    act();
    expect(session.get().findings).toEqual(findingsOf(present(session)));
  });

  test("run once, a while after the last change, and not while typing goes on", () => {
    const session = sessionWith(MAP);
    const waiting = new Set<() => void>();
    watchChecks(
      session,
      () => Promise.reject(new Error("not asked for")),
      (_ms, act) => {
        waiting.add(act);
        return () => void waiting.delete(act);
      },
    );
    session.edit({ type: "text", id: "a", text: "" });
    session.edit({ type: "text", id: "a", text: " " });
    expect(waiting.size).toBe(1);
    expect(session.get().findings).toBeNull();
    for (const act of [...waiting]) act();
    expect(session.get().findings).toEqual(findingsOf(present(session)));
    expect(session.get().findings?.map(({ rule }) => rule)).toContain("empty-text");
    switchCheck(session, "empty-text", false);
    for (const act of [...waiting]) act();
    expect(session.get().findings?.map(({ rule }) => rule)).not.toContain("empty-text");
    switchCheck(session, "empty-text", true);
    expect(reasoningSettings(present(session)).checksOff).toEqual([]);
  });
});
