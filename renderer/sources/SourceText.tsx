import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef } from "react";
import type { Source } from "../../shared/document/types";
import { sentencesOf } from "../../shared/sources/sentences";
import { useSession, useSessionState } from "../session/context";
import { AsideReason } from "./AsideReason";
import { moved, movedByWord, type Reading, sentenceAt } from "./reading";
import { changeReading } from "./source-commands";
import { type Block, blocksOf } from "./text-blocks";
import { useComeBack } from "./use-come-back";
import { useGrowing } from "./use-growing";
import { useLongSuggestions } from "./use-long-suggestions";
import { useMarks } from "./use-marks";
import { usePointer } from "./use-pointer";

/** The element id of a sentence. */
export const sentenceId = (index: number) => `sentence-${index}`;

const PAGE = 10;

/** How far a key goes, in sentences. */
function stepOf(key: string, count: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return 1;
    case "ArrowUp":
    case "ArrowLeft":
      return -1;
    case "PageDown":
      return PAGE;
    case "PageUp":
      return -PAGE;
    case "Home":
      return -count;
    case "End":
      return count;
    default:
      return null;
  }
}

/** The text of a source, sentence by sentence: arrows go through it, the commands of the sources act on what is chosen. */
export function SourceText({ source }: { readonly source: Source }) {
  const session = useSession();
  const reading = useSessionState((state) => state.reading);
  const list = useRef<HTMLDivElement>(null);
  const text = source.text ?? "";
  const blocks = useMemo(() => blocksOf(text), [text]);
  const sentences = sentencesOf(text);
  const current = reading.head ? sentenceAt(sentences, reading.head.start) : -1;
  const shown = useGrowing(blocks, current);
  const { words, hinted } = useMarks(list, source, reading, shown);
  useLongSuggestions(source);
  const pointer = usePointer(session, list, source);
  useComeBack(list);

  const head = reading.head?.start;
  useLayoutEffect(() => {
    if (head === undefined || current < 0) return;
    document.getElementById(sentenceId(current))?.scrollIntoView({ block: "nearest" });
  }, [head, current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const byWord = { ArrowLeft: -1, ArrowRight: 1 } as const;
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      const now = session.get().reading;
      const next = movedByWord(text, sentences, now, byWord[event.key], event.shiftKey);
      if (next?.span) {
        changeReading(session, next);
        session.say(text.slice(next.span.start, next.span.end));
      }
      return;
    }
    const step = stepOf(event.key, sentences.length);
    if (step === null) return;
    event.preventDefault();
    const next = moved(sentences, session.get().reading, step, event.shiftKey);
    if (next) changeReading(session, next);
  };
  const onFocus = () => {
    // The keyboard is always on something.
    const next =
      session.get().reading.head === null ? moved(sentences, session.get().reading, 1, false) : null;
    if (next && !pointer.isPressed()) changeReading(session, next);
  };
  if (sentences.length === 0) return <p className="source-note">This source has no text.</p>;
  return (
    <>
      {reading.setsAside && <AsideReason span={reading.setsAside} text={text} />}
      <div
        ref={list}
        className="source-text"
        role="listbox"
        data-keys="source"
        data-pane-focus
        aria-label={`Text of ${source.title || "the source"}`}
        aria-multiselectable="true"
        aria-activedescendant={current >= 0 ? sentenceId(current) : undefined}
        tabIndex={0}
        dir="auto"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        {...pointer.handlers}
      >
        {blocks.slice(0, shown).map((block) => (
          <TextBlock
            key={block.pieces[0].start}
            block={block}
            text={text}
            chosen={chosenIn(block, reading)}
            words={wordsIn(block, words)}
            hinted={hintedIn(block, hinted)}
          />
        ))}
      </div>
    </>
  );
}

/** As a text, so that a block is drawn again only where something in it is other. */
function chosenIn({ pieces }: Block, { span }: Reading): string {
  const [first] = pieces;
  if (!span || first.start >= span.end || (pieces.at(-1) ?? first).end <= span.start) return "";
  return pieces
    .flatMap(({ start, end, index }) => (start < span.end && span.start < end ? [index] : []))
    .join(" ");
}

function wordsIn({ pieces }: Block, words: ReadonlyMap<number, string>): string {
  if (!pieces.some(({ index }) => words.has(index))) return "";
  return pieces.map(({ index }) => words.get(index) ?? "").join("\n");
}

function hintedIn({ pieces }: Block, hinted: ReadonlySet<number>): string {
  return pieces.flatMap(({ index }) => (hinted.has(index) ? [index] : [])).join(" ");
}

const placesIn = (list: string): ReadonlySet<number> =>
  new Set(list === "" ? [] : list.split(" ").map(Number));

interface TextBlockProps {
  readonly block: Block;
  readonly text: string;
  /** The places of the chosen sentences. */
  readonly chosen: string;
  /** What each sentence is marked as, one a line. */
  readonly words: string;
  /** The places of the sentences with a suggestion. */
  readonly hinted: string;
}

const TextBlock = memo(function TextBlock({ block, text, chosen, words, hinted }: TextBlockProps) {
  const isChosen = placesIn(chosen);
  const isHinted = placesIn(hinted);
  const says = words.split("\n");
  return (
    <div
      className={block.isApart ? "source-block is-apart" : "source-block"}
      role="presentation"
      data-page={block.page ?? undefined}
    >
      {block.pieces.map(({ start, end, index }, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which sentence is active
        <span
          key={start}
          id={sentenceId(index)}
          role="option"
          aria-selected={isChosen.has(index)}
          aria-description={says[at] || undefined}
          data-at={start}
          data-hint={isHinted.has(index) ? "" : undefined}
        >
          {text.slice(start, end)}
        </span>
      ))}
    </div>
  );
});
