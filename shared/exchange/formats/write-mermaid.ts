/** Mermaid flowcharts, for pages and documents that draw them. */
import { type ArgMap, KINDS } from "../../document/types";
import { LIGHT } from "../../scene/theme";
import { drawnLinks } from "./drawn-links";
import type { Writer } from "./format";
import { tellLosses } from "./losses";
import { reasonDoubled } from "./meetings";
import { wellFormed } from "./well-formed";

/** The words of a label: what Mermaid, Markdown or HTML would read is written as a code. */
export function mermaidLabel(text: string): string {
  return wellFormed(text)
    .replaceAll("\u0000", "\ufffd")
    .replace(
      /["#<>&`%\\;{}*_~$]|^\s|\s$|(?!\n)[\p{Cc}\u2028\u2029\ufeff]|^[-+\d]/gu,
      (sign) => `#${sign.codePointAt(0)};`,
    )
    .replace(/(?<=\s) | (?=\n)/g, "#32;")
    .replaceAll("\n", "<br/>");
}

/** The title as YAML; what JSON leaves as it is but ends a line elsewhere is written as a code. */
function quotedTitle(title: string): string {
  const code = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(wellFormed(title)).replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, code);
}

export const mermaidWriter: Writer = {
  format: "mermaid",
  extensions: [".mmd", ".mermaid"],
  notes: (map) =>
    tellLosses(map, {
      lostEdge: reasonDoubled(map),
      lost: [
        "places",
        "widths",
        "notes",
        "confidences",
        "muting",
        "collapsing",
        "tags",
        "citations",
        "sources",
        "link notes",
        "unknown keys",
      ],
      changed: {
        joints: "joint links: they meet at a dot",
        undercuts: "links to links: they end at a dot in the middle of the link",
      },
    }),
  write(map: ArgMap) {
    const { links, junctions } = drawnLinks(map, true);
    const names = new Map(map.nodes.map(({ id }, at) => [id, `n${at + 1}`]));
    for (const [at, { id }] of junctions.entries()) names.set(id, `j${at + 1}`);
    const name = (id: string) => names.get(id) ?? id;
    const lines = [
      ...(map.title === "" ? [] : ["---", `title: ${quotedTitle(map.title)}`, "---"]),
      "flowchart BT",
      ...map.nodes.map(({ id, kind, text }) => `  ${name(id)}["${mermaidLabel(text) || " "}"]:::${kind}`),
      ...junctions.map(({ id }) => `  ${name(id)}@{ shape: f-circ, label: "." }`),
      ...links.map(({ from, to, relation, isHeadless }) => {
        const line = relation === "support" ? (isHeadless ? "---" : "-->") : isHeadless ? "-.-" : "-.->";
        return `  ${name(from)} ${line}|${relation === "support" ? "supports" : "opposes"}| ${name(to)}`;
      }),
      ...KINDS.map((kind) => {
        const { fill, accent, text } = LIGHT.kinds[kind];
        return `  classDef ${kind} fill:${fill},stroke:${accent},color:${text}`;
      }),
      ...links.map(({ relation }, at) => `  linkStyle ${at} stroke:${LIGHT.relations[relation]}`),
      "",
    ];
    return lines.join("\n");
  },
};
