/** About how many lines cross in a drawing: counted as straight lines from the middle of the lower node to that of the upper one. */
import type { GraphArrays } from "./arrays";

/** Where many lines would have to be compared with many, crossings are not counted. */
const MOST_COMPARED = 100_000;

export class Crossings {
  /** The links of arguments with several targets: the lines of single targets make trees, and cross none of their own. */
  private readonly shared: Int32Array;
  private readonly isShared: Uint8Array;
  /** For each link the place of its lower end, then that of its upper end, across and along. */
  private readonly ends: Float64Array;

  constructor(private readonly graph: GraphArrays) {
    const { links, lower, upwardFrom } = graph;
    this.isShared = new Uint8Array(links);
    const shared: number[] = [];
    for (let link = 0; link < links; link += 1) {
      const vertex = lower[link] ?? 0;
      if ((upwardFrom[vertex + 1] ?? 0) - (upwardFrom[vertex] ?? 0) < 2) continue;
      this.isShared[link] = 1;
      shared.push(link);
    }
    this.shared = Int32Array.from(shared.length * links > MOST_COMPARED ? [] : shared);
    this.ends = new Float64Array(this.shared.length > 0 ? 4 * links : 0);
  }

  /** From the near corners of the vertices across and along the direction. Stops counting behind `most`. */
  count(at: Float64Array, depth: Float64Array, most = Number.POSITIVE_INFINITY): number {
    if (this.shared.length === 0) return 0;
    this.setEnds(at, depth);
    const { isShared, ends, shared } = this;
    const { links } = this.graph;
    let count = 0;
    for (let i = 0; i < shared.length && count <= most; i += 1) {
      const one = shared[i] ?? 0;
      const bottom = ends[4 * one + 1] ?? 0;
      const top = ends[4 * one + 3] ?? 0;
      for (let other = 0; other < links; other += 1) {
        if (top >= (ends[4 * other + 1] ?? 0) || (ends[4 * other + 3] ?? 0) >= bottom) continue;
        // A pair of two shared ones is met twice, and counted once.
        if ((other > one || isShared[other] === 0) && this.cross(one, other)) count += 1;
      }
    }
    return count;
  }

  private setEnds(at: Float64Array, depth: Float64Array): void {
    const { ends } = this;
    const { links, lower, upper, across, along } = this.graph;
    for (let link = 0; link < links; link += 1) {
      const [under, over] = [lower[link] ?? 0, upper[link] ?? 0];
      ends[4 * link] = (at[under] ?? 0) + (across[under] ?? 0) / 2;
      ends[4 * link + 1] = depth[under] ?? 0;
      ends[4 * link + 2] = (at[over] ?? 0) + (across[over] ?? 0) / 2;
      ends[4 * link + 3] = (depth[over] ?? 0) + (along[over] ?? 0);
    }
  }

  /** Of two lines that have a depth in common. */
  private cross(one: number, other: number): boolean {
    const { ends } = this;
    const [i, j] = [4 * one, 4 * other];
    const bottom = ends[i + 1] ?? 0;
    const top = ends[i + 3] ?? 0;
    const otherBottom = ends[j + 1] ?? 0;
    const otherTop = ends[j + 3] ?? 0;
    const { lower, upper } = this.graph;
    if (lower[one] === lower[other] || upper[one] === upper[other]) return false;
    const [x, farX, otherX, otherFarX] = [ends[i] ?? 0, ends[i + 2] ?? 0, ends[j] ?? 0, ends[j + 2] ?? 0];
    if (Math.max(x, farX) <= Math.min(otherX, otherFarX)) return false;
    if (Math.max(otherX, otherFarX) <= Math.min(x, farX)) return false;
    return (
      side(x, bottom, farX, top, otherX, otherBottom) * side(x, bottom, farX, top, otherFarX, otherTop) < 0 &&
      side(otherX, otherBottom, otherFarX, otherTop, x, bottom) *
        side(otherX, otherBottom, otherFarX, otherTop, farX, top) <
        0
    );
  }
}

/** On which side of the line from the first to the second place the third one lies. */
function side(x: number, y: number, farX: number, farY: number, otherX: number, otherY: number): number {
  return (farX - x) * (otherY - y) - (farY - y) * (otherX - x);
}
