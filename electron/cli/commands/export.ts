import { extname } from "node:path";
import { hasId } from "../../../shared/document/lookups";
import type { ArgMap } from "../../../shared/document/types";
import { serialise } from "../../../shared/format/serialise";
import { shownStrengths } from "../../../shared/reasoning/shown";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportRequest,
  exportProblemSentence,
} from "../../../shared/scene/export-request";
import { PAGE_NAMES } from "../../../shared/scene/pdf/page-size";
import type { Command } from "./command";
import { openOrComplain } from "./input";
import { complain, EXIT, isSameFile, writePieces } from "./output";
import { choiceOf, numberOf, onlyFile, readArguments, UsageError } from "./usage-error";

const OPTIONS = {
  output: { type: "string", short: "o" },
  format: { type: "string" },
  scale: { type: "string", default: "1" },
  theme: { type: "string", default: "light" },
  background: { type: "string", default: "theme" },
  margin: { type: "string", default: "24" },
  select: { type: "string" },
  page: { type: "string", default: "map" },
  "no-title": { type: "boolean", default: false },
  legend: { type: "boolean", default: false },
  footnotes: { type: "boolean", default: false },
  strengths: { type: "string" },
  embed: { type: "boolean", default: false },
} as const;

export const exportPicture: Command = {
  name: "export",
  usage: "export FILE -o OUT.{svg,png,pdf}",
  summary: "draw a map as SVG, PNG or PDF",
  help: [
    "  -o, --output OUT    the file to write, or - for standard output",
    "  --format FORMAT     svg, png or pdf; without it, by the ending of OUT",
    "  --scale NUMBER      pixels of a PNG to a map unit (1)",
    "  --theme THEME       light (the default) or dark",
    "  --background COLOUR theme (the default), transparent, or a colour such as #ffffff",
    "  --margin NUMBER     space around the map, in map units (24)",
    "  --select ID,ID      these nodes and edges only",
    "  --page PAGE         page of a PDF: map (the default, as large as the map), a4, letter or a3",
    "  --no-title          without the title of the map",
    "  --legend            with a legend of kinds and relations",
    "  --footnotes         with numbers on the nodes and a list of their sources",
    "  --strengths HOW     with the strength of every node, as bars or as numbers",
    "  --embed             with the map inside, so that Argmap can open the picture",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS);
    const file = onlyFile(positionals);
    const { output } = values;
    if (output === undefined) throw new UsageError("No output is given; see --help.");
    const request: ExportRequest = {
      format: formatOf(values.format, output),
      scale: numberOf("scale", values.scale),
      theme: choiceOf("theme", values.theme, ["light", "dark"]),
      background: values.background,
      margin: numberOf("margin", values.margin),
      page: choiceOf("page", values.page, PAGE_NAMES),
      title: !values["no-title"],
      legend: values.legend,
      footnotes: values.footnotes,
    };
    if (isSameFile(file, output))
      throw new UsageError("The picture would take the place of the map; choose another name.");
    const opened = await openOrComplain(file);
    if (typeof opened === "number") return opened;
    const only = values.select === undefined ? {} : { only: selection(opened.map, values.select) };
    const embed = values.embed ? { embed: serialise(opened.map) } : {};
    const strengths =
      values.strengths === undefined
        ? {}
        : {
            strengths: shownStrengths(
              opened.map,
              choiceOf("strengths", values.strengths, ["bars", "numbers"]) === "numbers",
            ),
          };
    return draw(opened.map, { ...request, ...only, ...strengths, ...embed }, output);
  },
};

async function draw(map: ArgMap, request: ExportRequest, output: string): Promise<number> {
  // Drawing brings a native canvas, which the other commands do without.
  const { exportInNode } = await import("../node-export");
  const picture = exportInNode(map, request);
  if (!picture.ok) {
    complain(`argmap: ${exportProblemSentence(picture.error)}`);
    return EXIT.failed;
  }
  return writePieces(output, picture.value);
}

function formatOf(format: string | undefined, output: string): ExportFormat {
  if (format !== undefined) return choiceOf("format", format, EXPORT_FORMATS);
  const ending = extname(output).slice(1).toLowerCase();
  const found = EXPORT_FORMATS.find((known) => known === ending);
  if (found !== undefined) return found;
  throw new UsageError(
    output === "-"
      ? "Standard output has no ending, so --format must say svg, png or pdf."
      : "The output must end in .svg, .png or .pdf, or --format must say which it is.",
  );
}

function selection(map: ArgMap, list: string): readonly string[] {
  const ids = list.split(",").map((id) => id.trim());
  const missing = ids.find((id) => !hasId(map, id));
  if (missing === undefined) return ids;
  throw new UsageError(`The map has nothing with the id ${JSON.stringify(missing)}.`);
}
