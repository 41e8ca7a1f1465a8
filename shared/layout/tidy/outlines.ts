/**
 * The outlines of trees, and how trees that stand side by side are packed by them. An outline says how far its tree reaches
 * in each layer; it lies in memory with the layer of its own root last, behind that of its tallest child, so that a chain
 * does not copy what is below it again and again.
 */
import { NODE_GAP } from "../gaps";
import type { Forest } from "./forest";
import { LINE_WIDTH, type LinePlaces } from "./line-places";

const LINE_SIDE = LINE_WIDTH / 2;
/** What lies side by side is a vertex by its number, or a column for a line that is n layers long as -n. */
type Items = Int32Array;

export class Outlines {
  /** How many layers the tree of each vertex has, places for lines above it too. */
  private readonly heights: Int32Array;
  /** Where the outline of each tree begins, and what is to be added to all of it. */
  private readonly bases: Int32Array;
  private readonly shifts: Float64Array;
  /** Which item below each vertex has the outline that goes on to be its own. */
  private readonly tallest: Int32Array;
  private left = new Float64Array(64);
  private right = new Float64Array(64);
  /** For the trees that are being packed: by layer, then by item. */
  private front = new Float64Array(64);
  private back = new Float64Array(64);
  private packed = new Float64Array(64);
  private mirrored = new Float64Array(64);

  constructor(count: number) {
    this.heights = new Int32Array(count);
    this.bases = new Int32Array(count);
    this.shifts = new Float64Array(count);
    this.tallest = new Int32Array(count);
  }

  /** Gives each tree of the forest its place in memory. */
  allot({ preorder }: Forest, { items, itemFrom }: LinePlaces, drops: Int32Array): void {
    const { heights, bases, tallest } = this;
    let widest = itemFrom[0] ?? 0;
    for (let i = preorder.length - 1; i >= 0; i -= 1) {
      const vertex = preorder[i] ?? 0;
      const from = itemFrom[vertex] ?? 0;
      const to = itemFrom[vertex + 1] ?? 0;
      let most = 0;
      for (let at = from; at < to; at += 1) {
        const height = this.heightOf(items[at] ?? 0);
        if (height <= most) continue;
        most = height;
        tallest[vertex] = at;
      }
      heights[vertex] = most + 1 + (drops[vertex] ?? 0);
      widest = Math.max(widest, to - from);
    }
    let end = 0;
    let most = 0;
    const allotTo = (vertex: number) => {
      bases[vertex] = end;
      end += heights[vertex] ?? 0;
    };
    const roots = itemFrom[0] ?? 0;
    for (let i = 0; i < roots; i += 1) allotTo(items[i] ?? 0);
    for (const vertex of preorder) {
      most = Math.max(most, heights[vertex] ?? 0);
      const to = itemFrom[vertex + 1] ?? 0;
      for (let at = itemFrom[vertex] ?? 0; at < to; at += 1) {
        const child = items[at] ?? 0;
        if (child < 0) continue;
        if (tallest[vertex] === at) bases[child] = bases[vertex] ?? 0;
        else allotTo(child);
      }
    }
    this.makeRoom(end, widest);
  }

  private makeRoom(all: number, widest: number): void {
    if (this.left.length < all) {
      this.left = new Float64Array(2 * all);
      this.right = new Float64Array(2 * all);
    }
    if (this.packed.length < widest) {
      this.packed = new Float64Array(2 * widest);
      this.mirrored = new Float64Array(2 * widest);
    }
  }

  private heightOf(item: number): number {
    return item < 0 ? -item : (this.heights[item] ?? 0);
  }

  /**
   * Where the roots of the items from `from` to before `to` go, side by side: the mean of packing them from the left and
   * from the right. With `layers` each begins in its layer, else all in the same. The result holds until the next call.
   */
  offsets(items: Items, from: number, to: number, layers: Int32Array | null): Float64Array {
    const { packed, mirrored } = this;
    const count = to - from;
    if (count === 1) {
      packed[0] = 0;
      return packed;
    }
    const depth = this.sharedDepth(items, from, to, layers);
    this.pack(items, from, to, layers, depth, 1);
    this.pack(items, from, to, layers, depth, -1);
    const align = (packed[count - 1] ?? 0) - (mirrored[count - 1] ?? 0);
    for (let i = 0; i < count; i += 1) packed[i] = ((packed[i] ?? 0) + (mirrored[i] ?? 0) + align) / 2;
    return packed;
  }

  /** Layers that more than one of the items reaches; below them nothing can touch. */
  private sharedDepth(items: Items, from: number, to: number, layers: Int32Array | null): number {
    let most = 0;
    let second = 0;
    for (let i = from; i < to; i += 1) {
      const item = items[i] ?? 0;
      const reach = this.heightOf(item) + (layers?.[item] ?? 0);
      second = Math.max(second, Math.min(most, reach));
      most = Math.max(most, reach);
    }
    if (this.front.length < second) {
      this.front = new Float64Array(2 * second);
      this.back = new Float64Array(2 * second);
    }
    return second;
  }

  /** Packs the items from the left (`sign` 1), or from the right, as the same in a mirror (-1). */
  private pack(
    items: Items,
    from: number,
    to: number,
    layers: Int32Array | null,
    depth: number,
    sign: 1 | -1,
  ): void {
    const { front } = this;
    const near = sign > 0 ? this.left : this.right;
    const far = sign > 0 ? this.right : this.left;
    const places = sign > 0 ? this.packed : this.mirrored;
    front.fill(Number.NEGATIVE_INFINITY, 0, depth);
    let last = 0;
    for (let step = 0; step < to - from; step += 1) {
      const at = sign > 0 ? from + step : to - 1 - step;
      const item = items[at] ?? 0;
      const lead = layers?.[item] ?? 0;
      const height = this.heightOf(item);
      const reach = Math.min(depth, height + lead);
      let x = Number.NEGATIVE_INFINITY;
      if (item < 0) {
        for (let i = 0; i < reach; i += 1) x = Math.max(x, (front[i] ?? 0) + NODE_GAP + LINE_SIDE);
        if (x === Number.NEGATIVE_INFINITY) x = last;
        for (let i = 0; i < reach; i += 1) front[i] = Math.max(front[i] ?? 0, x + LINE_SIDE);
      } else {
        const top = (this.bases[item] ?? 0) + height - 1 + lead;
        const shift = this.shifts[item] ?? 0;
        for (let i = lead; i < reach; i += 1) {
          const least = (front[i] ?? 0) + NODE_GAP - sign * ((near[top - i] ?? 0) + shift);
          if (least > x) x = least;
        }
        if (x === Number.NEGATIVE_INFINITY) x = last;
        for (let i = lead; i < reach; i += 1) {
          const end = x + sign * ((far[top - i] ?? 0) + shift);
          if (end > (front[i] ?? 0)) front[i] = end;
        }
      }
      last = x;
      places[at - from] = sign * x;
    }
  }

  /** One outline around all items, as `offsets` placed them last, where that of the tallest lies: the begin of that of `parent`. */
  merge(items: Items, from: number, to: number, parent: number): void {
    const { left, right, front, back, packed } = this;
    const tallest = this.tallest[parent] ?? from;
    const item = items[tallest] ?? 0;
    const base = this.bases[parent] ?? 0;
    const height = this.heightOf(item);
    if (item < 0) {
      left.fill(-LINE_SIDE, base, base + height);
      right.fill(LINE_SIDE, base, base + height);
    }
    const shift = (item < 0 ? 0 : (this.shifts[item] ?? 0)) + (packed[tallest - from] ?? 0);
    this.shifts[parent] = shift;
    if (to - from === 1) return;
    const depth = this.sharedDepth(items, from, to, null);
    front.fill(Number.NEGATIVE_INFINITY, 0, depth);
    back.fill(Number.POSITIVE_INFINITY, 0, depth);
    for (let at = from; at < to; at += 1) this.widen(items[at] ?? 0, packed[at - from] ?? 0, depth);
    for (let i = 0; i < depth; i += 1) {
      left[base + height - 1 - i] = (back[i] ?? 0) - shift;
      right[base + height - 1 - i] = (front[i] ?? 0) - shift;
    }
  }

  /** Takes the outline of an item at `x` into the one around all, down to `depth`. */
  private widen(item: number, x: number, depth: number): void {
    const { left, right, front, back } = this;
    const height = this.heightOf(item);
    const reach = Math.min(depth, height);
    const top = item < 0 ? 0 : (this.bases[item] ?? 0) + height - 1;
    const shift = item < 0 ? x : (this.shifts[item] ?? 0) + x;
    for (let i = 0; i < reach; i += 1) {
      const near = (item < 0 ? -LINE_SIDE : (left[top - i] ?? 0)) + shift;
      const far = (item < 0 ? LINE_SIDE : (right[top - i] ?? 0)) + shift;
      if (near < (back[i] ?? 0)) back[i] = near;
      if (far > (front[i] ?? 0)) front[i] = far;
    }
  }

  /** Sets the vertex itself above what was merged, moved by `by`, and above it places for the line over which it sinks. */
  crown(vertex: number, by: number, side: number, drop: number): void {
    const isLeaf = (this.heights[vertex] ?? 0) === 1 + drop;
    const shift = (isLeaf ? 0 : (this.shifts[vertex] ?? 0)) + by;
    this.shifts[vertex] = shift;
    const own = (this.bases[vertex] ?? 0) + (this.heights[vertex] ?? 0) - 1 - drop;
    this.left[own] = -side - shift;
    this.right[own] = side - shift;
    for (let i = 1; i <= drop; i += 1) {
      this.left[own + i] = -LINE_SIDE - shift;
      this.right[own + i] = LINE_SIDE - shift;
    }
  }
}
