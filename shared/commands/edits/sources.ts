/** Edits of the texts that a map was made from, and of what its nodes cite. */

import { err, ok } from "../../basics/result";
import { isSameData } from "../../basics/same-data";
import { violations } from "../../document/invariants";
import { hasId, nodesById, sourcesById } from "../../document/lookups";
import { withPublisher } from "../../document/publisher";
import { LIMITS, type Source } from "../../document/types";
import { withAside } from "../../sources/aside";
import { withAnchors, withSourceText } from "../../sources/re-anchor";
import type { EditDefinition } from "../edit";
import { withFields, withNodes, withParts } from "../with";

export const sourceAdd: EditDefinition<"source-add"> = {
  label: () => "Add a source",
  mergeKey: () => null,
  apply(map, { source }) {
    if (hasId(map, source.id)) return err({ reason: "taken", id: source.id });
    if (source.title.length > LIMITS.text) return err({ reason: "too-long", limit: LIMITS.text });
    const next = { ...map, sources: [...map.sources, source] };
    return violations(next).length > 0 ? err({ reason: "unsound" }) : withParts(map, next);
  },
};

export const sourceDetails: EditDefinition<"source-details"> = {
  label: () => "Change a source",
  mergeKey: (edit) => `source ${edit.id} ${Object.keys(edit.change).join(" ")}`,
  apply(map, { id, change }) {
    const source = sourcesById(map).get(id);
    if (!source) return err({ reason: "missing", id });
    const texts = Object.values(change).filter((value) => value !== undefined);
    if (texts.some(({ length }) => length > LIMITS.text))
      return err({ reason: "too-long", limit: LIMITS.text });
    const { publisher, ...fields } = change;
    const named = "publisher" in change ? withPublisher(source, publisher ?? "") : source;
    const next = withFields<Source>(named, fields);
    return next === source ? ok(map) : withParts(map, { sources: replaced(map.sources, next) });
  },
};

/** The citations of the text are brought along; those whose words are gone are kept and show as lost. */
export const sourceText: EditDefinition<"source-text"> = {
  label: () => "Change the text of a source",
  mergeKey: (edit) => `source text ${edit.id}`,
  apply(map, { id, text }) {
    const source = sourcesById(map).get(id);
    if (!source) return err({ reason: "missing", id });
    return source.text === text ? ok(map) : withParts(map, withSourceText(map, id, text).map);
  },
};

/** The citations were looked for beforehand, because that takes a while in a long text. */
export const sourceEdition: EditDefinition<"source-edition"> = {
  label: () => "Replace a source by a new edition",
  mergeKey: () => null,
  apply(map, { id, text, citations }) {
    const source = sourcesById(map).get(id);
    if (!source) return err({ reason: "missing", id });
    const isSame = citations.every((one) =>
      isSameData(nodesById(map).get(one.node)?.citations ?? one.citations, one.citations),
    );
    if (source.text === text && isSame) return ok(map);
    const next = withAnchors(map, id, text, { citations });
    return violations(next).length > 0 ? err({ reason: "unsound" }) : withParts(map, next);
  },
};

/** Nodes keep their texts, and lose what they cite of it: a citation of nothing would be damage. */
export const sourceRemove: EditDefinition<"source-remove"> = {
  label: () => "Remove a source",
  mergeKey: () => null,
  apply(map, { id }) {
    if (!sourcesById(map).has(id)) return err({ reason: "missing", id });
    const nodes = map.nodes.map((node) => {
      const kept = node.citations?.filter(({ source }) => source !== id) ?? [];
      if (kept.length === (node.citations?.length ?? 0)) return node;
      return withFields(node, { citations: kept.length > 0 ? kept : undefined });
    });
    return withParts(map, { nodes, sources: map.sources.filter((source) => source.id !== id) });
  },
};

export const cite: EditDefinition<"cite"> = {
  label: () => "Change what a node cites",
  mergeKey: () => null,
  apply(map, { id, citations }) {
    const known = citations.every(
      ({ source, start, end }) =>
        sourcesById(map).has(source) && 0 <= start && start <= end && Number.isFinite(end),
    );
    if (!known) return err({ reason: "unsound" });
    return withNodes(map, [id], (node) => {
      if (isSameData(node.citations ?? [], citations)) return node;
      return withFields(node, { citations: citations.length > 0 ? citations : undefined });
    });
  },
};

export const aside: EditDefinition<"aside"> = {
  label: () => "Set sentences aside",
  mergeKey: () => null,
  apply(map, { id, spans }) {
    const source = sourcesById(map).get(id);
    if (!source) return err({ reason: "missing", id });
    const next = withAside(source, spans);
    return isSameData(next, source) ? ok(map) : withParts(map, { sources: replaced(map.sources, next) });
  },
};

function replaced(sources: readonly Source[], next: Source): readonly Source[] {
  return sources.map((source) => (source.id === next.id ? next : source));
}
