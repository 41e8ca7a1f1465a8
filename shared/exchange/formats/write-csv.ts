/** Two tables, of nodes and of links, with a blank line between. */
import type { ArgMap } from "../../document/types";
import { csvLine } from "./csv-rows";
import type { Writer } from "./format";
import { tellLosses } from "./losses";
import { edgeFields, NODE_FIELDS, nodeFields } from "./plain-fields";
import { wellFormed } from "./well-formed";

const LINK_FIELDS = ["relation", "joint", "notes"] as const;

export const csvWriter: Writer = {
  format: "csv",
  extensions: [".csv"],
  notes: (map) => tellLosses(map, { lost: ["title", "citations", "sources", "unknown keys"] }),
  write(map: ArgMap) {
    const nodes = map.nodes.map((node) => {
      const fields = nodeFields(node);
      return [node.id, ...NODE_FIELDS.map((name) => fields.get(name) ?? "")];
    });
    const links = map.edges.map((edge) => {
      const fields = edgeFields(edge);
      return [edge.id, edge.from, edge.to, ...LINK_FIELDS.map((name) => fields.get(name) ?? "")];
    });
    const rows = [["id", ...NODE_FIELDS], ...nodes, [], ["id", "from", "to", ...LINK_FIELDS], ...links];
    return rows.map((row) => `${csvLine(row.map(wellFormed))}\r\n`).join("");
  },
};
