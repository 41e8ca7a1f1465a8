/** Prefix codes as deflate has them (RFC 1951, 3.2.2): lengths from how often each symbol comes, codes from lengths. */

/**
 * The length of each symbol's code, 0 for one that never comes; none is longer than `limit`. Lengths are those of
 * Huffman's tree; where that is too deep, the rarest symbols get shorter codes at the cost of others (as the "Kraft sum"
 * allows). A code of a single symbol has one bit.
 */
export function codeLengths(counts: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const symbols = [...counts.keys()].filter((symbol) => (counts[symbol] ?? 0) > 0);
  symbols.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
  const depths = treeDepths(Float64Array.from(symbols, (symbol) => counts[symbol] ?? 0));
  limitDepths(depths, limit);
  for (const [at, symbol] of symbols.entries()) lengths[symbol] = depths[at] ?? 0;
  return lengths;
}

/** The depth of each leaf of Huffman's tree; the weights come in rising order, so the depths are in falling order. */
function treeDepths(weights: Float64Array): Uint8Array {
  const leaves = weights.length;
  if (leaves < 2) return new Uint8Array(leaves).fill(1);
  // Nodes are made in the order of their weights, so two queues do: of leaves, and of what was joined.
  const joined = new Float64Array(leaves - 1);
  const parentOfLeaf = new Uint32Array(leaves);
  const parentOfNode = new Uint32Array(leaves - 1);
  let [leaf, node] = [0, 0];
  for (let made = 0; made < leaves - 1; made += 1)
    for (let side = 0; side < 2; side += 1) {
      const takesLeaf = leaf < leaves && (node >= made || (weights[leaf] ?? 0) <= (joined[node] ?? 0));
      joined[made] = (joined[made] ?? 0) + ((takesLeaf ? weights[leaf] : joined[node]) ?? 0);
      if (takesLeaf) parentOfLeaf[leaf++] = made;
      else parentOfNode[node++] = made;
    }
  const depthOfNode = new Uint8Array(leaves - 1);
  for (let at = leaves - 3; at >= 0; at -= 1) depthOfNode[at] = (depthOfNode[parentOfNode[at] ?? 0] ?? 0) + 1;
  return Uint8Array.from(parentOfLeaf, (parent) => (depthOfNode[parent] ?? 0) + 1);
}

/** Depths in falling order, so that no code is longer than the limit and all of them together still fit. */
function limitDepths(depths: Uint8Array, limit: number): void {
  const whole = 2 ** limit;
  let used = 0;
  for (const [at, depth] of depths.entries()) {
    depths[at] = Math.min(depth, limit);
    used += whole >> Math.min(depth, limit);
  }
  // Too many codes: the longest of those below the limit, which are the rarest, get one bit more each.
  for (let at = 0; used > whole; ) {
    const depth = depths[at] ?? limit;
    if (depth >= limit) {
      at += 1;
      continue;
    }
    depths[at] = depth + 1;
    used -= whole >> (depth + 1);
  }
  // What was freed beyond need goes to the commonest.
  for (let at = depths.length - 1; at >= 0 && used < whole; at -= 1)
    while ((depths[at] ?? 1) > 1 && used + (whole >> (depths[at] ?? 0)) <= whole) {
      used += whole >> (depths[at] ?? 0);
      depths[at] = (depths[at] ?? 0) - 1;
    }
}

/** The code of each symbol, with its first bit lowest, as deflate writes it. */
export function prefixCodes(lengths: Uint8Array): Uint16Array {
  const next = new Uint16Array(17);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 1; length < 17; length += 1)
    next[length] = ((next[length] ?? 0) + (next[length - 1] ?? 0)) << 1;
  return Uint16Array.from(lengths, (length) => {
    if (length === 0) return 0;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    return reversed(code, length);
  });
}

function reversed(code: number, length: number): number {
  let bits = 0;
  for (let at = 0; at < length; at += 1) bits |= ((code >> at) & 1) << (length - 1 - at);
  return bits;
}
