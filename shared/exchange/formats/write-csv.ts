/** Two tables, of nodes and of links, with a blank line between. */
import type { ArgMap } from "../../document/types";
import { csvLine } from "./csv-rows";
import type { Writer } from "./format";
import { AS_REFERENCES, tellLosses } from "./losses";
import { edgeFields, NODE_FIELDS, nodeFields } from "./plain-fields";
import { referenceField, referencesOf } from "./references";
import { wellFormed } from "./well-formed";

const LINK_FIELDS = ["relation", "joint", "notes"] as const;

export const csvWriter: Writer = {
  format: "csv",
  extensions: [".csv"],
  notes: (map) =>
    tellLosses(map, { lost: ["title", "uncited sources", "unknown keys"], changed: AS_REFERENCES }),
  write(map: ArgMap) {
    const references = referencesOf(map);
    // A column that would be empty throughout is left out.
    const cites = map.nodes.some(({ citations = [] }) => citations.length > 0);
    const nodes = map.nodes.map((node) => {
      const fields = nodeFields(node);
      const own = [node.id, ...NODE_FIELDS.map((name) => fields.get(name) ?? "")];
      return cites ? [...own, referenceField(references, node)] : own;
    });
    const columns = ["id", ...NODE_FIELDS, ...(cites ? ["references"] : [])];
    const links = map.edges.map((edge) => {
      const fields = edgeFields(edge);
      return [edge.id, edge.from, edge.to, ...LINK_FIELDS.map((name) => fields.get(name) ?? "")];
    });
    const rows = [columns, ...nodes, [], ["id", "from", "to", ...LINK_FIELDS], ...links];
    return rows.map((row) => `${csvLine(row.map(wellFormed))}\r\n`).join("");
  },
};
