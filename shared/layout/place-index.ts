/** Things found by where they are: boxes, and the areas of lines. */
import Flatbush from "flatbush";
import type { Point, Rect } from "../basics/geometry";
import { changesBetween } from "../basics/overlay";

/** A thing with the area that it takes. */
export interface Placed {
  readonly id: string;
  readonly box: Rect;
}

/** Past so many changes a new index is cheaper than asking two. */
const MOST_CHANGED = 64;

/** A set of areas with an index (a packed Hilbert R-tree). The set never changes; a version with a few others shares the index. */
export class PlaceIndex {
  private constructor(
    private readonly indexed: readonly Placed[],
    private readonly index: Flatbush | null,
    /** Areas that are not what the index has, by id; null for one that is gone. */
    private readonly changed: ReadonlyMap<string, Rect | null>,
  ) {}

  static readonly EMPTY = new PlaceIndex([], null, new Map());

  static of(places: Iterable<readonly [string, Rect]>): PlaceIndex {
    const indexed = Array.from(places, ([id, box]) => ({ id, box }));
    if (indexed.length === 0) return PlaceIndex.EMPTY;
    const index = new Flatbush(indexed.length);
    for (const { box } of indexed) index.add(box.x, box.y, box.x + box.width, box.y + box.height);
    index.finish();
    return new PlaceIndex(indexed, index, new Map());
  }

  /** The set after these areas changed, came (both by their new area) or went (null). `all` makes the whole new set. */
  changedTo(
    all: () => Iterable<readonly [string, Rect]>,
    changes: ReadonlyMap<string, Rect | null>,
  ): PlaceIndex {
    const changed = new Map([...this.changed, ...changes]);
    return changed.size > MOST_CHANGED
      ? PlaceIndex.of(all())
      : new PlaceIndex(this.indexed, this.index, changed);
  }

  /** What touches the area between two corners, in no order. */
  touching(left: number, top: number, right: number, bottom: number): Placed[] {
    const found: Placed[] = [];
    for (const at of this.index?.search(left, top, right, bottom) ?? []) {
      const placed = this.indexed[at];
      if (placed && !this.changed.has(placed.id)) found.push(placed);
    }
    for (const [id, box] of this.changed)
      if (box && touches(box, left, top, right, bottom)) found.push({ id, box });
    return found;
  }

  /** Whether anything touches the area between two corners. */
  touchesAny(left: number, top: number, right: number, bottom: number): boolean {
    if (this.changed.size > 0) return this.touching(left, top, right, bottom).length > 0;
    return this.index?.collides(left, top, right, bottom) ?? false;
  }

  /** Whether something that is wanted holds the point. Asks about a few things only, however many lie there. */
  holds({ x, y }: Point, wanted: (id: string) => boolean): boolean {
    const counts = (at: number) => {
      const id = this.indexed[at]?.id ?? "";
      return !this.changed.has(id) && wanted(id);
    };
    if ((this.index?.neighbors(x, y, 1, 0, counts).length ?? 0) > 0) return true;
    for (const [id, box] of this.changed) if (box && touches(box, x, y, x, y) && wanted(id)) return true;
    return false;
  }
}

function touches(box: Rect, left: number, top: number, right: number, bottom: number): boolean {
  return box.x <= right && left <= box.x + box.width && box.y <= bottom && top <= box.y + box.height;
}

/**
 * The index of the things by the area that each takes, made from the index of what they were `before`: what is the same
 * object is where it was.
 */
export function placesAfter<T extends object>(
  index: PlaceIndex,
  before: ReadonlyMap<string, T> | undefined,
  things: ReadonlyMap<string, T>,
  areaOf: (thing: T) => Rect,
): PlaceIndex {
  const changes = new Map<string, Rect | null>();
  for (const [id, thing] of changesBetween(before ?? new Map<string, T>(), things))
    changes.set(id, thing && areaOf(thing));
  if (changes.size === 0) return index;
  return index.changedTo(() => Array.from(things, ([id, thing]) => [id, areaOf(thing)] as const), changes);
}
