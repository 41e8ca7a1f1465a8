/**
 * Where the nodes of a forest stand across its layers. Trees are drawn from the leaves up, each as close to its neighbours as
 * their outlines allow, parents in the middle above their children: Reingold and Tilford, "Tidier drawings of trees",
 * 1981, with nodes of any width, as in van der Ploeg, "Drawing non-layered tidy trees in linear time", 2014. Slack
 * between small trees that stand between large ones is shared out by packing once from each side and taking the mean,
 * which keeps every distance, since each is a lower bound on a difference. Time is linear in the number of nodes.
 */
import { NODE_GAP } from "../gaps";

/** A node of the forest, or a place in a layer that is kept free for a line. */
export interface Tree {
  /** The vertex's number; null for a place for a line. */
  readonly vertex: number | null;
  readonly across: number;
  /** Left to right, all one layer below. */
  readonly children: Tree[];
  /** Whether it hangs below this parent by an edge; guests only stand beside a child. The parent is centred above its own. */
  readonly own: boolean;
  /** The centre; relative to the parent's until all is placed. */
  x: number;
}

/** The outline of a placed tree: how far it reaches in each layer, its own layer last, about its root's centre. */
interface Outline {
  readonly left: number[];
  readonly right: number[];
  /** To be added to every number. */
  shift: number;
}

/** A tree and the layer that its root stands in. */
export interface Rooted {
  readonly tree: Tree;
  readonly layer: number;
}

/** Sets `x` of every node of the forest, to absolute places. The trees stand in the given order, each at its layer. */
export function placeForest(roots: readonly Rooted[]): void {
  const outlines = roots.map(({ tree, layer }) => {
    const outline = placeTree(tree);
    for (let i = 0; i < layer; i += 1) {
      outline.left.push(Number.POSITIVE_INFINITY);
      outline.right.push(Number.NEGATIVE_INFINITY);
    }
    return outline;
  });
  const offsets = offsetsOf(outlines);
  roots.forEach(({ tree }, i) => {
    tree.x = offsets[i] ?? 0;
    const open = [tree];
    for (let at = open.pop(); at; at = open.pop()) {
      for (const child of at.children) {
        child.x += at.x;
        open.push(child);
      }
    }
  });
}

/** Sets `x` of every node below the root relative to its parent. */
function placeTree(root: Tree): Outline {
  const order: Tree[] = [];
  const open = [root];
  for (let at = open.pop(); at; at = open.pop()) {
    order.push(at);
    for (const child of at.children) open.push(child);
  }
  const outlines = new Map<Tree, Outline>();
  for (const tree of order.reverse()) {
    const below = tree.children.map((child) => {
      const outline = outlines.get(child) ?? emptyOutline();
      outlines.delete(child);
      return outline;
    });
    outlines.set(tree, joined(tree, below));
  }
  return outlines.get(root) ?? emptyOutline();
}

function emptyOutline(): Outline {
  return { left: [], right: [], shift: 0 };
}

/** The outline of a tree from those of its children, whose places it sets. */
function joined(tree: Tree, below: readonly Outline[]): Outline {
  const offsets = offsetsOf(below);
  const outline = merged(below, offsets);
  const centre = centreOver(tree.children, offsets);
  tree.children.forEach((child, i) => {
    child.x = (offsets[i] ?? 0) - centre;
  });
  outline.shift -= centre;
  outline.left.push(-tree.across / 2 - outline.shift);
  outline.right.push(tree.across / 2 - outline.shift);
  return outline;
}

/** The middle between the first and the last child: its own ones if there are, else any. */
function centreOver(children: readonly Tree[], offsets: readonly number[]): number {
  const own = offsets.filter((_, i) => children[i]?.own);
  const counted = own.length > 0 ? own : offsets;
  return ((counted[0] ?? 0) + (counted.at(-1) ?? 0)) / 2;
}

/** Layers that more than one outline reaches; below them nothing can touch. */
function sharedDepth(outlines: readonly Outline[]): number {
  let most = 0;
  let second = 0;
  for (const { left } of outlines) {
    second = Math.max(second, Math.min(most, left.length));
    most = Math.max(most, left.length);
  }
  return second;
}

function leftAt({ left, shift }: Outline, depth: number): number {
  return (left[left.length - 1 - depth] ?? Number.POSITIVE_INFINITY) + shift;
}

function rightAt({ right, shift }: Outline, depth: number): number {
  return (right[right.length - 1 - depth] ?? Number.NEGATIVE_INFINITY) + shift;
}

/** Where the roots of trees that stand side by side go: the mean of packing them from the left and from the right. */
function offsetsOf(outlines: readonly Outline[]): number[] {
  if (outlines.length <= 1) return outlines.map(() => 0);
  const depth = sharedDepth(outlines);
  const fromLeft = packed(outlines, depth, leftAt, rightAt);
  const mirrored = packed([...outlines].reverse(), depth, mirror(rightAt), mirror(leftAt));
  const fromRight = mirrored.reverse().map((x) => -x);
  const align = (fromLeft.at(-1) ?? 0) - (fromRight.at(-1) ?? 0);
  return fromLeft.map((x, i) => (x + (fromRight[i] ?? 0) + align) / 2);
}

type Reach = (outline: Outline, depth: number) => number;

const mirror =
  (reach: Reach): Reach =>
  (outline, depth) =>
    -reach(outline, depth);

function packed(outlines: readonly Outline[], depth: number, near: Reach, far: Reach): number[] {
  const front: number[] = new Array(depth).fill(Number.NEGATIVE_INFINITY);
  let last = 0;
  return outlines.map((outline) => {
    const reach = Math.min(depth, outline.left.length);
    let x = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < reach; i += 1) {
      x = Math.max(x, (front[i] ?? Number.NEGATIVE_INFINITY) + NODE_GAP - near(outline, i));
    }
    if (!Number.isFinite(x)) x = last;
    last = x;
    for (let i = 0; i < reach; i += 1) {
      front[i] = Math.max(front[i] ?? Number.NEGATIVE_INFINITY, x + far(outline, i));
    }
    return x;
  });
}

/** One outline around all, made from the tallest, which is used up. */
function merged(outlines: readonly Outline[], offsets: readonly number[]): Outline {
  let tallest = 0;
  outlines.forEach(({ left }, i) => {
    if (left.length > (outlines[tallest]?.left.length ?? 0)) tallest = i;
  });
  const result = outlines[tallest];
  if (!result) return emptyOutline();
  const depth = sharedDepth(outlines);
  const left: number[] = new Array(depth).fill(Number.POSITIVE_INFINITY);
  const right: number[] = new Array(depth).fill(Number.NEGATIVE_INFINITY);
  outlines.forEach((outline, i) => {
    const x = offsets[i] ?? 0;
    for (let at = 0; at < Math.min(depth, outline.left.length); at += 1) {
      left[at] = Math.min(left[at] ?? Number.POSITIVE_INFINITY, leftAt(outline, at) + x);
      right[at] = Math.max(right[at] ?? Number.NEGATIVE_INFINITY, rightAt(outline, at) + x);
    }
  });
  result.shift += offsets[tallest] ?? 0;
  const end = result.left.length - 1;
  for (let at = 0; at < depth; at += 1) {
    result.left[end - at] = (left[at] ?? 0) - result.shift;
    result.right[end - at] = (right[at] ?? 0) - result.shift;
  }
  return result;
}
