/** What the commands of the sources do. */
import type { CommandName } from "../../shared/commands/catalogue";
import type { Kind, Relation } from "../../shared/document/types";
import { coverageOf } from "../../shared/sources/coverage";
import { marksIn, nodesAt } from "../../shared/sources/marks";
import { type Span, sentencesOf } from "../../shared/sources/sentences";
import { reveal } from "../session/reveal";
import type { Session } from "../session/session";
import { toggleAside } from "./aside";
import { citeOn, currentSource, currentWords, markAs, markFor } from "./mark";
import { chosen, chosenWords, NOTHING_CHOSEN, type Reading } from "./reading";
import { openLines, reviewOf, reviewWords } from "./review";
import { acceptSuggestion, dismissSuggestion } from "./suggestions";

type Handler = (session: Session) => void;

export function changeReading(session: Session, part: Partial<Reading>): void {
  session.set({ reading: { ...session.get().reading, ...part } });
}

const mark =
  (kind: Kind): Handler =>
  (session) => {
    const words = currentWords(session);
    if (words) markAs(session, words, kind);
  };

const speak =
  (relation: Relation): Handler =>
  (session) => {
    const words = currentWords(session);
    if (words) markFor(session, words, relation);
  };

/** The nodes that cite any of the chosen words. */
function nodesHere(session: Session): readonly string[] {
  const map = session.map();
  const words = currentWords(session);
  if (!map || !words) return [];
  const ids = nodesAt(marksIn(map, words.source), words.span);
  if (ids.length === 0) session.say("No node cites these words yet.", "refusal");
  return ids;
}

function selectHere(session: Session): void {
  const ids = nodesHere(session);
  if (ids.length > 0) selectNodes(session, ids);
}

/** Selects nodes from their words, and brings those to light that are hidden. */
export function selectNodes(session: Session, ids: readonly string[]): void {
  for (const id of ids) reveal(session, id);
  session.select(ids);
  session.say(ids.length === 1 ? "Selected." : `Selected ${ids.length} nodes.`);
}

function shorten(session: Session): void {
  const id = nodesHere(session).at(-1);
  if (id === undefined) return;
  reveal(session, id);
  changeReading(session, { comesBack: true });
  session.startEditing({ id, fresh: false, where: "canvas", typed: null });
}

/** Goes to the next sentence without a node, or the one before; from the other end again where none is left. */
function goToOpen(session: Session, step: 1 | -1): void {
  const map = session.map();
  const source = currentSource(session);
  if (!map || !source) return;
  const open = coverageOf(map, source).sentences.filter(({ state }) => state === "open");
  const now = session.get().reading.head?.start ?? -1;
  const next =
    step > 0
      ? (open.find(({ start }) => start > now) ?? open[0])
      : (open.findLast(({ start }) => start < now) ?? open.at(-1));
  if (!next) return session.say("Every sentence is mapped or set aside.");
  changeReading(session, chosen({ start: next.start, end: next.end }, null));
}

/** Opens the pane where it is closed, and shows this in it. */
export function showSources(session: Session, part: Partial<Reading> = {}): void {
  session.set({ sources: true });
  changeReading(session, part);
}

/** Shows words of a source, with the keyboard on them. */
export function showWords(session: Session, id: string, span: Span): void {
  const text = session.map()?.sources.find((source) => source.id === id)?.text ?? "";
  const choice = chosenWords(sentencesOf(text), span);
  showSources(session, { ...NOTHING_CHOSEN, ...choice, source: id, mode: "read", comesBack: true });
}

const NO_SOURCE = "There is no source yet. Add one first.";

/** Lists every citation of the source whose words are not where they should be. */
function reviewCitations(session: Session): void {
  const map = session.map();
  const source = currentSource(session);
  if (!map || !source) return session.say(NO_SOURCE, "refusal");
  const { reading } = session.get();
  const isListed = reading.review?.source === source.id && openLines(map, reading.review).length > 0;
  const review = isListed ? reading.review : reviewOf(map, map, source.id);
  showSources(session, { mode: "read", review: review && { ...review, takesFocus: true } });
  if (!isListed) session.say(reviewWords(review));
}

/** Leaving brings the keyboard back to the text. */
function toggleMode(session: Session, mode: "edit" | "details"): void {
  const { sources, reading } = session.get();
  if (!currentSource(session)) return session.say(NO_SOURCE, "refusal");
  if (sources && reading.mode === mode) changeReading(session, { mode: "read", comesBack: true });
  else showSources(session, { mode });
}

export const sourceCommands = {
  "view.sources": (session) => session.set({ sources: !session.get().sources }),
  "source.add": (session) => showSources(session, { mode: "add" }),
  "source.details": (session) => toggleMode(session, "details"),
  "source.edit": (session) => toggleMode(session, "edit"),
  "source.replace": (session) => {
    if (currentSource(session)) showSources(session, { mode: "replace" });
    else session.say(NO_SOURCE, "refusal");
  },
  "source.review": reviewCitations,
  "source.decision": mark("decision"),
  "source.motive": mark("motive"),
  "source.risk": mark("risk"),
  "source.critique": mark("critique"),
  "source.support": speak("support"),
  "source.oppose": speak("oppose"),
  "source.cite": (session) => {
    const words = currentWords(session);
    if (words) citeOn(session, words);
  },
  "source.select": selectHere,
  "source.shorten": shorten,
  "source.nextOpen": (session) => goToOpen(session, 1),
  "source.previousOpen": (session) => goToOpen(session, -1),
  "source.aside": toggleAside,
  "source.accept": acceptSuggestion,
  "source.dismiss": dismissSuggestion,
  "source.suggestions": (session) => changeReading(session, { suggests: !session.get().reading.suggests }),
} as const satisfies Partial<Record<CommandName, Handler>>;
