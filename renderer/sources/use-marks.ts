/**
 * Paints the marks of a source over its text with the CSS Custom Highlight API, so that thousands of them cost no
 * elements; styles/sources.css says how each looks. What a mark shows is also in words on its sentence.
 */
import { type RefObject, useLayoutEffect, useMemo } from "react";
import { KIND_NAMES } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { KINDS, type Source } from "../../shared/document/types";
import { asideOf } from "../../shared/sources/aside";
import { type Mark, marksIn } from "../../shared/sources/marks";
import { type Span, sentencesOf } from "../../shared/sources/sentences";
import { useMap, useSessionState } from "../session/context";
import { type Reading, sentenceAt } from "./reading";
import { openSuggestions } from "./suggestions";
import { rangeOf } from "./text-ranges";

/** From the lowest layer to the highest. */
const LAYERS = [
  "source-aside",
  "source-chosen",
  ...KINDS.flatMap((kind) => [`source-${kind}`, `source-${kind}-lit`]),
  "source-words",
];

/** Paints these layers, and takes them away when the returned function is called. */
function paint(
  list: HTMLElement | null,
  sentences: readonly Span[],
  layers: Readonly<Record<string, readonly Span[]>>,
): () => void {
  for (const [name, spans] of Object.entries(layers)) {
    const ranges = list ? spans.flatMap((span) => rangeOf(list, sentences, span) ?? []) : [];
    const highlight = new Highlight(...ranges);
    highlight.priority = LAYERS.indexOf(name);
    CSS.highlights.set(name, highlight);
  }
  return () => {
    for (const name of Object.keys(layers)) CSS.highlights.delete(name);
  };
}

const byKind = (marks: readonly Mark[], ending: string) =>
  Object.fromEntries(
    KINDS.map((kind) => [`source-${kind}${ending}`, marks.filter((mark) => mark.kind === kind)]),
  );

/** `shown` is how many blocks of the text are in the page: what comes later is painted then. */
export function useMarks(
  list: RefObject<HTMLElement | null>,
  source: Source,
  reading: Reading,
  shown: number,
) {
  const map = useMap();
  const selection = useSessionState((state) => state.selection);
  const { span, suggests, dismissed, judged } = reading;
  const sentences = sentencesOf(source.text ?? "");
  const marks = useMemo(() => marksIn(map, source), [map, source]);
  const suggestions = useMemo(
    () => openSuggestions(map, source, { suggests, dismissed, judged }),
    [map, source, suggests, dismissed, judged],
  );

  // Apart from each other, because what is chosen changes with every key, and the marks seldom.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more blocks there is more to paint
  useLayoutEffect(
    () => paint(list.current, sentences, { "source-aside": asideOf(source), ...byKind(marks, "") }),
    [list, source, marks, sentences, shown],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    const selected = new Set(selection);
    return paint(
      list.current,
      sentences,
      byKind(
        marks.filter(({ node }) => selected.has(node)),
        "-lit",
      ),
    );
  }, [list, marks, selection, sentences, shown]);
  useLayoutEffect(() => {
    // Whole sentences have a frame; words within one have to stand out from its marks.
    const isWhole =
      span !== null &&
      sentences[sentenceAt(sentences, span.start)]?.start === span.start &&
      sentences[sentenceAt(sentences, span.end - 1)]?.end === span.end;
    const name = isWhole ? "source-chosen" : "source-words";
    return paint(list.current, sentences, { [name]: span ? [span] : [] });
  }, [list, span, sentences]);

  // The words of what is selected come into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as soon as they are in the page
  useLayoutEffect(() => {
    const id = selection.at(-1);
    const mark = marks.find(({ node }) => node === id);
    if (!mark || list.current?.contains(document.activeElement)) return;
    document
      .getElementById(`sentence-${sentenceAt(sentences, mark.start)}`)
      ?.scrollIntoView({ block: "nearest" });
  }, [list, selection, marks, sentences, shown]);

  const words = useMemo(() => {
    const said = new Map<number, Set<string>>();
    const say = (at: Span, what: string) => {
      const last = sentenceAt(sentences, at.end - 1);
      for (let index = sentenceAt(sentences, at.start); index <= last; index += 1)
        said.set(index, (said.get(index) ?? new Set()).add(what));
    };
    for (const mark of marks) if (nodeOf(map, mark.node)) say(mark, KIND_NAMES[mark.kind]);
    for (const aside of asideOf(source))
      say(aside, aside.reason ? `set aside: ${aside.reason}` : "set aside");
    for (const one of suggestions) say(one, `suggestion: ${one.kind}, because of '${one.because}'`);
    return new Map([...said].map(([index, parts]) => [index, [...parts].join(", ")]));
  }, [map, marks, source, suggestions, sentences]);

  // There may be one in every second sentence, so they are no ranges but a style of the sentence.
  const hinted = useMemo(
    () => new Set(suggestions.map(({ start }) => sentenceAt(sentences, start))),
    [suggestions, sentences],
  );

  return { words, hinted };
}
