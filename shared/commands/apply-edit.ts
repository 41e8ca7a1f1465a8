/** The one door through which a map changes: an edit in, the next map or a refusal out. */
import { deepFreeze } from "../basics/deep-freeze";
import { err, ok, type Result } from "../basics/result";
import { violations } from "../document/invariants";
import type { ArgMap } from "../document/types";
import type { Edit, EditDefinition, EditName } from "./edit";
import { collapse, edgeDetails, fold, nodeDetails, tags, weigh } from "./edits/details";
import { insert } from "./edits/insert";
import { kind } from "./edits/kind";
import { reconnect, relation } from "./edits/links";
import { move, resize } from "./edits/place";
import { remove } from "./edits/remove";
import { setting } from "./edits/setting";
import {
  aside,
  cite,
  sourceAdd,
  sourceDetails,
  sourceEdition,
  sourceRemove,
  sourceText,
} from "./edits/sources";
import { text, title } from "./edits/text";
import type { Refusal } from "./refusal";

const replace: EditDefinition<"replace"> = {
  label: (edit) => edit.as,
  mergeKey: () => null,
  apply: (_map, edit) =>
    violations(edit.map).length > 0 ? err({ reason: "unsound" }) : ok(deepFreeze(edit.map)),
};

const definitions: { readonly [N in EditName]: EditDefinition<N> } = {
  insert,
  remove,
  text,
  title,
  kind,
  relation,
  reconnect,
  move,
  resize,
  collapse,
  fold,
  "node-details": nodeDetails,
  weigh,
  tags,
  "edge-details": edgeDetails,
  setting,
  "source-add": sourceAdd,
  "source-details": sourceDetails,
  "source-text": sourceText,
  "source-edition": sourceEdition,
  "source-remove": sourceRemove,
  cite,
  aside,
  replace,
};

export interface Applied {
  readonly map: ArgMap;
  readonly label: string;
  readonly mergeKey: string | null;
}

/** Applies one edit. The same map comes back where the edit changes nothing. */
export function applyEdit(map: ArgMap, edit: Edit): Result<Applied, Refusal> {
  // One lookup by the edit's own name: definition and edit always belong together, which the type checker cannot see.
  const definition = definitions[edit.type] as EditDefinition<EditName>;
  const applied = definition.apply(map, edit);
  if (!applied.ok) return applied;
  return ok({ map: applied.value, label: definition.label(edit, map), mergeKey: definition.mergeKey(edit) });
}
