/** What a conversion kept, changed and lost, counted by kind of thing. */

/** Names of formats, as the command line writes them. */
export const FORMATS = [
  "argmap",
  "argdown",
  "aif",
  "microtexts",
  "kialo",
  "graphml",
  "canvas",
  "mermaid",
  "dot",
  "opml",
  "freeplane",
  "csv",
  "markdown",
  "html",
  "docx",
  "argument-graph",
] as const;
export type FormatName = (typeof FORMATS)[number];

export interface Note {
  /** What and why, in words: "attacks of an argument on itself: a map has none". */
  readonly what: string;
  readonly count: number;
  /** A few of the things concerned. */
  readonly examples: readonly string[];
}

export interface ConversionNotes {
  /** How many of each kind of thing came through: `{nodes: 12, edges: 14}`. */
  readonly kept: Readonly<Record<string, number>>;
  readonly changed: readonly Note[];
  readonly lost: readonly Note[];
}

const MOST_EXAMPLES = 5;

export interface NoteTaker {
  kept(what: string, count?: number): void;
  changed(what: string, example: string): void;
  lost(what: string, example: string): void;
  notes(): ConversionNotes;
}

/** Collects notes while a conversion goes on; things of one kind are counted together. */
export function createNoteTaker(): NoteTaker {
  const kept = new Map<string, number>();
  const changed = new Map<string, string[]>();
  const lost = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, what: string, example: string) => {
    const examples = to.get(what);
    if (examples) examples.push(example);
    else to.set(what, [example]);
  };
  const listed = (from: ReadonlyMap<string, readonly string[]>): readonly Note[] =>
    [...from].map(([what, examples]) => ({
      what,
      count: examples.length,
      examples: examples.slice(0, MOST_EXAMPLES),
    }));
  return {
    kept: (what, count = 1) => kept.set(what, (kept.get(what) ?? 0) + count),
    changed: (what, example) => add(changed, what, example),
    lost: (what, example) => add(lost, what, example),
    notes: () => ({ kept: Object.fromEntries(kept), changed: listed(changed), lost: listed(lost) }),
  };
}
