/** Who published a source. It stands under a key that earlier versions keep without knowing it. */
import type { Extra, Source } from "./types";

const PUBLISHER_KEY = "publisher";

export function publisherOf(source: Source): string {
  const value = source.extra?.find(([key]) => key === PUBLISHER_KEY)?.[1];
  return typeof value === "string" ? value : "";
}

/** The source with this publisher, or without one for an empty text. */
export function withPublisher(source: Source, publisher: string): Source {
  if (publisher === publisherOf(source)) return source;
  const others = source.extra?.filter(([key]) => key !== PUBLISHER_KEY) ?? [];
  const extra: Extra = publisher === "" ? others : [...others, [PUBLISHER_KEY, publisher]];
  const { extra: _, ...bare } = source;
  return extra.length === 0 ? bare : { ...bare, extra };
}
