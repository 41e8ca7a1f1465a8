/**
 * Paints the marks of a source over its text with the CSS Custom Highlight API, so that thousands of them cost no
 * elements; styles/sources.css says how each looks. What a mark shows is also in words on its sentence.
 */
import { type RefObject, useLayoutEffect, useMemo } from "react";
import { KIND_NAMES } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { KINDS, type Source } from "../../shared/document/types";
import { asideOf } from "../../shared/sources/aside";
import { marksIn } from "../../shared/sources/marks";
import { type Span, sentencesOf } from "../../shared/sources/sentences";
import { useMap, useSessionState } from "../session/context";
import { type Reading, sentenceAt } from "./reading";
import { openSuggestions } from "./suggestions";
import { rangeOf } from "./text-ranges";

/** Later layers lie above earlier ones. */
function paint(
  list: HTMLElement,
  sentences: readonly Span[],
  layers: ReadonlyMap<string, readonly Span[]>,
): () => void {
  let priority = 0;
  for (const [name, spans] of layers) {
    const ranges = spans.flatMap((span) => rangeOf(list, sentences, span) ?? []);
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    priority += 1;
    CSS.highlights.set(name, highlight);
  }
  return () => {
    for (const name of layers.keys()) CSS.highlights.delete(name);
  };
}

export function useMarks(list: RefObject<HTMLElement | null>, source: Source, reading: Reading) {
  const map = useMap();
  const selection = useSessionState((state) => state.selection);
  const text = source.text ?? "";
  const sentences = sentencesOf(text);
  const marks = useMemo(() => marksIn(map, source), [map, source]);
  const { span } = reading;
  const suggestions = useMemo(() => openSuggestions(map, source, reading), [map, source, reading]);

  useLayoutEffect(() => {
    if (!list.current) return;
    const selected = new Set(selection);
    const layers = new Map<string, readonly Span[]>([
      ["source-aside", asideOf(source)],
      ["source-suggestion", suggestions],
      ["source-chosen", span ? [span] : []],
    ]);
    for (const kind of KINDS) {
      layers.set(
        `source-${kind}`,
        marks.filter((mark) => mark.kind === kind),
      );
      layers.set(
        `source-${kind}-lit`,
        marks.filter((mark) => mark.kind === kind && selected.has(mark.node)),
      );
    }
    return paint(list.current, sentences, layers);
  }, [list, source, marks, suggestions, span, selection, sentences]);

  // The words of what is selected come into view.
  useLayoutEffect(() => {
    const id = selection.at(-1);
    const mark = marks.find(({ node }) => node === id);
    if (!mark || list.current?.contains(document.activeElement)) return;
    document
      .getElementById(`sentence-${sentenceAt(sentences, mark.start)}`)
      ?.scrollIntoView({ block: "nearest" });
  }, [list, selection, marks, sentences]);

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

  const current = reading.head ? sentenceAt(sentences, reading.head.start) : -1;
  return { words, current };
}
