/** A node as a line to pick from. */
import { KIND_NAMES, shortText } from "../../shared/document/describe";
import { foldedText } from "../../shared/document/search";
import type { MapNode } from "../../shared/document/types";
import { KindSign } from "../ui/signs";
import type { PickOption } from "./PickList";

export function nodeOption(node: MapNode, id = node.id): PickOption {
  return {
    id,
    label: shortText(node.text, 160),
    sign: <KindSign kind={node.kind} />,
    detail: KIND_NAMES[node.kind],
  };
}

/** Letters further on in a long text would fit nearly every query. */
const SEARCHED = 300;

/** What of a node is searched by a few letters. */
export function searchedWords(node: MapNode): string {
  return foldedText(node).slice(0, SEARCHED);
}
