/** OPML for outliners. A node with several targets is repeated; Argmap's own attributes name nodes and links. */
import type { ArgMap } from "../../document/types";
import { escapeXml } from "../../scene/xml";
import type { Writer } from "./format";
import { AS_REFERENCES, tellLosses } from "./losses";
import { type NumberedRow, numberedRows } from "./numbered-rows";
import { nodeFields } from "./plain-fields";
import { referenceField, referencesOf } from "./references";

/** Deeper rows stand on this level, too; their attributes say where they belong. */
const DEEPEST = 200;

/** Attribute values keep line breaks and tabs only when these are written as codes. */
function attributes(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeXml(value ?? "").replace(/[\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`,
    )
    .join("");
}

function rowAttributes({ node, edge, repeats }: NumberedRow, references: string): string {
  const fields = new Map<string, string>(nodeFields(node));
  const notes = fields.get("notes");
  fields.delete("notes");
  const own = repeats === null ? fields : new Map([["text", node.text]]);
  return attributes({
    ...Object.fromEntries(own),
    ...(notes !== undefined && repeats === null && { _note: notes }),
    ...(references !== "" && repeats === null && { references }),
    argmapNode: node.id,
    ...(repeats !== null && { argmapRepeats: "true" }),
    ...(edge && {
      relation: edge.relation,
      argmapLink: edge.id,
      argmapTo: edge.to,
      joint: edge.joint ?? null,
      linkNotes: edge.notes ?? null,
    }),
  });
}

export const opmlWriter: Writer = {
  format: "opml",
  extensions: [".opml"],
  notes: (map) => tellLosses(map, { lost: ["uncited sources", "unknown keys"], changed: AS_REFERENCES }),
  write(map: ArgMap) {
    const lines = [
      `<?xml version="1.0" encoding="UTF-8"?>`,
      `<opml version="2.0">`,
      `<head><title>${escapeXml(map.title)}</title></head>`,
      "<body>",
    ];
    const references = referencesOf(map);
    let open = 0;
    for (const row of numberedRows(map)) {
      const level = Math.min(row.level, DEEPEST);
      for (; open >= level; open -= 1) lines.push("</outline>");
      lines.push(`<outline${rowAttributes(row, referenceField(references, row.node))}>`);
      open = level;
    }
    for (; open > 0; open -= 1) lines.push("</outline>");
    lines.push("</body>", "</opml>", "");
    return lines.join("\n");
  },
};
