/**
 * Words of a source that are dropped on the map: on empty canvas a node of them, on a node a citation of it; with Shift
 * an argument for the node, with Alt one against it, as Alt opposes when an edge is drawn.
 */
import type { DragEvent } from "react";
import type { Point } from "../../shared/basics/geometry";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { hintOf } from "../../shared/sources/suggest";
import type { Session } from "../session/session";
import { readDragged, WORDS_TYPE } from "./dragged-words";
import { citeOn, markAs, markFor, type Words } from "./mark";

type ThingAt = (x: number, y: number) => { readonly id: string; readonly type: "node" | "edge" } | null;

function wordsOf(session: Session, data: string): Words | null {
  const dragged = readDragged(data);
  const source = session.map()?.sources.find(({ id }) => id === dragged?.source);
  if (!dragged || !source || dragged.end > (source.text?.length ?? 0)) return null;
  return { source, span: { start: dragged.start, end: dragged.end } };
}

const isOurs = (event: DragEvent) => event.dataTransfer.types.includes(WORDS_TYPE);

/** What a drop would do here. */
function dropWords(session: Session, event: DragEvent, thing: ReturnType<ThingAt>): string {
  const map = session.map();
  const node = map && thing?.type === "node" ? nodeOf(map, thing.id) : undefined;
  if (!node) return "Drop to make a node of the words.";
  const name = `'${shortText(node.text)}'`;
  if (event.altKey) return `Drop to oppose ${name}.`;
  if (event.shiftKey) return `Drop to support ${name}.`;
  return `Drop to cite the words on ${name}. With Shift they support it, with Alt they oppose it.`;
}

/** The handlers for the element of the canvas. Whatever else is dropped there is the window's. */
export function wordDrops(session: Session, thingAt: ThingAt, toMap: (screen: Point) => Point) {
  // A drag comes by many times a second; what it would do is said when it changes.
  let told = "";
  const tell = (words: string) => {
    if (words !== told) session.say(words);
    told = words;
  };
  return {
    onDragOver(event: DragEvent) {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = "copy";
      tell(dropWords(session, event, thingAt(event.clientX, event.clientY)));
    },
    onDrop(event: DragEvent) {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      told = "";
      const words = wordsOf(session, event.dataTransfer.getData(WORDS_TYPE));
      if (!words) return;
      const thing = thingAt(event.clientX, event.clientY);
      if (thing?.type === "node") {
        if (event.shiftKey || event.altKey)
          return markFor(session, words, event.altKey ? "oppose" : "support", thing.id);
        return citeOn(session, words, thing.id);
      }
      const said = (words.source.text ?? "").slice(words.span.start, words.span.end);
      const isFirst = session.map()?.nodes.length === 0;
      const kind = isFirst ? "decision" : (hintOf(said)?.kind ?? "motive");
      markAs(session, words, kind, toMap({ x: event.clientX, y: event.clientY }));
    },
  };
}
