/** One page that needs nothing else: the picture, and the outline for reading and for screen readers. Without any script. */
import { KIND_NAMES } from "../../document/describe";
import type { ArgMap, MapNode } from "../../document/types";
import { strengthsOf } from "../../reasoning/strengths";
import { LIGHT } from "../../scene/theme";
import { escapeXml } from "../../scene/xml";
import type { Writer } from "./format";
import { tellLosses } from "./losses";
import { type NumberedRow, numberedRows } from "./numbered-rows";
import { type Reference, type References, referencesOf } from "./references";

/** Deeper rows are listed on this level, too; browsers give up on lists that are nested without end. */
const DEEPEST = 60;

const { kinds, relations } = LIGHT;
const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: ${LIGHT.text}; background: ${LIGHT.background}; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
figure { margin: 0; overflow: auto; border: 1px solid ${LIGHT.border}; }
figure svg { display: block; max-width: 100%; height: auto; }
ul { list-style: none; padding-left: 1.25rem; border-left: 1px solid ${LIGHT.track}; }
li { margin: 0.5rem 0; }
.number, .about { color: ${LIGHT.mutedText}; }
.support { color: ${relations.support}; font-weight: 600; }
.oppose { color: ${relations.oppose}; font-weight: 600; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.notes { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.25rem 0; border-left: 3px solid ${LIGHT.border}; padding-left: 0.75rem; color: ${LIGHT.mutedText}; }
${Object.entries(kinds)
  .map(([kind, { label }]) => `.${kind} { color: ${label}; font-weight: 600; }`)
  .join("\n")}
@media print { body { max-width: none; background: #fff; } }`;

const anchor = (number: string) => `row-${number.replaceAll(".", "-")}`;
const linkTo = (number: string) => `<a href="#${anchor(number)}">${number}</a>`;

function rowHtml(row: NumberedRow, references: References, strengths: ReadonlyMap<string, number>): string {
  const { number, node, edge, link, joint, repeats } = row;
  const verb = edge?.relation === "support" ? "Supports" : "Opposes";
  const target = link === null ? "" : ` the link of ${linkTo(link)}`;
  const together = joint === null ? "" : ` together with the others of group ${joint}`;
  const says = edge ? `<span class="${edge.relation}">${verb}</span>${target}${together}. ` : "";
  const start = `<span class="number">${number}</span> ${says}<span class="${node.kind}">${KIND_NAMES[node.kind]}</span>`;
  if (repeats !== null) return `${start}: as in ${linkTo(repeats)}`;
  const text = `<span class="text" dir="auto">${escapeXml(node.text)}</span>`;
  return `${start}: ${text} ${aboutNode(node, strengths)}${notesHtml(node)}${quotesHtml(references.of(node))}`;
}

function aboutNode(node: MapNode, strengths: ReadonlyMap<string, number>): string {
  const strength = strengths.get(node.id);
  const parts = [
    ...(node.muted ? ["muted"] : []),
    ...(node.confidence === undefined ? [] : [`confidence ${node.confidence.toFixed(2)}`]),
    ...(strength === undefined ? [] : [`strength ${strength.toFixed(2)}`]),
    ...(node.tags ?? []).map((tag) => `#${escapeXml(tag)}`),
  ];
  return parts.length === 0 ? "" : `<span class="about">(${parts.join(", ")})</span>`;
}

function notesHtml({ notes }: MapNode): string {
  return notes === undefined || notes === "" ? "" : `<p class="notes" dir="auto">${escapeXml(notes)}</p>`;
}

function quotesHtml(references: readonly Reference[]): string {
  return references
    .map(({ quote, number, page, source }) => {
      const link = `<a href="#source-${number}" title="${escapeXml(source)}">[${number}]</a>`;
      const where = page === null ? link : `${link}, p. ${page}`;
      return `<blockquote dir="auto">${escapeXml(quote)} <cite>${where}</cite></blockquote>`;
    })
    .join("");
}

/** The rows as lists in lists. */
function outlineHtml(map: ArgMap, references: References): string {
  const strengths = strengthsOf(map).byNode;
  const parts: string[] = [];
  let open = 0;
  for (const row of numberedRows(map)) {
    const level = Math.min(row.level, DEEPEST);
    if (level > open) parts.push("<ul>");
    else parts.push(...Array.from({ length: open - level }, () => "</li></ul>"), "</li>");
    parts.push(`<li id="${anchor(row.number)}">${rowHtml(row, references, strengths)}`);
    open = level;
  }
  return [...parts, ...Array.from({ length: open }, () => "</li></ul>")].join("\n");
}

function sourcesHtml({ sources }: References): string {
  if (sources.length === 0) return "";
  const items = sources.map(
    ({ number, line }) => `<li id="source-${number}" dir="auto">${escapeXml(line)}</li>`,
  );
  return `<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ol>${items.join("\n")}</ol></section>`;
}

export const htmlWriter: Writer = {
  format: "html",
  extensions: [".html", ".htm"],
  notes: (map) =>
    tellLosses(map, {
      lost: ["link notes", "unknown keys"],
      changed: {
        sources: "sources: listed by title and origin, without their texts",
        title: "the whole map: to be read and printed, not to be opened again",
      },
    }),
  async write(map, help) {
    const picture = (await help.picture())
      .replace(/^\s*<\?xml[^>]*\?>\s*/, "")
      .replace(/^\s*<!DOCTYPE[^>]*>\s*/i, "");
    const references = referencesOf(map);
    const title = escapeXml(map.title) || "Argument map";
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${title}</h1>
<section aria-labelledby="picture">
<h2 id="picture">Picture</h2>
<figure tabindex="0" aria-label="The map as a picture; the outline below says the same in words">
${picture}
</figure>
</section>
<section aria-labelledby="outline">
<h2 id="outline">Outline</h2>
${outlineHtml(map, references)}
</section>
${sourcesHtml(references)}
</main>
</body>
</html>
`;
  },
};
