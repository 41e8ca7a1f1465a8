/** Which versions of a map are kept: many of the last hours, few of the last weeks, and never none. */

export interface KeptVersion {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** On the disk, in bytes. */
  readonly size: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
/** Of one map. */
export const MOST_VERSIONS = 50;
/** Of all maps together, in bytes. */
export const MOST_BYTES = 200 * 1024 * 1024;

/** Versions of the same span stand for one another; null for those that are too old. */
function spanOf({ id, time }: KeptVersion, now: number): string | null {
  const age = now - time;
  // All of the last hour, and whatever a wrong clock put into the future.
  if (age < HOUR) return id;
  if (age < DAY) return `hour ${Math.floor(time / HOUR)}`;
  if (age < MONTH) return `day ${Math.floor(time / DAY)}`;
  return null;
}

function newestFirst(versions: readonly KeptVersion[]): KeptVersion[] {
  return [...versions].sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
}

/**
 * Ids of the versions of one map that may go: all of the last hour stay, then the newest of each hour for a day, then
 * the newest of each day for 30 days, at most 50 in all. The newest of all stays however old it is.
 */
export function outdatedVersions(versions: readonly KeptVersion[], now: number): readonly string[] {
  const spans = new Set<string>();
  let kept = 0;
  return newestFirst(versions)
    .filter((version, index) => {
      const span = spanOf(version, now);
      const stays = index === 0 || (span !== null && !spans.has(span) && kept < MOST_VERSIONS);
      if (!stays) return true;
      kept += 1;
      if (span !== null) spans.add(span);
      return false;
    })
    .map(({ id }) => id);
}

/** Ids of the versions of all maps that must go for the rest to fit into `most` bytes: the oldest first. */
export function versionsBeyond(versions: readonly KeptVersion[], most = MOST_BYTES): readonly string[] {
  let bytes = 0;
  return newestFirst(versions)
    .filter(({ size }) => {
      bytes += size;
      return bytes > most;
    })
    .map(({ id }) => id);
}
