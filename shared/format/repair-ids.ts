/** Gives things with an id that is taken a new one, the same each time the file is opened. */
import type { MapEdge, MapNode, Source } from "../document/types";
import type { Read } from "./read-items";

export interface Items {
  readonly nodes: readonly Read<MapNode>[];
  readonly edges: readonly Read<MapEdge>[];
  readonly sources: readonly Read<Source>[];
}

export interface UniqueItems extends Items {
  /** New ids of sources whose old id belongs to a node or an edge: citations of the old id mean the source. */
  readonly movedSources: ReadonlyMap<string, string>;
}

/** The items with ids that are unique over all of them. The first keeps its id: nodes, then edges, then sources. */
export function withUniqueIds(items: Items): UniqueItems {
  const all = [...items.nodes, ...items.edges, ...items.sources];
  const ids = new Set(all.map(({ item }) => item.id));
  if (ids.size === all.length) return { ...items, movedSources: new Map() };
  const renamer = new Renamer(ids);
  const nodes = items.nodes.map((read) => renamer.unique(read));
  const edges = items.edges.map((read) => renamer.unique(read));
  const known = new Set<string>();
  const movedSources = new Map<string, string>();
  const sources = items.sources.map((read) => {
    // A citation names a source: where only a node or an edge has the id too, the citation still means this source.
    const moves = !known.has(read.item.id);
    const made = renamer.unique(read, moves);
    if (made !== read && moves) movedSources.set(read.item.id, made.item.id);
    known.add(read.item.id);
    return made;
  });
  return { nodes, edges, sources, movedSources };
}

class Renamer {
  private readonly seen = new Set<string>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly taken: Set<string>) {}

  unique<T extends { readonly id: string }>(read: Read<T>, linksMove = false): Read<T> {
    const { id } = read.item;
    if (!this.seen.has(id)) {
      this.seen.add(id);
      return read;
    }
    const fresh = this.fresh(id);
    const links = linksMove ? "also in the citations of it" : `and links to ${id} mean the first`;
    read.fields.repair("id", `was ${id}, which something before it has; it is ${fresh} now, ${links}`);
    return { ...read, item: { ...read.item, id: fresh } };
  }

  private fresh(id: string): string {
    let count = this.counts.get(id) ?? 1;
    let fresh: string;
    do {
      count += 1;
      const ending = `-${count}`;
      fresh = id.slice(0, 64 - ending.length) + ending;
    } while (this.taken.has(fresh));
    this.counts.set(id, count);
    this.taken.add(fresh);
    return fresh;
  }
}
