/** Sentences that look like arguments and are not in the map: quiet offers, to accept or to turn down. */
import type { ArgMap, Source } from "../../shared/document/types";
import { coverageOf } from "../../shared/sources/coverage";
import { type Suggestion, suggestionsIn } from "../../shared/sources/suggest";
import { currentNode } from "../session/argument";
import type { Session } from "../session/session";
import { LONGEST_HERE } from "./in-text-worker";
import { currentSource, currentWords, markAs, markFor } from "./mark";
import { type Reading, suggestionKey } from "./reading";

const NONE: readonly Suggestion[] = [];

const judged = new Map<string, readonly Suggestion[]>();

function allIn(text: string, away: Reading["judged"]): readonly Suggestion[] {
  if (text.length > LONGEST_HERE) return away?.text === text ? away.found : NONE;
  const known = judged.get(text);
  if (known) return known;
  const found = suggestionsIn(text);
  judged.clear();
  judged.set(text, found);
  return found;
}

/** The suggestions for what of the source is still open, in order; none where they are switched off. */
export function openSuggestions(
  map: ArgMap,
  source: Source,
  reading: Pick<Reading, "suggests" | "dismissed" | "judged">,
): readonly Suggestion[] {
  const text = source.text ?? "";
  if (!reading.suggests) return NONE;
  const all = allIn(text, reading.judged);
  if (all.length === 0) return NONE;
  const open = new Set(
    coverageOf(map, source).sentences.flatMap(({ state, start }) => (state === "open" ? [start] : [])),
  );
  return all.filter(
    ({ start, end }) =>
      open.has(start) && !reading.dismissed.has(suggestionKey(source.id, text.slice(start, end))),
  );
}

/** The suggestion for the chosen words; null where there is none. */
export function suggestionAt(map: ArgMap, source: Source, reading: Reading): Suggestion | null {
  const { span } = reading;
  if (!span) return null;
  const all = openSuggestions(map, source, reading);
  return all.find(({ start, end }) => start < span.end && span.start < end) ?? null;
}

function suggestionHere(session: Session): Suggestion | null {
  const map = session.map();
  const source = currentSource(session);
  const here = map && source && suggestionAt(map, source, session.get().reading);
  if (!here) session.say("There is no suggestion for these words.", "refusal");
  return here ?? null;
}

/** Makes what the suggestion hints at: an argument about the selected node, or a node by itself. */
export function acceptSuggestion(session: Session): void {
  const words = currentWords(session);
  const here = words && suggestionHere(session);
  if (!words || !here) return;
  const whole = { source: words.source, span: { start: here.start, end: here.end } };
  const target = currentNode(session);
  if (here.relation === null || !target) return markAs(session, whole, here.kind);
  markFor(session, whole, here.relation, target.id, here.kind);
}

export function dismissSuggestion(session: Session): void {
  const here = suggestionHere(session);
  const source = currentSource(session);
  if (!here || !source) return;
  const { reading } = session.get();
  const key = suggestionKey(source.id, (source.text ?? "").slice(here.start, here.end));
  session.set({ reading: { ...reading, dismissed: new Set([...reading.dismissed, key]) } });
  session.say("Suggestion dismissed.");
}
