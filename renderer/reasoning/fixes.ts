/** What can be done about a remark at once, where there is one obvious thing; by ordinary edits. */
import { newId } from "../../shared/basics/id";
import { edgeOf, edgesFrom, edgesTo, nodeOf, sourcesById } from "../../shared/document/lookups";
import type { ArgMap, Citation, MapNode } from "../../shared/document/types";
import { firstFree, SIBLING_GAP } from "../../shared/layout/place-new";
import type { Finding } from "../../shared/reasoning/checks/finding";
import { claimsIn } from "../../shared/reasoning/checks/texts";
import { addArgument } from "../session/argument";
import type { Session } from "../session/session";

export interface Fix {
  readonly label: string;
  readonly run: (session: Session) => void;
}

/** Just short of certain: what can still be moved. */
const ALMOST = 0.05;

/** Null where nobody but the person can know what to do. */
export function fixOf(map: ArgMap, finding: Finding): Fix | null {
  const [first = "", second = ""] = finding.ids;
  const node = nodeOf(map, first);
  if (!node) return null;
  switch (finding.rule) {
    case "unsupported-decision":
      return argue("Add a reason", first, "support");
    case "one-sided-decision":
      return edgesTo(map, first).some(({ relation }) => relation === "support")
        ? argue("Add an objection", first, "oppose")
        : argue("Add a reason", first, "support");
    case "unanswered-critique":
      return argue("Answer it", first, "oppose");
    case "motive-supports-nothing":
    case "unconnected":
      return connectFrom(first, "support");
    case "critique-without-target":
      return connectFrom(first, "oppose");
    case "both-relations":
      return keepOne(map, finding.ids);
    case "immovable":
      return setConfidence(first, node.confidence === 0 ? ALMOST : 1 - ALMOST);
    case "lost-citation":
      return dropLost(map, first, node.citations ?? []);
    case "empty-text":
      return {
        label: "Write it",
        run: (session) => session.startEditing({ id: first, fresh: false, where: "canvas", typed: null }),
      };
    case "two-claims":
      return { label: "Split into two", run: (session) => splitClaims(session, first) };
    case "near-duplicate":
      return { label: "Select both", run: (session) => session.select([first, second]) };
    default:
      return null;
  }
}

function argue(label: string, target: string, relation: "support" | "oppose"): Fix {
  return { label, run: (session) => addArgument(session, target, relation, "canvas") };
}

function connectFrom(from: string, relation: "support" | "oppose"): Fix {
  return {
    label: "Connect…",
    run: (session) => {
      session.select([from]);
      session.set({ connecting: { from, relation } });
    },
  };
}

/** Of two edges that say the opposite, the second one, which was drawn over the first, stays. */
function keepOne(map: ArgMap, [, support = "", oppose = ""]: readonly string[]): Fix | null {
  const places = map.edges.map(({ id }) => id);
  const gone = places.indexOf(support) < places.indexOf(oppose) ? support : oppose;
  const kept = edgeOf(map, gone === support ? oppose : support);
  if (!kept) return null;
  return {
    label: kept.relation === "oppose" ? "Keep only the opposition" : "Keep only the support",
    run: (session) => session.edit({ type: "remove", ids: [gone] }),
  };
}

function setConfidence(id: string, confidence: number): Fix {
  return {
    label: `Set it to ${confidence}`,
    run: (session) => session.edit({ type: "node-details", ids: [id], change: { confidence } }),
  };
}

function dropLost(map: ArgMap, id: string, citations: readonly Citation[]): Fix {
  const isKept = ({ source, exact }: Citation) => {
    const text = sourcesById(map).get(source)?.text;
    return text === undefined || exact === "" || text.includes(exact);
  };
  return {
    label: "Remove the lost citation",
    run: (session) => session.edit({ type: "cite", id, citations: citations.filter(isKept) }),
  };
}

/** The node keeps its first claim; the others go into a second one beside it, which speaks about the same things. */
function splitClaims(session: Session, id: string): void {
  const map = session.map();
  const node = map && nodeOf(map, id);
  const box = session.boxes().get(id);
  if (!map || !node || !box) return;
  const [first = "", ...rest] = claimsIn(node.text);
  const beside = { x: box.x + box.width + SIBLING_GAP, y: box.y };
  const place = firstFree(session.boxes(), beside, { width: box.width, height: box.height }, { x: 1, y: 0 });
  const second: MapNode = { ...node, id: newId(), text: rest.join(" "), ...place };
  const nodes = map.nodes.map((one) => (one.id === id ? { ...node, text: first } : one));
  const edges = edgesFrom(map, id).map((edge) => ({ ...edge, id: newId(), from: second.id }));
  const next = { ...map, nodes: [...nodes, second], edges: [...map.edges, ...edges] };
  if (session.edit({ type: "replace", map: next, as: "Split into two claims" }))
    session.select([id, second.id]);
}
