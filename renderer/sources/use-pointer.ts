/** Choosing words with the pointer: a click takes the sentence, a drag any words; marked words select their nodes. */
import type { DragEvent, MouseEvent, PointerEvent as ReactPointerEvent, RefObject } from "react";
import { useRef } from "react";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { Source } from "../../shared/document/types";
import { marksIn, nodesAt } from "../../shared/sources/marks";
import { type Span, sentencesOf, trimmed } from "../../shared/sources/sentences";
import type { Session } from "../session/session";
import { WORDS_TYPE, writeDragged } from "./dragged-words";
import { chosen, chosenWords, sentenceAt } from "./reading";
import { changeReading, selectNodes } from "./source-commands";
import { rangeOf } from "./text-ranges";

/** The offset in the source of a place in the page; null outside the text. */
function offsetOf(node: Node | null, inside: number): number | null {
  const element = node instanceof Element ? node : node?.parentElement;
  const at = element?.closest<HTMLElement>("[data-at]")?.dataset.at;
  return at === undefined ? null : Number(at) + (node instanceof Text ? inside : 0);
}

/** The words that the page's own selection covers. */
function selectedSpan(list: HTMLElement | null, text: string): Span | null {
  const selection = window.getSelection();
  if (!list || !selection || selection.isCollapsed || !list.contains(selection.anchorNode)) return null;
  const ends = [
    offsetOf(selection.anchorNode, selection.anchorOffset),
    offsetOf(selection.focusNode, selection.focusOffset),
  ];
  const [one, other] = ends;
  if (one == null || other == null) return null;
  const span = trimmed(text, Math.min(one, other), Math.max(one, other));
  return span.start < span.end ? span : null;
}

function offsetUnder(x: number, y: number): number | null {
  const place = document.caretPositionFromPoint?.(x, y);
  return place ? offsetOf(place.offsetNode, place.offset) : null;
}

/** What is chosen by the pointer is the page's selection too, so that it can be dragged and copied. */
function selectInPage(list: HTMLElement | null, sentences: readonly Span[], span: Span): void {
  const range = list ? rangeOf(list, sentences, span) : null;
  if (range)
    window
      .getSelection()
      ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

export function usePointer(session: Session, list: RefObject<HTMLElement | null>, source: Source) {
  const pressed = useRef(false);
  /** Whether the words were chosen by the pointer, not by keys. */
  const byPointer = useRef(false);
  const text = source.text ?? "";

  const onClick = (event: MouseEvent) => {
    pressed.current = false;
    byPointer.current = true;
    const sentences = sentencesOf(text);
    const words = selectedSpan(list.current, text);
    if (words) return changeReading(session, chosenWords(sentences, words));
    const offset = offsetUnder(event.clientX, event.clientY) ?? offsetOf(event.target as Node, 0);
    const sentence = offset === null ? undefined : sentences[sentenceAt(sentences, offset)];
    const map = session.map();
    if (offset === null || !sentence || !map) return;
    const { reading } = session.get();
    const choice = chosen(sentence, event.shiftKey ? reading.anchor : null);
    changeReading(session, choice);
    if (choice.span) selectInPage(list.current, sentences, choice.span);
    const nodes = nodesAt(marksIn(map, source), { start: offset, end: offset });
    if (nodes.length > 0) selectNodes(session, nodes);
  };
  const onPointerMove = (event: ReactPointerEvent) => {
    const map = session.map();
    const offset = offsetUnder(event.clientX, event.clientY);
    if (!map || !list.current) return;
    const nodes = offset === null ? [] : nodesAt(marksIn(map, source), { start: offset, end: offset });
    list.current.title = nodes.map((id) => shortText(nodeOf(map, id)?.text ?? "", 120)).join("\n");
  };
  const onDragStart = (event: DragEvent) => {
    const span = selectedSpan(list.current, text);
    if (!span) return;
    event.dataTransfer.setData(WORDS_TYPE, writeDragged({ source: source.id, ...span }));
    event.dataTransfer.effectAllowed = "all";
  };
  const handlers = {
    onPointerDown: (event: ReactPointerEvent) => {
      pressed.current = true;
      // The browser drags only what is its own selection, which another click on it takes away.
      if (!byPointer.current || event.shiftKey) return;
      const { span } = session.get().reading;
      const offset = offsetUnder(event.clientX, event.clientY);
      if (!span || offset === null || offset < span.start || offset >= span.end) return;
      if (window.getSelection()?.isCollapsed) selectInPage(list.current, sentencesOf(text), span);
    },
    onPointerUp: () => {
      pressed.current = false;
    },
    onClick,
    onPointerMove,
    onDragStart,
    // Elsewhere the keys for copying mean the map, as long as no text is selected.
    onBlur: () => window.getSelection()?.removeAllRanges(),
    onKeyDownCapture: () => {
      byPointer.current = false;
      window.getSelection()?.removeAllRanges();
    },
  };
  return { handlers, isPressed: () => pressed.current };
}
