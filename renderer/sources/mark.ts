/** From words of a source to nodes of the map: each is one step of undo, and is said aloud. */
import type { Point, Size } from "../../shared/basics/geometry";
import { newId } from "../../shared/basics/id";
import { oneLine } from "../../shared/basics/one-line";
import { KIND_NAMES, shortText } from "../../shared/document/describe";
import { edgesFrom, nodeOf } from "../../shared/document/lookups";
import { firstNode } from "../../shared/document/navigate";
import type { ArgMap, Citation, Kind, MapEdge, MapNode, Relation, Source } from "../../shared/document/types";
import { childrenOf } from "../../shared/document/visibility";
import { nodeBox } from "../../shared/layout/node-box";
import { firstFree, placeChild, SIBLING_GAP } from "../../shared/layout/place-new";
import type { Boxes } from "../../shared/layout/types";
import { citationOf } from "../../shared/sources/quote";
import type { Span } from "../../shared/sources/sentences";
import { currentNode, likelyKind } from "../session/argument";
import { openTarget } from "../session/open-target";
import type { Session } from "../session/session";
import { view } from "../session/view-control";

/** Words of a source. */
export interface Words {
  readonly source: Source;
  readonly span: Span;
}

/** The source that the pane shows; undefined where the map has none. */
export function currentSource(session: Session): Source | undefined {
  const sources = session.map()?.sources ?? [];
  const { source } = session.get().reading;
  return sources.find(({ id }) => id === source) ?? sources[0];
}

/** The words that keys act on. Where there are none, says so. */
export function currentWords(session: Session): Words | null {
  const source = currentSource(session);
  const { span } = session.get().reading;
  const length = source?.text?.length ?? 0;
  if (source && span && span.start < span.end && span.end <= length) return { source, span };
  session.say("Choose words in the source first: click a sentence, or use the arrow keys.", "refusal");
  return null;
}

function quote({ source, span }: Words): Citation {
  return citationOf(source.id, source.text ?? "", span);
}

/** The node that these very words were made into, where there is one. */
function madeFrom(map: ArgMap, { source, span }: Words): MapNode | undefined {
  return map.nodes.findLast(({ citations = [] }) =>
    citations.some((one) => one.source === source.id && one.start === span.start && one.end === span.end),
  );
}

function freshNode(words: Words, kind: Kind): MapNode {
  const citation = quote(words);
  const text = oneLine(citation.exact);
  return { id: newId(), kind, text, x: 0, y: 0, citations: [citation] };
}

function besideCurrent(session: Session, map: ArgMap, size: Size): Point {
  const anchor = currentNode(session)?.id ?? firstNode(map);
  const box = anchor === null ? undefined : session.boxes().get(anchor);
  const start = box ? { x: box.x + box.width + SIBLING_GAP, y: box.y } : { x: 0, y: 0 };
  return firstFree(session.boxes(), start, size, { x: 1, y: 0 });
}

function belowTarget(session: Session, map: ArgMap, target: MapNode, boxes: Boxes, size: Size): Point {
  const box = boxes.get(target.id);
  if (!box) return besideCurrent(session, map, size);
  const children = childrenOf(map, target.id).flatMap((child) => boxes.get(child.id) ?? []);
  return placeChild(boxes, box, children, size);
}

function insert(
  session: Session,
  node: MapNode,
  edges: readonly MapEdge[],
  opens: readonly string[] = [],
): boolean {
  session.stopEditing("keep");
  session.seal();
  const isMade = session.edit({ type: "insert", nodes: [node], edges, opens, as: "add" });
  session.seal();
  // The keyboard stays in the text, so the canvas does not follow by itself.
  if (isMade) view()?.bringIn(node.id, edges[0]?.to);
  return isMade;
}

/** Makes a node of this kind out of the words. Words that are a node already give it the kind. */
export function markAs(session: Session, words: Words, kind: Kind, at?: Point): void {
  const map = session.map();
  if (!map) return;
  const made = at ? undefined : madeFrom(map, words);
  if (made) {
    if (made.kind !== kind) session.edit({ type: "kind", ids: [made.id], kind });
    return session.say(`${KIND_NAMES[kind]}: ${shortText(made.text)}`);
  }
  const node = freshNode(words, kind);
  const place = at ?? besideCurrent(session, map, nodeBox(node, session.measure));
  if (!insert(session, { ...node, x: Math.round(place.x), y: Math.round(place.y) }, [])) return;
  // What is selected stays what the next words speak about; of a decision, it is the decision.
  if (kind === "decision" || !currentNode(session)) session.select([node.id]);
  session.say(`${KIND_NAMES[kind]} added: ${shortText(node.text)}`);
}

/** Makes an argument for or against the target out of the words; a node of these words without a target gets this one. */
export function markFor(
  session: Session,
  words: Words,
  relation: Relation,
  target = currentNode(session)?.id,
  kind?: Kind,
): void {
  const map = session.map();
  const aim = map && nodeOf(map, target ?? "");
  if (!map || !aim) return session.say("Select the node first that the words speak about.", "refusal");
  const verb = relation === "support" ? "Supports" : "Opposes";
  const done = () => session.say(`${verb} '${shortText(aim.text)}'.`);
  const made = madeFrom(map, words);
  if (made && made.id !== aim.id && edgesFrom(map, made.id).length === 0) {
    const edge = { id: newId(), from: made.id, to: aim.id, relation };
    session.seal();
    if (session.edit({ type: "insert", nodes: [], edges: [edge], as: "connect" })) done();
    return;
  }
  const { boxes, opens } = openTarget(session, aim);
  const node = freshNode(words, kind ?? likelyKind(aim.kind, relation));
  const place = belowTarget(session, map, aim, boxes, nodeBox(node, session.measure));
  const edge = { id: newId(), from: node.id, to: aim.id, relation };
  if (insert(session, { ...node, ...place }, [edge], opens))
    session.say(`${KIND_NAMES[node.kind]} added. ${verb} '${shortText(aim.text)}'.`);
}

/** Adds the words to what a node cites: the given one, or the selected one. */
export function citeOn(session: Session, words: Words, id = currentNode(session)?.id): void {
  const map = session.map();
  const node = map && id !== undefined ? nodeOf(map, id) : undefined;
  if (!node) return session.say("Select the node first that should cite the words.", "refusal");
  const citation = quote(words);
  const citations = node.citations ?? [];
  const isThere = citations.some(
    ({ source, start, end }) =>
      source === citation.source && start === citation.start && end === citation.end,
  );
  if (isThere) return session.say(`'${shortText(node.text)}' cites these words already.`, "refusal");
  session.seal();
  if (session.edit({ type: "cite", id: node.id, citations: [...citations, citation] }))
    session.say(`Cited on '${shortText(node.text)}'.`);
}
