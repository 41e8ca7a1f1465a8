/** Edits as data: what an edit is, and what each kind of edit has to say for itself. */
import type { Json } from "../basics/json";
import type { Result } from "../basics/result";
import type { ArgMap, Citation, Kind, MapEdge, MapNode, Relation, Source } from "../document/types";
import type { AsideSpan } from "../sources/aside";
import type { Anchors } from "../sources/re-anchor";
import type { Refusal } from "./refusal";

/** The optional fields of a node that the inspector sets; undefined takes the field away. */
export interface NodeDetails {
  readonly notes?: string | undefined;
  readonly confidence?: number | undefined;
  readonly muted?: boolean | undefined;
  readonly tags?: readonly string[] | undefined;
}

export interface EdgeDetails {
  readonly joint?: string | undefined;
  readonly notes?: string | undefined;
}

/** The fields of a source beside its text; undefined takes one away. */
export interface SourceDetails {
  readonly title?: string;
  readonly url?: string | undefined;
  readonly author?: string | undefined;
  readonly published?: string | undefined;
  readonly publisher?: string | undefined;
  readonly grade?: string | undefined;
  readonly notes?: string | undefined;
}

/** Keys of the file, beside those of the argument, under which a map keeps how it is looked at. */
export type SettingKey = "reasoning";

/** What a node weighs with; undefined takes the field away. */
export interface Weight {
  readonly id: string;
  readonly confidence: number | undefined;
  readonly muted: boolean | undefined;
}

export interface Position {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The arguments of each kind of edit. Ids of new things come with the edit, so that applying it is pure. */
export interface EditArguments {
  readonly insert: {
    readonly nodes: readonly MapNode[];
    readonly edges: readonly MapEdge[];
    readonly sources?: readonly Source[];
    /** Collapsed nodes that open with it, so that what is new below them shows. */
    readonly opens?: readonly string[];
    readonly as: "add" | "connect" | "paste" | "duplicate";
  };
  readonly remove: { readonly ids: readonly string[] };
  readonly text: { readonly id: string; readonly text: string };
  readonly title: { readonly title: string };
  readonly kind: { readonly ids: readonly string[]; readonly kind: Kind };
  readonly relation: { readonly ids: readonly string[]; readonly relation: Relation };
  readonly reconnect: { readonly id: string; readonly from?: string; readonly to?: string };
  readonly move: {
    readonly positions: readonly Position[];
    readonly as: "move" | "nudge" | "tidy" | "align" | "distribute";
  };
  /** A width, or undefined for the width that follows from the text; `x` when the left side moved. */
  readonly resize: {
    readonly ids: readonly string[];
    readonly width: number | undefined;
    readonly x?: number;
  };
  readonly collapse: { readonly ids: readonly string[]; readonly collapsed: boolean };
  /** Collapses some nodes and expands others in one step; `as` names it for undo. */
  readonly fold: {
    readonly collapsed: readonly string[];
    readonly expanded: readonly string[];
    readonly as: string;
  };
  readonly "node-details": { readonly ids: readonly string[]; readonly change: NodeDetails };
  /** How several nodes weigh, each for itself. */
  readonly weigh: { readonly nodes: readonly Weight[]; readonly as: "confidence" | "trial" };
  /** Adds a tag to every node, or takes one away; each keeps its others. */
  readonly tags: { readonly ids: readonly string[]; readonly add?: string; readonly remove?: string };
  readonly "edge-details": { readonly ids: readonly string[]; readonly change: EdgeDetails };
  readonly "source-add": { readonly source: Source };
  readonly "source-details": { readonly id: string; readonly change: SourceDetails };
  readonly "source-text": { readonly id: string; readonly text: string };
  /** A new edition: the text, and what the nodes cite of it, as `anchorsIn` found it. */
  readonly "source-edition": {
    readonly id: string;
    readonly text: string;
    readonly citations: Anchors["citations"];
  };
  readonly "source-remove": { readonly id: string };
  /** All that a node cites, in place of what it cited. */
  readonly cite: { readonly id: string; readonly citations: readonly Citation[] };
  /** All sentences of a source that are set aside, in place of those that were. */
  readonly aside: { readonly id: string; readonly spans: readonly AsideSpan[] };
  /** Sets how the map is looked at; undefined takes the setting away. `as` names the step of undo. */
  readonly setting: { readonly key: SettingKey; readonly value: Json | undefined; readonly as: string };
  /** Another version of the whole map takes the place of this one. */
  readonly replace: { readonly map: ArgMap; readonly as: string };
}

export type EditName = keyof EditArguments;

export type Edit<Name extends EditName = EditName> = {
  readonly [N in Name]: { readonly type: N } & EditArguments[N];
}[Name];

export interface EditDefinition<Name extends EditName> {
  /** What the edit does, for "Undo …": "Move 3 nodes". */
  label(edit: Edit<Name>, map: ArgMap): string;
  /** Edits in a row with the same key become one step of undo; null for a step of its own. */
  mergeKey(edit: Edit<Name>): string | null;
  /** The map after the edit, frozen; the same map where nothing changes; or why not. */
  apply(map: ArgMap, edit: Edit<Name>): Result<ArgMap, Refusal>;
}
