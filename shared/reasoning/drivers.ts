/** All that is told about what drives one node: its drivers, what would flip it, and each source. */
import { csv } from "../basics/csv";
import { KIND_NAMES } from "../document/describe";
import { nodeOf } from "../document/lookups";
import type { ArgMap } from "../document/types";
import { type Flips, flipsIn } from "./flip";
import { graphOfMap } from "./map-graph";
import { pathInWords, pathsFrom, waysTo } from "./paths";
import { reevaluationOf } from "./reevaluate";
import type { Semantics } from "./semantics";
import { type Driver, type Sensitivity, sensitivityIn } from "./sensitivity";
import { strengthsOf } from "./strengths";
import { assumptionsOf, NO_TRIAL } from "./trial";

export interface SourceEffect {
  readonly source: string;
  /** What the strength would lose without all that rests on this source alone; null where it does not settle. */
  readonly removal: number | null;
}

export interface Drivers {
  readonly sensitivity: Sensitivity;
  readonly flips: Flips | null;
  /** Of how many of the drivers flips were looked for: the strongest ones of a large map, and the node itself. */
  readonly tried: number;
  /** By the size of their effect; those without any are left out. */
  readonly sources: readonly SourceEffect[];
}

/** Looking for a flip takes some fifty changes of each driver, so that of a large map only the strongest are tried. */
const MOST_FLIPPED = 150;
const CHANGES_FOR_A_FLIP = 50;

/**
 * Null where the map has no such node, or it is muted. `onProgress` is told from time to time how much of the work is
 * done, 0 to 1.
 */
export function driversOf(
  map: ArgMap,
  semantics: Semantics,
  node: string,
  onProgress: (done: number) => void = () => {},
): Drivers | null {
  const again = reevaluationOf(graphOfMap(map), semantics, node);
  if (!again) return null;
  const flipped = Math.min(MOST_FLIPPED + 1, again.args.length) * CHANGES_FOR_A_FLIP;
  const total = again.args.length - 1 + flipped;
  let done = 0;
  const step = (size: number) => () => {
    done += size;
    onProgress(Math.min(1, done / total));
  };
  const sensitivity = sensitivityIn(again, step(1));
  const among = [node, ...sensitivity.drivers.slice(0, MOST_FLIPPED).map(({ id }) => id)];
  return {
    sensitivity,
    flips: flipsIn(again, new Set(among), step(CHANGES_FOR_A_FLIP)),
    tried: among.length,
    sources: sourceEffects(map, semantics, sensitivity),
  };
}

function sourceEffects(
  map: ArgMap,
  semantics: Semantics,
  { node, strength, drivers }: Sensitivity,
): readonly SourceEffect[] {
  const bearing = new Set([node, ...drivers.map(({ id }) => id)]);
  const cited = new Set(
    map.nodes.flatMap(({ id, citations = [] }) =>
      bearing.has(id) ? citations.map(({ source }) => source) : [],
    ),
  );
  return map.sources
    .filter(({ id }) => cited.has(id))
    .map(({ id }): SourceEffect => {
      const without = assumptionsOf(map, { ...NO_TRIAL, mutedSources: [id] });
      if (strength === null) return { source: id, removal: null };
      // Where the node itself rests on the source, it is gone, and all of its strength.
      if (without.muted?.has(node)) return { source: id, removal: strength };
      const left = strengthsOf(map, semantics, without).byNode.get(node);
      return { source: id, removal: left === undefined ? null : strength - left };
    })
    .filter(({ removal }) => removal === null || Math.abs(removal) > 1e-9)
    .sort((one, other) => Math.abs(other.removal ?? 0) - Math.abs(one.removal ?? 0));
}

/** The drivers as a table, the strongest first, with all digits. */
export function driversAsCsv(map: ArgMap, { sensitivity }: Drivers): string {
  const ways = waysTo(map, sensitivity.node);
  const row = ({ id, removal, gradient }: Driver) => {
    const node = nodeOf(map, id);
    const [path = []] = pathsFrom(map, ways, id);
    return [
      id,
      node ? KIND_NAMES[node.kind] : "",
      node?.text ?? "",
      removal,
      gradient,
      pathInWords(map, path),
    ];
  };
  return csv([["id", "kind", "text", "removal", "gradient", "path"], ...sensitivity.drivers.map(row)]);
}
