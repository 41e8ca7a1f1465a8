/** What can be done about a remark at once, where there is one obvious thing; by ordinary edits. */
import { newId } from "../../shared/basics/id";
import { applyEdit } from "../../shared/commands/apply-edit";
import { CATALOGUE } from "../../shared/commands/catalogue";
import { edgeName } from "../../shared/document/describe";
import { edgeOf, edgesFrom, edgesTo, nodeOf, sourcesById } from "../../shared/document/lookups";
import type { ArgMap, Citation, MapNode } from "../../shared/document/types";
import { firstFree, SIBLING_GAP } from "../../shared/layout/place-new";
import type { Finding } from "../../shared/reasoning/checks/finding";
import { claimsIn } from "../../shared/reasoning/checks/texts";
import { startDeciding } from "../exchange/deciding";
import { addArgument } from "../session/argument";
import type { Session } from "../session/session";
import { showSources } from "../sources/source-commands";

export interface Fix {
  readonly label: string;
  /** Where the person goes on: among the remarks, in the sources, or where the fix leads them, such as into a text. */
  readonly goesOn: "remarks" | "sources" | "there";
  readonly run: (session: Session) => unknown;
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
    case "circle":
      return breakCircle(map, finding.ids);
    case "risk-without-source":
      return citeSource("Cite a source…", first);
    case "single-source":
    case "weak-sources":
      return citeSource("Look at the sources…", first);
    case "immovable":
      return setConfidence(first, node.confidence === 0 ? ALMOST : 1 - ALMOST);
    case "lost-citation":
      return dropLost(map, first, node.citations ?? []);
    case "empty-text":
      return {
        label: "Write it",
        goesOn: "there",
        run: (session) => session.startEditing({ id: first, fresh: false, where: "canvas", typed: null }),
      };
    case "two-claims":
      return { label: "Split into two", goesOn: "remarks", run: (session) => splitClaims(session, first) };
    case "merge-conflict":
      return { label: "Decide", goesOn: "there", run: startDeciding };
    case "near-duplicate":
      return {
        label: "Select both",
        goesOn: "there",
        run: (session) => {
          session.select([first, second]);
          session.say("Selected both nodes.");
        },
      };
  }
}

/** Changes the map as it is now in one step of undo of this name, and says so. */
function change(session: Session, make: (map: ArgMap) => ArgMap | null, as: string, said: string): boolean {
  const map = session.map();
  const next = map && make(map);
  if (!next) return false;
  session.seal();
  if (!session.edit({ type: "replace", map: next, as })) return false;
  session.say(said);
  return true;
}

/** The map without the edge, and without what pointed at it. */
const without = (gone: string) => (map: ArgMap) => {
  const removed = applyEdit(map, { type: "remove", ids: [gone] });
  return removed.ok ? removed.value.map : null;
};

function argue(label: string, target: string, relation: "support" | "oppose"): Fix {
  return { label, goesOn: "there", run: (session) => addArgument(session, target, relation, "canvas") };
}

function connectFrom(from: string, relation: "support" | "oppose"): Fix {
  return {
    label: "Connect…",
    goesOn: "there",
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
  const what = kept.relation === "oppose" ? "opposition" : "support";
  return {
    label: `Keep only the ${what}`,
    goesOn: "remarks",
    run: (session) => change(session, without(gone), `Keep only the ${what}`, `Kept only the ${what}.`),
  };
}

/** Without the edge of the circle that was drawn last: it is the one that closed it. */
function breakCircle(map: ArgMap, ids: readonly string[]): Fix | null {
  const inside = new Set(ids);
  const closing = map.edges.findLast(({ from, to }) => inside.has(from) && inside.has(to));
  if (!closing) return null;
  return {
    label: "Remove the link that closed it",
    goesOn: "remarks",
    run: (session) =>
      change(session, without(closing.id), "Break a circle", `Removed the link: ${edgeName(map, closing)}.`),
  };
}

/** To the sources, where words can be cited on the node: it is selected, so one key on the words does it. */
function citeSource(label: string, id: string): Fix {
  return {
    label,
    goesOn: "sources",
    run: (session) => {
      session.select([id]);
      showSources(session);
      const key = CATALOGUE["source.cite"].keys[0] ?? "";
      session.say(`Choose words of a source; ${key} cites them on the selected node.`);
    },
  };
}

function setConfidence(id: string, confidence: number): Fix {
  return {
    label: `Set it to ${confidence}`,
    goesOn: "remarks",
    run: (session) => {
      session.seal();
      if (!session.edit({ type: "node-details", ids: [id], change: { confidence } })) return;
      session.seal();
      session.say(`Confidence ${confidence}.`);
    },
  };
}

function dropLost(map: ArgMap, id: string, citations: readonly Citation[]): Fix {
  const isKept = ({ source, exact }: Citation) => {
    const text = sourcesById(map).get(source)?.text;
    return text === undefined || exact === "" || text.includes(exact);
  };
  return {
    label: "Remove the lost citation",
    goesOn: "remarks",
    run: (session) => {
      if (session.edit({ type: "cite", id, citations: citations.filter(isKept) }))
        session.say("Removed the lost citation.");
    },
  };
}

/** The node keeps its first claim; the others go into a second one beside it, which speaks about the same things. */
function splitClaims(session: Session, id: string): void {
  const box = session.boxes().get(id);
  if (!box) return;
  const beside = { x: box.x + box.width + SIBLING_GAP, y: box.y };
  const place = firstFree(session.boxes(), beside, { width: box.width, height: box.height }, { x: 1, y: 0 });
  const second = newId();
  const split = (map: ArgMap): ArgMap | null => {
    const node = nodeOf(map, id);
    if (!node) return null;
    const [first = "", ...rest] = claimsIn(node.text);
    const other: MapNode = { ...node, id: second, text: rest.join(" "), ...place };
    const nodes = map.nodes.map((one) => (one.id === id ? { ...node, text: first } : one));
    const edges = edgesFrom(map, id).map((edge) => ({ ...edge, id: newId(), from: second }));
    return { ...map, nodes: [...nodes, other], edges: [...map.edges, ...edges] };
  };
  if (change(session, split, "Split into two claims", "Split into two claims.")) session.select([id, second]);
}
