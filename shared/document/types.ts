/**
 * What an argument map is. Every value is immutable; the commands make new ones.
 * Lengths and positions are in map units: CSS pixels at 100 %, y downwards.
 */
import type { Json } from "../basics/json";

export const KINDS = ["decision", "motive", "risk", "critique"] as const;
export type Kind = (typeof KINDS)[number];

export const RELATIONS = ["support", "oppose"] as const;
export type Relation = (typeof RELATIONS)[number];

/** Keys that this version does not know, in the order of the file, kept and written back. Pairs, so that no key is special. */
export type Extra = readonly (readonly [key: string, value: Json])[];

/** A node's link to a span of a source. Offsets are UTF-16 code units of the source's text, end exclusive. */
export interface Citation {
  readonly source: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly extra?: Extra;
}

/** A box with a text: one claim of the argument. `x`, `y` is its top left corner. */
export interface MapNode {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** A width the person chose; without it the width follows from the text. */
  readonly width?: number;
  readonly notes?: string;
  /** Base score, 0..1; absent means the default of 0.5. */
  readonly confidence?: number;
  readonly muted?: boolean;
  readonly collapsed?: boolean;
  readonly tags?: readonly string[];
  readonly citations?: readonly Citation[];
  readonly extra?: Extra;
}

/** A link from an argument (a node) to what it speaks about: a node, or another edge (an undercut when it opposes). */
export interface MapEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** Edges with the same joint and the same target work only together (linked premises). */
  readonly joint?: string;
  readonly notes?: string;
  readonly extra?: Extra;
}

/** A text that the map was made from. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly url?: string;
  readonly author?: string;
  readonly published?: string;
  readonly grade?: string;
  readonly notes?: string;
  readonly extra?: Extra;
}

/** One document. Order of nodes, edges and sources is the order of the file and has no other meaning. */
export interface ArgMap {
  readonly title: string;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  readonly sources: readonly Source[];
  readonly extra?: Extra;
}

export const DEFAULT_CONFIDENCE = 0.5;

/** Largest sizes a map may have; past one of them a file is refused and an edit too. */
export const LIMITS = {
  fileBytes: 64 * 1024 * 1024,
  nesting: 64,
  nodes: 100_000,
  edges: 400_000,
  /** Characters (UTF-16 code units) of one text: a node's text, notes, a title. A source's text is bounded by the file only. */
  text: 100_000,
} as const;

export const EMPTY_MAP: ArgMap = Object.freeze({
  title: "",
  nodes: Object.freeze([]),
  edges: Object.freeze([]),
  sources: Object.freeze([]),
});
