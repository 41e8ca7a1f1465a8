/** The forest that is placed: who stands below whom, in which order. */
import { type GraphArrays, NONE } from "./arrays";
import { BESIDE, type Hangings, ROOT } from "./parents";
import { siblingGroups } from "./siblings";

/** Which vertices are roots and which stand below each vertex, left to right; every vertex is in exactly one row. */
export class Forest {
  /** All rows one behind the other: first that of the roots, then those below each vertex. */
  readonly rows: Int32Array;
  /** Where the row below each vertex begins, by its number, and where the last one ends. That of the roots begins at 0. */
  readonly rowFrom: Int32Array;
  /** Every vertex behind what it stands below, trees from left to right. */
  readonly preorder: Int32Array;
  private readonly hasJoints: boolean;
  private readonly firstGuest: Int32Array;
  private readonly nextGuest: Int32Array;
  private hasGuests = false;
  private end = 0;

  constructor(
    private readonly graph: GraphArrays,
    private readonly hangings: Hangings,
  ) {
    this.rows = new Int32Array(graph.count);
    this.rowFrom = new Int32Array(graph.count + 1);
    this.preorder = new Int32Array(graph.count);
    this.firstGuest = new Int32Array(graph.count);
    this.nextGuest = new Int32Array(graph.count);
    this.hasJoints = graph.joint.some((joint) => joint !== NONE);
  }

  /** From hangings that are filled. */
  fill(): void {
    const { count, byPlace } = this.graph;
    this.listGuests();
    this.end = 0;
    for (let i = 0; i < count; i += 1) {
      const vertex = byPlace[i] ?? 0;
      if (this.hangings.how[vertex] === ROOT) this.add(vertex, NO_SIDE);
    }
    for (let vertex = 0; vertex < count; vertex += 1) {
      this.rowFrom[vertex] = this.end;
      this.addBelow(vertex);
    }
    this.rowFrom[count] = this.end;
    this.order();
  }

  private listGuests(): void {
    const { byPlace } = this.graph;
    const { how, node } = this.hangings;
    this.firstGuest.fill(NONE);
    this.hasGuests = false;
    for (let i = byPlace.length - 1; i >= 0; i -= 1) {
      const vertex = byPlace[i] ?? 0;
      if (how[vertex] !== BESIDE) continue;
      const host = node[vertex] ?? 0;
      this.nextGuest[vertex] = this.firstGuest[host] ?? NONE;
      this.firstGuest[host] = vertex;
      this.hasGuests = true;
    }
  }

  private addBelow(parent: number): void {
    const { firstBelow, nextBelow } = this.hangings;
    if (!this.hasJoints) {
      for (let child = firstBelow[parent] ?? NONE; child !== NONE; child = nextBelow[child] ?? NONE)
        this.add(child, NO_SIDE);
      return;
    }
    for (const group of siblingGroups(this.graph, this.hangings, parent)) {
      // What stands beside the ends of a group stands outside of it, so that the group stays together.
      group.forEach((child, i) => {
        if (group.length === 1) this.add(child, NO_SIDE);
        else this.add(child, i === 0 ? LEFT : i === group.length - 1 ? RIGHT : NO_SIDE);
      });
    }
  }

  /**
   * Adds the vertex with those that stand beside it: on the given side, else on the side where they are now, and on the
   * right when in doubt.
   */
  private add(vertex: number, side: number): void {
    if (!this.hasGuests || this.firstGuest[vertex] === NONE) {
      this.rows[this.end] = vertex;
      this.end += 1;
      return;
    }
    const open = [{ vertex, side, opened: false }];
    for (let at = open.pop(); at; at = open.pop()) {
      const guests = at.opened ? [] : this.guestsOf(at.vertex);
      if (guests.length === 0) {
        this.rows[this.end] = at.vertex;
        this.end += 1;
        continue;
      }
      const host = at;
      const isLeft = (guest: number) => (host.side ? host.side === LEFT : this.isBefore(guest, host.vertex));
      const backwards = guests.reverse();
      for (const guest of backwards)
        if (!isLeft(guest)) open.push({ vertex: guest, side: NO_SIDE, opened: false });
      open.push({ ...host, opened: true });
      for (const guest of backwards)
        if (isLeft(guest)) open.push({ vertex: guest, side: NO_SIDE, opened: false });
    }
  }

  private guestsOf(host: number): number[] {
    const guests: number[] = [];
    for (let guest = this.firstGuest[host] ?? NONE; guest !== NONE; guest = this.nextGuest[guest] ?? NONE)
      guests.push(guest);
    return guests;
  }

  private isBefore(one: number, other: number): boolean {
    return (this.graph.centre[one] ?? 0) < (this.graph.centre[other] ?? 0);
  }

  private order(): void {
    const { rows, rowFrom, preorder } = this;
    const open: number[] = [];
    for (let i = (rowFrom[0] ?? 0) - 1; i >= 0; i -= 1) open.push(rows[i] ?? 0);
    let next = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      preorder[next] = at;
      next += 1;
      for (let i = (rowFrom[at + 1] ?? 0) - 1; i >= (rowFrom[at] ?? 0); i -= 1) open.push(rows[i] ?? 0);
    }
  }
}

const NO_SIDE = 0;
const LEFT = 1;
const RIGHT = 2;
