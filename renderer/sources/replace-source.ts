/** A new edition takes the place of a source's text: what nodes cite of the old one is looked for in it. */
import type { Session } from "../session/session";
import { SHOW_BUSY_AFTER_MS } from "../session/state";
import { cleanText } from "./add-source";
import { inTextWorker } from "./in-text-worker";
import { NOTHING_CHOSEN } from "./reading";
import { reviewOfEdition, reviewWords } from "./review";
import { showSources } from "./source-commands";
import type { TextAnswers, TextOrders } from "./text-orders";

/** Null where it was cancelled. */
export type FindAnchors = (
  order: TextOrders["anchors"],
  signal: AbortSignal,
) => Promise<TextAnswers["anchors"] | null>;

const findInWorker: FindAnchors = (order, signal) => inTextWorker("anchors", order, signal);

/** The answer, with a way out where it takes a while. */
async function find(session: Session, order: TextOrders["anchors"], anchors: FindAnchors) {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  const timer = setTimeout(
    () => session.set({ busy: { label: "Looking for the quotes", progress: null, cancel } }),
    SHOW_BUSY_AFTER_MS,
  );
  try {
    return await anchors(order, stop.signal);
  } finally {
    clearTimeout(timer);
    if (session.get().busy?.cancel === cancel) session.set({ busy: null });
  }
}

/** Replaces the text of the source, in one step of undo, and lists what became of its citations. */
export async function replaceSource(
  session: Session,
  id: string,
  newText: string,
  { anchors = findInWorker, note = "" }: { readonly anchors?: FindAnchors; readonly note?: string } = {},
): Promise<void> {
  const map = session.map();
  const source = map?.sources.find((one) => one.id === id);
  const text = cleanText(newText);
  if (!map || !source) return;
  if (text.trim() === "")
    return session.say("There is no text in it. The source was not changed.", "refusal");
  if (text === source.text)
    return session.say("This is the text that is there already. Nothing was changed.", "refusal");
  const nodes = map.nodes.filter(({ citations = [] }) => citations.some((one) => one.source === id));
  const found = await find(session, { nodes, source, text }, anchors);
  if (!found) return session.say("Cancelled. The source was not changed.");
  if (session.map() !== map)
    return session.say(
      "The map was changed meanwhile. The source is as it was; replace it again.",
      "refusal",
    );
  session.seal();
  if (!session.edit({ type: "source-edition", id, text, citations: found.citations })) return;
  session.seal();
  const after = session.map();
  const review = after && reviewOfEdition(after, id, found.fates);
  showSources(session, { ...NOTHING_CHOSEN, source: id, mode: "read", review, comesBack: true });
  session.say(`Replaced by the new edition. ${reviewWords(review)} ${note}`.trim());
}
