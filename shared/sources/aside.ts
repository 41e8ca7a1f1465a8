/**
 * Sentences that were read and set aside because they are no argument, each with a reason. They stand under the key `aside`
 * of a source; parts that this version does not understand are left as they are.
 */
import type { Json } from "../basics/json";
import type { Extra, Source } from "../document/types";
import type { Span } from "./sentences";

const ASIDE_KEY = "aside";

export interface AsideSpan extends Span {
  readonly exact: string;
  readonly reason: string;
}

function readOne(value: Json, text: string): readonly AsideSpan[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { start, end, exact, reason } = value as { readonly [key: string]: Json };
  if (typeof start !== "number" || typeof end !== "number" || typeof exact !== "string") return [];
  if (text.slice(start, end) !== exact || exact === "") return [];
  return [{ start, end, exact, reason: typeof reason === "string" ? reason : "" }];
}

/** What was set aside and still stands there word for word, sorted. */
export function asideOf(source: Source): readonly AsideSpan[] {
  const value = source.extra?.find(([key]) => key === ASIDE_KEY)?.[1];
  if (!Array.isArray(value)) return [];
  return value
    .flatMap((one: Json) => readOne(one, source.text ?? ""))
    .sort((one, other) => one.start - other.start);
}

/** The source with these spans set aside, in place of those that were. */
export function withAside(source: Source, spans: readonly AsideSpan[]): Source {
  const others = source.extra?.filter(([key]) => key !== ASIDE_KEY) ?? [];
  const list: Json = spans.map(({ start, end, exact, reason }) => ({ start, end, exact, reason }));
  const extra: Extra = spans.length === 0 ? others : [...others, [ASIDE_KEY, list]];
  const { extra: _, ...bare } = source;
  return extra.length === 0 ? bare : { ...bare, extra };
}
