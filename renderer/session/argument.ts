/** Building the argument: commands on what is selected, turned into edits. */
import type { Point } from "../../shared/basics/geometry";
import { newId } from "../../shared/basics/id";
import { edgeName } from "../../shared/document/describe";
import { edgeOf, edgesFrom, nodeOf } from "../../shared/document/lookups";
import { firstNode, mainEdge, siblingsOf } from "../../shared/document/navigate";
import type { ArgMap, Kind, MapEdge, MapNode, Relation } from "../../shared/document/types";
import { childrenOf, parentsOf } from "../../shared/document/visibility";
import { DEFAULT_NODE_WIDTH, nodeBox } from "../../shared/layout/node-box";
import { firstFree, placeChild, SIBLING_GAP } from "../../shared/layout/place-new";
import { openTarget } from "./open-target";
import type { Session } from "./session";

type Where = "canvas" | "outline";

/** The selected node on which keys act: the last one selected. */
export function currentNode(session: Session): MapNode | undefined {
  const map = session.map();
  const id = session.get().selection.findLast((selected) => map && nodeOf(map, selected));
  return map && id !== undefined ? nodeOf(map, id) : undefined;
}

export function currentEdge(session: Session): MapEdge | undefined {
  const map = session.map();
  const id = session.get().selection.findLast((selected) => map && edgeOf(map, selected));
  return map && id !== undefined ? edgeOf(map, id) : undefined;
}

export function selectedNodes(session: Session): readonly MapNode[] {
  const map = session.map();
  if (!map) return [];
  return session.get().selection.flatMap((id) => nodeOf(map, id) ?? []);
}

/** What a new argument most likely is: what opposes is a critique, what supports a decision is a motive. */
export function likelyKind(parent: Kind | null, relation: Relation): Kind {
  if (parent === null) return "decision";
  if (relation === "oppose") return parent === "decision" ? "risk" : "critique";
  return parent === "decision" ? "motive" : parent;
}

function freshNode(kind: Kind, at: Point): MapNode {
  return { id: newId(), kind, text: "", x: at.x, y: at.y };
}

/** What a node mostly takes once its text is there: between neighbours it must not grow over one of them. */
const WITH_TEXT = { width: DEFAULT_NODE_WIDTH, height: 100 } as const;

function sizeOfFresh(session: Session) {
  return nodeBox(freshNode("motive", { x: 0, y: 0 }), session.measure);
}

/** Adds a node and opens it for typing. */
function addAndEdit(
  session: Session,
  node: MapNode,
  edges: readonly MapEdge[],
  where: Where,
  opens: readonly string[] = [],
): void {
  session.stopEditing("keep");
  session.seal();
  if (!session.edit({ type: "insert", nodes: [node], edges, opens, as: "add" })) return;
  session.set({ editing: { id: node.id, fresh: true, where, typed: null }, selection: [node.id] });
}

/** What is known of a new argument beforehand. */
export interface NewArgument {
  readonly at?: Point;
  readonly kind?: Kind;
  readonly notes?: string;
}

/** A new argument for or against a node or an edge, in edit mode; of the likeliest kind where none is given. */
export function addArgument(
  session: Session,
  target: string,
  relation: Relation,
  where: Where,
  { at, kind, notes }: NewArgument = {},
): void {
  const map = session.map();
  if (!map) return;
  const edge = edgeOf(map, target);
  const anchor = nodeOf(map, edge ? edge.from : target);
  const box = anchor && session.boxes().get(anchor.id);
  if (!anchor || !box) return;
  const { boxes, opens } = edge ? { boxes: session.boxes(), opens: [] } : openTarget(session, anchor);
  const size = sizeOfFresh(session);
  const children = edge ? [] : childrenOf(map, target).flatMap((child) => boxes.get(child.id) ?? []);
  const beside = { x: box.x + box.width + SIBLING_GAP, y: box.y };
  const place =
    at ??
    (edge ? firstFree(boxes, beside, WITH_TEXT, { x: 1, y: 0 }) : placeChild(boxes, box, children, size));
  const fresh = freshNode(kind ?? (edge ? "critique" : likelyKind(anchor.kind, relation)), place);
  const node = notes === undefined ? fresh : { ...fresh, notes };
  addAndEdit(session, node, [{ id: newId(), from: node.id, to: target, relation }], where, opens);
}

/** A new node that speaks about the same thing in the same way; the first decision on an empty map. */
export function addSibling(session: Session, where: Where): void {
  const map = session.map();
  const node = currentNode(session);
  if (!map) return;
  const edge = node && edgesFrom(map, node.id)[0];
  if (edge) return addArgument(session, edge.to, edge.relation, where);
  addFree(session, where, undefined, node?.kind ?? (map.nodes.length === 0 ? "decision" : "motive"));
}

/** A new node without an edge: at `at`, or beside what is selected, or beside the first decision. */
export function addFree(session: Session, where: Where, at?: Point, kind?: Kind): void {
  const map = session.map();
  if (!map) return;
  const anchor = currentNode(session)?.id ?? firstNode(map);
  const box = anchor === null ? undefined : session.boxes().get(anchor);
  const start = at ?? (box ? { x: box.x + box.width + SIBLING_GAP, y: box.y } : { x: 0, y: 0 });
  const place = at ?? firstFree(session.boxes(), start, sizeOfFresh(session), { x: 1, y: 0 });
  addAndEdit(session, freshNode(kind ?? (map.nodes.length === 0 ? "decision" : "motive"), place), [], where);
}

export function setKind(session: Session, kind: Kind): void {
  const ids = selectedNodes(session).map((node) => node.id);
  if (ids.length > 0 && session.edit({ type: "kind", ids, kind })) session.say(`Now ${aKind(kind)}.`);
}

const aKind = (kind: Kind) => `a ${kind}`;

/** Sets the relation of the selected edges; for a selected node, of the edge that leads on from it. */
export function setRelation(session: Session, relation: Relation): void {
  const map = session.map();
  if (!map) return;
  const ids = new Set<string>();
  for (const id of session.get().selection) {
    const edge = edgeOf(map, id)?.id ?? mainEdge(map, id);
    if (edge) ids.add(edge);
  }
  if (ids.size === 0) return session.say("There is no edge to change.", "refusal");
  if (session.edit({ type: "relation", ids: [...ids], relation })) {
    session.say(relation === "support" ? "Now supports." : "Now opposes.");
  }
}

/** Links a node to a node or an edge. */
export function connect(session: Session, from: string, to: string, relation: Relation): boolean {
  const map = session.map();
  if (!map) return false;
  const edge: MapEdge = { id: newId(), from, to, relation };
  if (!session.edit({ type: "insert", nodes: [], edges: [edge], as: "connect" })) return false;
  session.say(`Connected: ${edgeName(session.map() ?? map, edge)}.`);
  return true;
}

export function reverseEdge(session: Session): void {
  const map = session.map();
  const edge = currentEdge(session);
  if (!map || !edge) return;
  if (!nodeOf(map, edge.to))
    return session.say("An edge that points at an edge can't be reversed.", "refusal");
  session.edit({ type: "reconnect", id: edge.id, from: edge.to, to: edge.from });
}

export function toggleCollapsed(session: Session): void {
  const map = session.map();
  if (!map) return;
  const nodes = selectedNodes(session).filter(
    (node) => node.collapsed || childrenOf(map, node.id).length > 0,
  );
  if (nodes.length === 0) return session.say("There is nothing below it to hide.", "refusal");
  const collapsed = !nodes.every((node) => node.collapsed);
  session.edit({ type: "collapse", ids: nodes.map((node) => node.id), collapsed });
  session.say(collapsed ? "Collapsed." : "Expanded.");
}

export function expandAll(session: Session): void {
  const ids = (session.map()?.nodes ?? []).filter((node) => node.collapsed).map((node) => node.id);
  if (ids.length > 0) session.edit({ type: "collapse", ids, collapsed: false });
}

/** Where the keyboard goes when these are gone: the nearest sibling that stays, else what it all spoke about. */
function neighbourOf(session: Session, map: ArgMap, gone: readonly string[]): string | null {
  const node = currentNode(session);
  const edge = currentEdge(session);
  if (!node) return edge ? edge.from : null;
  const boxes = session.boxes();
  const here = boxes.get(node.id);
  const distance = (id: string) => {
    const box = boxes.get(id);
    return box && here ? Math.hypot(box.x - here.x, box.y - here.y) : Number.POSITIVE_INFINITY;
  };
  const siblings = siblingsOf(map, node.id).filter((id) => !gone.includes(id) && boxes.has(id));
  const nearest = siblings.sort((a, b) => distance(a) - distance(b))[0];
  return nearest ?? parentsOf(map, node.id).find((parent) => !gone.includes(parent.id))?.id ?? null;
}

export function removeSelected(session: Session): void {
  const map = session.map();
  const { selection } = session.get();
  if (!map || selection.length === 0) return;
  const next = neighbourOf(session, map, selection);
  if (!session.edit({ type: "remove", ids: selection })) return;
  const after = session.map();
  session.select(next && after && nodeOf(after, next) ? [next] : []);
  session.say(selection.length === 1 ? "Deleted." : `Deleted ${selection.length}.`);
}
