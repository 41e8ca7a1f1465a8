/** How this map is looked at and weighed: kept with it, apart from what it claims. */

import { ok } from "../../basics/result";
import { isSameData } from "../../basics/same-data";
import type { EditDefinition } from "../edit";
import { withParts } from "../with";

/** Settings stand among the keys that the format itself does not know, so that older versions keep them. */
export const setting: EditDefinition<"setting"> = {
  label: (edit) => edit.as,
  mergeKey: () => null,
  apply(map, { key, value }) {
    const extra = map.extra ?? [];
    const before = extra.find(([name]) => name === key)?.[1];
    if (isSameData(before, value)) return ok(map);
    const others = extra.filter(([name]) => name !== key);
    const next = value === undefined ? others : [...others, [key, value] as const];
    const { extra: _, ...bare } = map;
    return next.length > 0 ? withParts(map, { extra: next }) : withParts(bare, {});
  },
};
