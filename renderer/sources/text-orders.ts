/** What can be worked out about long texts away from the page: the orders, and their answers. */
import type { Citation, MapNode, Source } from "../../shared/document/types";
import { type Candidate, candidatesFor } from "../../shared/sources/candidates";
import { type Anchors, anchorsIn } from "../../shared/sources/re-anchor";
import { type Suggestion, suggestionsIn } from "../../shared/sources/suggest";

export interface TextOrders {
  readonly candidates: { readonly text: string; readonly citation: Citation };
  readonly suggestions: { readonly text: string };
  /** The citations of the source, under another text of it. */
  readonly anchors: {
    readonly nodes: readonly MapNode[];
    readonly source: Source;
    readonly text: string;
  };
}

export interface TextAnswers {
  readonly candidates: readonly Candidate[];
  readonly suggestions: readonly Suggestion[];
  readonly anchors: Anchors;
}

export type TextOrderName = keyof TextOrders;

/** An order on its way to a worker. */
export interface TextMessage<Name extends TextOrderName = TextOrderName> {
  readonly name: Name;
  readonly order: TextOrders[Name];
}

const WORK: { readonly [N in TextOrderName]: (order: TextOrders[N]) => TextAnswers[N] } = {
  candidates: ({ text, citation }) => candidatesFor(text, citation),
  suggestions: ({ text }) => suggestionsIn(text),
  anchors: ({ nodes, source, text }) => anchorsIn({ nodes, sources: [source] }, source.id, text),
};

/** Works the order out, here and now. */
export function carryOutTextOrder<Name extends TextOrderName>(
  name: Name,
  order: TextOrders[Name],
): TextAnswers[Name] {
  return WORK[name](order);
}
