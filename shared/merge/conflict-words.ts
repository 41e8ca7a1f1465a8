/** Conflicts in words, for lists and checks. */
import { edgeName, KIND_NAMES, shortText } from "../document/describe";
import { edgeOf, nodeOf, sourcesById } from "../document/lookups";
import type { ArgMap } from "../document/types";
import type { MergeConflict } from "./conflicts";

const FIELD_NAMES: Readonly<Record<string, string>> = {
  url: "address",
  confidence: "confidence",
  from: "origin",
  to: "target",
  extra: "other contents",
};

/** What the conflict is about: "Risk 'Russia may retaliate'". */
export function conflictSubject(map: ArgMap, { what, id }: MergeConflict): string {
  if (what === "title") return "The title";
  if (what === "source") return `The source '${shortText(sourcesById(map).get(id)?.title ?? id)}'`;
  if (what === "edge") {
    const edge = edgeOf(map, id);
    return edge ? `The link ${edgeName(map, edge)}` : "A link";
  }
  const node = nodeOf(map, id);
  return node ? `${KIND_NAMES[node.kind]} '${shortText(node.text)}'` : "A node";
}

/** "Risk 'Russia may retaliate': both changed its text." */
export function conflictInWords(map: ArgMap, conflict: MergeConflict): string {
  const { reason, fields, removedBy } = conflict;
  const subject = conflictSubject(map, conflict);
  if (reason === "tagged") return `${subject} is tagged as a merge conflict.`;
  if (reason === "changed-and-removed")
    return removedBy === "ours"
      ? `${subject} was removed here, and they still need it.`
      : `${subject} was removed by them, and is still needed here.`;
  const named = fields.map((field) => FIELD_NAMES[field] ?? field).join(", ");
  return `${subject}: both changed ${conflict.what === "title" ? "it" : named === "" ? "it" : `its ${named}`}.`;
}
