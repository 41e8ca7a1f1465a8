import { extname } from "node:path";
import { applyEdit } from "../../../shared/commands/apply-edit";
import type { ArgMap } from "../../../shared/document/types";
import { hiddenNodes } from "../../../shared/document/visibility";
import type { Writer } from "../../../shared/exchange/formats/format";
import {
  type ConversionNotes,
  createNoteTaker,
  type FormatName,
  type Note,
} from "../../../shared/exchange/formats/notes";
import { importText, READERS, readerFor, readerOf } from "../../../shared/exchange/formats/readers";
import { WRITERS, writerFor, writerOf } from "../../../shared/exchange/formats/writers";
import { openContent } from "../../../shared/exchange/open-content";
import { decode } from "../../../shared/format/decode";
import { problemSentence } from "../../../shared/format/problems";
import { serialise } from "../../../shared/format/serialise";
import { placedBoxes } from "../../../shared/layout/boxes";
import { tidy } from "../../../shared/layout/tidy";
import { exportProblemSentence } from "../../../shared/scene/export-request";
import type { Command } from "./command";
import { exitCodeOf, nameOf, readBounded } from "./input";
import { complain, EXIT, isSameFile, print, printJson, writeResult } from "./output";
import { choiceOf, readArguments, UsageError } from "./usage-error";

const IN: readonly FormatName[] = ["argmap", ...READERS.map(({ format }) => format)];
const OUT: readonly FormatName[] = ["argmap", ...WRITERS.map(({ format }) => format)];

interface Converted {
  readonly from: FormatName;
  readonly map: ArgMap;
  readonly notes: ConversionNotes;
}

export const convert: Command = {
  name: "convert",
  usage: "convert IN OUT",
  summary: "turn a file of another program into a map, or a map into another format",
  help: [
    `  --from FORMAT   ${IN.join(", ")}; told by the content unless given`,
    `  --to FORMAT     ${OUT.join(", ")}; told by the extension of OUT unless given`,
    "  --json          say what was kept, changed and lost as one machine-readable object",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      from: { type: "string" },
      to: { type: "string" },
      json: { type: "boolean" },
    });
    const [input, output, ...more] = positionals;
    if (input === undefined || output === undefined || more.length > 0)
      throw new UsageError("convert needs one file to read and one to write; see --help.");
    const from = values.from === undefined ? null : choiceOf("from", values.from, IN);
    const to = targetFormat(values.to, output);
    if (isSameFile(input, output))
      throw new UsageError("The result would take the place of the file that is read; choose another name.");
    const converted = await read(input, from);
    if (typeof converted === "number") return converted;
    const writer = writerOf(to);
    const notes = writer ? joinedNotes(converted.notes, writer.notes(converted.map)) : converted.notes;
    const written = await writeResult(output, await bytesOf(converted.map, writer));
    if (written !== EXIT.done) return written;
    const report = { from: converted.from, to, ...notes };
    // Where the map itself goes to standard output, the report must not get between.
    if (values.json && output !== "-") await printJson(report);
    else if (output === "-") complain(asText(report));
    else await print(asText(report));
    return EXIT.done;
  },
};

function targetFormat(asked: string | undefined, output: string): FormatName {
  if (asked !== undefined) return choiceOf("to", asked, OUT);
  const extension = extname(output).toLowerCase();
  if (extension === ".argmap" || output === "-") return "argmap";
  const writer = writerFor(extension);
  if (writer) return writer.format;
  throw new UsageError(
    `Argmap does not write ${JSON.stringify(extension || output)} files by convert; see --help.`,
  );
}

/** What the written file holds, and what either step changed or lost. */
function joinedNotes(read: ConversionNotes, written: ConversionNotes): ConversionNotes {
  return {
    kept: written.kept,
    changed: [...read.changed, ...written.changed],
    lost: [...read.lost, ...written.lost],
  };
}

async function bytesOf(map: ArgMap, writer: Writer | null): Promise<Uint8Array> {
  const made = writer ? await writer.write(map, { picture: () => pictureOf(map) }) : serialise(map);
  return typeof made === "string" ? new TextEncoder().encode(made) : made;
}

/** The map as SVG. Drawing brings a native canvas, which most formats do without. */
async function pictureOf(map: ArgMap): Promise<string> {
  const { exportInNode } = await import("../node-export");
  const picture = exportInNode(map, {
    format: "svg",
    scale: 1,
    theme: "light",
    background: "theme",
    margin: 24,
    title: false,
    legend: true,
  });
  if (!picture.ok) throw new Error(exportProblemSentence(picture.error));
  const decoder = new TextDecoder();
  let svg = "";
  for await (const piece of picture.value) svg += decoder.decode(piece, { stream: true });
  return svg + decoder.decode();
}

/** The map of the file, or the exit code after a complaint. */
async function read(file: string, from: FormatName | null): Promise<Converted | number> {
  const bytes = await readBounded(file);
  const text = bytes.ok ? decode(bytes.value) : bytes;
  const reader =
    from === "argmap" || !text.ok
      ? null
      : from === null
        ? readerFor(text.value, extname(file))
        : readerOf(from);
  if (!bytes.ok) {
    complain(problemSentence(bytes.error, nameOf(file)));
    return exitCodeOf(bytes.error);
  }
  if (!reader || !text.ok) return readMap(file, bytes.value);
  const imported = await importText(reader, text.value);
  if (!imported.ok) {
    complain(`'${nameOf(file)}' ${imported.error.message}. Nothing was written.`);
    return EXIT.problems;
  }
  const { map, notes, isPlaced } = imported.value;
  return { from: reader.format, map: isPlaced ? map : await laidOut(map), notes };
}

async function readMap(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<Converted | number> {
  const opened = await openContent(bytes);
  if (!opened.ok) {
    complain(problemSentence(opened.error, nameOf(file)));
    return exitCodeOf(opened.error);
  }
  const taker = createNoteTaker();
  const { map, repairs } = opened.value;
  for (const what of ["nodes", "edges", "sources"] as const) taker.kept(what, map[what].length);
  for (const { path, message } of repairs) taker.changed("damage that was repaired", `${path} ${message}`);
  return { from: "argmap", map, notes: taker.notes() };
}

async function laidOut(map: ArgMap): Promise<ArgMap> {
  const { createNodeMeasure } = await import("../node-measure");
  const boxes = placedBoxes(map, createNodeMeasure(), hiddenNodes(map));
  const moved = applyEdit(map, {
    type: "move",
    positions: tidy(map, boxes, { direction: "down" }),
    as: "tidy",
  });
  return moved.ok ? moved.value.map : map;
}

function asText(report: ConversionNotes & { readonly from: FormatName; readonly to: FormatName }): string {
  const kept = Object.entries(report.kept).map(([what, count]) => `${count} ${what}`);
  const listed = (verb: string, notes: readonly Note[]) =>
    notes.map(({ what, count, examples }) => `  ${verb}: ${count} × ${what} (${examples.join("; ")})`);
  return [
    `${report.from} to ${report.to}: kept ${kept.join(", ") || "nothing"}.`,
    ...listed("changed", report.changed),
    ...listed("lost", report.lost),
  ].join("\n");
}
