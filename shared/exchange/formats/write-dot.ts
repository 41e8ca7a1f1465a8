/** Graphviz DOT. Looks are for Graphviz; what only Argmap understands stands beside them as attributes. */
import type { ArgMap } from "../../document/types";
import { LIGHT } from "../../scene/theme";
import { decimal } from "../../scene/xml";
import { drawnLinks } from "./drawn-links";
import type { Writer } from "./format";
import { AS_REFERENCES, tellLosses } from "./losses";
import { edgeFields, nodeFields } from "./plain-fields";
import { referenceField, referencesOf } from "./references";
import { wellFormed } from "./well-formed";

/** A text as a DOT string that means exactly this text as a label, too. */
export function dotString(text: string): string {
  const words = wellFormed(text)
    .replaceAll("\u0000", "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/\n$/, "&#10;")
    .replace(/\n/g, "\\n")
    .replace(/(?!\n)\p{Cc}/gu, (sign) => `&#${sign.codePointAt(0)};`);
  return `"${words}"`;
}

function list(attributes: Iterable<readonly [string, string]>): string {
  return [...attributes].map(([name, value]) => `${name}=${dotString(value)}`).join(", ");
}

export const dotWriter: Writer = {
  format: "dot",
  extensions: [".dot", ".gv"],
  notes: (map) =>
    tellLosses(map, { lost: ["widths", "uncited sources", "unknown keys"], changed: AS_REFERENCES }),
  write(map: ArgMap) {
    const { links, junctions } = drawnLinks(map, false);
    const references = referencesOf(map);
    const nodes = map.nodes.map((node) => {
      const cites = referenceField(references, node);
      const { fill, accent, text } = LIGHT.kinds[node.kind];
      const fields = [...nodeFields(node)].filter(([name]) => name !== "text" && name !== "width");
      const looks = [
        ["label", node.text],
        ["pos", `${decimal(node.x)},${decimal(-node.y)}`],
        ["fillcolor", fill],
        ["color", accent],
        ["fontcolor", text],
        // What shows where the pointer rests on the node.
        ...(cites === "" ? [] : [["tooltip", cites] as const]),
      ] as const;
      return `  ${dotString(node.id)} [${list([...looks, ...fields])}];`;
    });
    const dots = junctions.map(
      ({ id, relation }) =>
        `  ${dotString(id)} [shape=point, label="", junction=true, color=${dotString(LIGHT.relations[relation])}];`,
    );
    const lines = links.map(({ from, to, relation, edge, isHeadless }) => {
      const fields = edge
        ? [["id", edge.id] as const, ...edgeFields(edge)]
        : [["relation", relation] as const];
      const looks = [
        ["color", LIGHT.relations[relation]],
        ["style", relation === "oppose" ? "dashed" : "solid"],
        ["arrowhead", isHeadless ? "none" : "normal"],
      ] as const;
      return `  ${dotString(from)} -> ${dotString(to)} [${list([...looks, ...fields])}];`;
    });
    return [
      "digraph {",
      `  graph [${list([
        ["label", map.title],
        ["labelloc", "t"],
        ["rankdir", "BT"],
      ])}];`,
      `  node [shape=box, style="filled,rounded"];`,
      ...nodes,
      ...dots,
      ...lines,
      "}",
      "",
    ].join("\n");
  },
};
