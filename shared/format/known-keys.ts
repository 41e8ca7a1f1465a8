/** The keys of version 1 in the order in which they are written. */

export const MAP_KEYS = ["format", "version", "title", "nodes", "edges", "sources"] as const;

export const NODE_KEYS = [
  "id",
  "kind",
  "text",
  "x",
  "y",
  "width",
  "notes",
  "confidence",
  "muted",
  "collapsed",
  "tags",
  "citations",
] as const;

export const CITATION_KEYS = ["source", "exact", "prefix", "suffix", "start", "end"] as const;

export const EDGE_KEYS = ["id", "from", "to", "relation", "joint", "notes"] as const;

export const SOURCE_KEYS = ["id", "title", "text", "url", "author", "published", "grade", "notes"] as const;

/** What the file says in `format`, and the version that this Argmap writes. */
export const FORMAT = "argmap";
export const VERSION = 1;
