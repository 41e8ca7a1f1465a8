/** Setting sentences aside that are no argument, and taking them back. */
import { type AsideSpan, asideOf } from "../../shared/sources/aside";
import type { Span } from "../../shared/sources/sentences";
import type { Session } from "../session/session";
import { currentSource, currentWords } from "./mark";

const overlaps = (one: Span, other: Span) => one.start < other.end && other.start < one.end;

/** Asks for the reason, or takes back what of the chosen words is set aside. */
export function toggleAside(session: Session): void {
  const words = currentWords(session);
  if (!words) return;
  const now = asideOf(words.source);
  const kept = now.filter((one) => !overlaps(one, words.span));
  if (kept.length === now.length) {
    session.set({ reading: { ...session.get().reading, setsAside: words.span } });
    return;
  }
  session.seal();
  if (session.edit({ type: "aside", id: words.source.id, spans: kept })) session.say("Taken back.");
}

/** Sets the words aside that were asked about. */
export function setAside(session: Session, span: Span, reason: string): void {
  const source = currentSource(session);
  const exact = source?.text?.slice(span.start, span.end) ?? "";
  stopAsking(session);
  if (!source || exact === "") return;
  const fresh: AsideSpan = { ...span, exact, reason: reason.trim() };
  const spans = [...asideOf(source), fresh].sort((one, other) => one.start - other.start);
  session.seal();
  if (session.edit({ type: "aside", id: source.id, spans })) session.say("Set aside as no argument.");
}

export function stopAsking(session: Session): void {
  session.set({ reading: { ...session.get().reading, setsAside: null } });
}
