import { describe, expect, it } from "vitest";
import type { Session } from "../../../renderer/session/session";
import { openMap } from "../../../renderer/session/state";
import { addSource } from "../../../renderer/sources/add-source";
import { chosen } from "../../../renderer/sources/reading";
import { type FindAnchors, replaceSource } from "../../../renderer/sources/replace-source";
import { openLines, troubled } from "../../../renderer/sources/review";
import { changeReading, sourceCommands } from "../../../renderer/sources/source-commands";
import { carryOutTextOrder } from "../../../renderer/sources/text-orders";
import { violations } from "../../../shared/document/invariants";
import { EMPTY_MAP } from "../../../shared/document/types";
import { asideOf } from "../../../shared/sources/aside";
import { stands } from "../../../shared/sources/quote";
import { sentencesOf } from "../../../shared/sources/sentences";
import { fakeShell } from "../session/fake-shell";
import { newSession } from "../session/session-parts";

const SENTENCES = [
  "The council has approved the bridge.",
  "It is needed because the old one is closed.",
  "However, critics say it costs too much.",
  "It rained.",
];
const TEXT = SENTENCES.join(" ");

const find: FindAnchors = (order) => Promise.resolve(carryOutTextOrder("anchors", order));

/** A map with a node for each of the first three sentences, and the last one set aside. */
function reader(): { readonly session: Session; readonly id: string } {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(EMPTY_MAP, "key"));
  addSource(session, { title: "Bridge", text: TEXT });
  sentencesOf(TEXT).forEach((sentence, at) => {
    changeReading(session, chosen(sentence, null));
    if (at < 3) sourceCommands["source.motive"](session);
  });
  const id = session.map()?.sources[0]?.id ?? "";
  const last = TEXT.indexOf("It rained.");
  const span = { start: last, end: TEXT.length, exact: "It rained.", reason: "weather" };
  session.edit({ type: "aside", id, spans: [span] });
  return { session, id };
}

const sourceOf = (session: Session) => {
  const source = session.map()?.sources[0];
  if (!source) throw new Error("the source is gone");
  return source;
};
const steps = (session: Session) => session.get().open?.history.past.length ?? 0;
const fates = (session: Session) => {
  const { review } = session.get().reading;
  const map = session.map();
  return review && map ? openLines(map, review).map(({ fate }) => fate) : [];
};

describe("a new edition of a source", () => {
  it("is one step of undo: quotes are found, listed as moved or changed, or kept as lost", async () => {
    const { session, id } = reader();
    const before = session.map();
    const edition = `News. ${SENTENCES[0]} It is needed because the old one was closed. Cheese. It rained.`;
    const count = steps(session);
    await replaceSource(session, id, edition, { anchors: find });
    const map = session.map();
    expect(steps(session)).toBe(count + 1);
    expect(sourceOf(session)).toMatchObject({ id, title: "Bridge", text: edition });
    expect(map && violations(map)).toEqual([]);
    expect(fates(session)).toEqual(["moved", "changed", "lost"]);
    expect(session.get().status.text).toBe(
      "Replaced by the new edition. Quotes: 1 not found, 1 in other words, 1 moved.",
    );
    const citations = map?.nodes.map(({ citations: [one] = [] }) => one) ?? [];
    expect(citations.map((one) => one && stands(edition, one))).toEqual([true, false, false]);
    expect(citations.map((one) => one?.exact)).toEqual(SENTENCES.slice(0, 3));
    expect(map && troubled(map, sourceOf(session))).toBe(2);
    expect(asideOf(sourceOf(session)).map(({ reason }) => reason)).toEqual(["weather"]);
    session.undo();
    expect(session.map()).toBe(before);
    expect(fates(session)).toEqual([]);
  });

  it("leaves the list as its lines are mended", async () => {
    const { session, id } = reader();
    await replaceSource(session, id, `${SENTENCES[0]} ${SENTENCES[2]}`, { anchors: find });
    expect(fates(session)).toEqual(["lost", "moved"]);
    const node = session.map()?.nodes[1]?.id ?? "";
    session.edit({ type: "cite", id: node, citations: [] });
    expect(fates(session)).toEqual(["moved"]);
  });

  it("changes nothing where it is empty, the same, cancelled, or the map has changed meanwhile", async () => {
    const { session, id } = reader();
    const map = session.map();
    await replaceSource(session, id, " \n", { anchors: find });
    await replaceSource(session, id, TEXT, { anchors: find });
    await replaceSource(session, id, "Other.", { anchors: () => Promise.resolve(null) });
    expect(session.map()).toBe(map);
    const slow: FindAnchors = (order) => {
      session.edit({ type: "title", title: "Meanwhile" });
      return find(order, new AbortController().signal);
    };
    await replaceSource(session, id, "Other.", { anchors: slow });
    expect(session.map()?.title).toBe("Meanwhile");
    expect(sourceOf(session).text).toBe(TEXT);
    expect(session.get().status.tone).toBe("refusal");
  });

  it("keeps nothing going when the search fails", async () => {
    const { session, id } = reader();
    await expect(
      replaceSource(session, id, "Other.", { anchors: () => Promise.reject(new Error("broken")) }),
    ).rejects.toThrow("broken");
    expect(session.get().busy).toBeNull();
    expect(sourceOf(session).text).toBe(TEXT);
  });
});
