/**
 * Builds a map out of things that other programs name in their own ways. Ids become valid and unique, links that a map
 * cannot hold are left out, and every such change is noted.
 */

import { deepFreeze } from "../../basics/deep-freeze";
import { ID_PATTERN } from "../../basics/id";
import { KIND_NAMES, shortText } from "../../document/describe";
import { edgeKey } from "../../document/invariants";
import { standingEdges } from "../../document/standing";
import {
  type Kind,
  LIMITS,
  type MapEdge,
  type MapNode,
  type Relation,
  type Source,
} from "../../document/types";
import type { Imported } from "./format";
import { withProposedKinds } from "./kinds";
import { createNoteTaker, type NoteTaker } from "./notes";

/** A node without an id. A kind that is left out is proposed once all links are known. */
export type NewNode = Omit<MapNode, "id" | "kind"> & {
  readonly kind?: Kind;
  /** The id that it should get where the foreign name is not fit to be one. */
  readonly as?: string;
};

export interface MapBuilding {
  readonly notes: NoteTaker;
  /** Adds a node that the format calls `foreign`. The first of a name is the one that links find. */
  node(foreign: string, node: NewNode): void;
  /**
   * Adds a link between things by their foreign names; `foreign` is its own name, which other links may point at. Links to
   * things that are still to come are fine.
   */
  edge(foreign: string | null, from: string, to: string, relation: Relation, rest?: EdgeRest): void;
  source(foreign: string, source: Omit<Source, "id">): void;
  /** Whether a node or a link of this foreign name is there by now. */
  has(foreign: string): boolean;
  /** The id that a foreign name got. */
  idOf(foreign: string): string | undefined;
  /** The finished map, and what became of everything. */
  finish(title: string, isPlaced?: boolean): Imported;
}

type EdgeRest = Partial<Pick<MapEdge, "joint" | "notes">> & {
  /** The id that it should get where the foreign name is not fit to be one. */
  readonly as?: string | undefined;
  /** Nothing in the format tells the relation. */
  readonly isGuess?: boolean;
};

interface Waiting {
  readonly foreign: string | null;
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly rest: EdgeRest;
}

const PROPOSED =
  "kinds proposed: what speaks about nothing is a decision, what opposes is a critique, the rest are motives";

const LONGEST_ID = 64;
const ROOM_FOR_NUMBER = 8;

export function createMapBuilding(): MapBuilding {
  const notes = createNoteTaker();
  const nodes: MapNode[] = [];
  const sources: Source[] = [];
  const waiting: Waiting[] = [];
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  const numbers = new Map<string, number>();

  /** The foreign name where it is a valid id that is free, else one made of it. */
  const newIdFor = (foreign: string): string => {
    const clean = foreign
      .replace(/[^A-Za-z0-9_-]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, LONGEST_ID - ROOM_FOR_NUMBER);
    const base = (clean || "item").replace(/-\d+$/, "");
    let id = ID_PATTERN.test(foreign) ? foreign : clean || "item";
    // Counting on from the last one, so that thousands of one name do not each count from the start.
    for (let number = numbers.get(base) ?? 2; taken.has(id); number += 1) {
      id = `${base}-${number}`;
      numbers.set(base, number + 1);
    }
    taken.add(id);
    return id;
  };
  const linkNames = new Set<string>();
  const kindKnown = new Set<string>();
  const name = (foreign: string, wish = foreign): string => {
    const id = newIdFor(wish);
    if (!ids.has(foreign)) ids.set(foreign, id);
    else notes.changed("names used twice: the second got a name of its own", foreign);
    return id;
  };

  return {
    notes,
    node(foreign, { as, kind, ...rest }) {
      const id = name(foreign, as);
      if (kind !== undefined) kindKnown.add(id);
      nodes.push({ id, kind: kind ?? "motive", ...rest, text: cut(rest.text, notes) });
    },
    has: (foreign) => ids.has(foreign) || linkNames.has(foreign),
    source: (foreign, source) => void sources.push({ id: name(foreign), ...source }),
    edge(foreign, from, to, relation, rest = {}) {
      if (foreign !== null) linkNames.add(foreign);
      waiting.push({ foreign, from, to, relation, rest });
    },
    idOf: (foreign) => ids.get(foreign),
    finish(title, isPlaced = false) {
      const named = waiting.map((link) => ({
        link,
        id:
          link.foreign === null
            ? newIdFor(link.rest.as ?? `${link.from}-${link.to}`)
            : name(link.foreign, link.rest.as),
      }));
      const edges = soundEdges(named, ids, notes);
      notes.kept("nodes", nodes.length);
      notes.kept("edges", edges.length);
      if (sources.length > 0) notes.kept("sources", sources.length);
      const map = deepFreeze(
        withProposedKinds({ title: cut(title, notes), nodes, edges, sources }, kindKnown),
      );
      for (const node of map.nodes)
        if (!kindKnown.has(node.id))
          notes.changed(PROPOSED, `${KIND_NAMES[node.kind]}: ${shortText(node.text, 40)}`);
      const guessed = new Set(named.flatMap(({ link, id }) => (link.rest.isGuess ? [id] : [])));
      const proposed = {
        kinds: map.nodes.flatMap(({ id }) => (kindKnown.has(id) ? [] : [id])),
        relations: map.edges.flatMap(({ id }) => (guessed.has(id) ? [id] : [])),
      };
      return { map, notes: notes.notes(), isPlaced, proposed };
    },
  };
}

function kept({ joint, notes }: EdgeRest): Pick<MapEdge, "joint" | "notes"> {
  return { ...(joint !== undefined && { joint }), ...(notes !== undefined && { notes }) };
}

function cut(text: string, notes: NoteTaker): string {
  if (text.length <= LIMITS.text) return text;
  notes.lost(`ends of texts longer than ${LIMITS.text} characters`, `${text.slice(0, 40)}…`);
  return text.slice(0, LIMITS.text);
}

/** The links that a map can hold: both ends there, none on itself, each only once, and none in the air. */
function soundEdges(
  named: readonly { readonly link: Waiting; readonly id: string }[],
  ids: ReadonlyMap<string, string>,
  notes: NoteTaker,
): readonly MapEdge[] {
  const edges: MapEdge[] = [];
  const keys = new Set<string>();
  const edgeIds = new Set(named.map(({ id }) => id));
  for (const { link, id } of named) {
    const words = `${link.from} → ${link.to}`;
    const from = ids.get(link.from);
    const to = ids.get(link.to);
    if (from === undefined || to === undefined || edgeIds.has(from)) {
      notes.lost("links whose ends are missing", words);
      continue;
    }
    if (from === to || to === id) {
      notes.lost("links of something to itself, which a map does not have", words);
      continue;
    }
    const edge: MapEdge = { id, from, to, relation: link.relation, ...kept(link.rest) };
    if (keys.has(edgeKey(edge))) {
      notes.lost("links that were there twice", words);
      continue;
    }
    keys.add(edgeKey(edge));
    edges.push(edge);
  }
  const standing = standingEdges(edges, (node) => !edgeIds.has(node));
  const held = new Set(standing);
  for (const edge of edges)
    if (!held.has(edge)) notes.lost("links to links that lead to nothing", `${edge.from} → ${edge.to}`);
  return standing;
}
