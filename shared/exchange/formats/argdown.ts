/**
 * Argdown, through its own parser. Every statement and every argument that the text states is a node, also those that
 * Argdown's own maps leave out. The premises of an argument support it jointly, it supports its conclusion, and an undercut
 * points at that last link. What is contrary or contradictory opposes both ways.
 */
import type { IArgument, IEquivalenceClass, ISection } from "@argdown/core/dist/index";
import { err, ok, type Result } from "../../basics/result";
import { addLinks, type Junction, nameOf } from "./argdown-links";
import { createMapBuilding, type MapBuilding, type NewNode } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";
import { fieldOf, isRecord, type JsonRecord, wordOf } from "./json-text";
import { type Fields, nodeOfFields } from "./plain-fields";

/** A longer text is none that a person wrote, and the parser takes long for it. */
const LONGEST = 2_000_000;
/** YAML lets a value stand in many places; a text that does so often is made to fill the memory. */
const MOST_ALIASES = 50;

/** What the parser looks for the end of at every beginning. Many beginnings without an end would keep it busy for minutes. */
const PAIRS = [
  ["{", "}"],
  ["<", ">"],
  ["[", "]"],
  ["<!--", "-->"],
  ["/*", "*/"],
] as const;
const MOST_UNENDED = 500;

function hasEndlessBeginnings(text: string): boolean {
  return PAIRS.some(([begin, end]) => {
    const begins = text.split(begin).length - 1;
    return begins > MOST_UNENDED && (text.split(end).length - 1) * 2 < begins;
  });
}

type Response = ReturnType<typeof import("./argdown-model").argdownModel>;

async function read(text: string): Promise<Result<Imported, ImportProblem>> {
  if (text.length > LONGEST)
    return err({
      kind: "too-large",
      message: "is larger than the two million characters that Argdown is read up to",
    });
  if (
    (text.match(/[\s:,[{]\*[A-Za-z0-9_-]+\s*[,\]}\n]/g)?.length ?? 0) > MOST_ALIASES &&
    /&[A-Za-z0-9_-]+\s*[[{]/.test(text)
  )
    return err({ kind: "malformed", message: "repeats YAML values by name too often to be read safely" });
  if (hasEndlessBeginnings(text))
    return err({ kind: "malformed", message: "is not Argdown: hundreds of its brackets are never closed" });
  if (text.trim() === "") return err({ kind: "malformed", message: "is empty" });
  const { argdownModel } = await import("./argdown-model");
  let response: Response;
  try {
    // The last line counts only when it ends.
    response = argdownModel(
      `${text
        .replace(/^\ufeff/, "")
        .replace(/\r\n?/g, "\n")
        .trimEnd()}\n`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : "";
    return err({ kind: "malformed", message: `could not be read by Argdown's parser: ${reason}` });
  }
  const faults = response.parserErrors ?? [];
  const building = createMapBuilding();
  for (const { message, token } of faults)
    building.notes.lost("places that are no Argdown", `line ${token.startLine}: ${message.slice(0, 80)}`);
  const statements = Object.values(response.statements ?? {});
  const argumentList = Object.values(response.arguments ?? {});
  if (faults.length > 0 && statements.length + argumentList.length === 0)
    return err({ kind: "malformed", message: `is not Argdown: ${faults[0]?.message.slice(0, 200)}` });
  for (const statement of statements) building.node(nameOf(statement), nodeOf(statement, building));
  const junctions = new Map<string, Junction>();
  for (const argument of argumentList) {
    const junction = junctionOf(argument);
    if (junction) junctions.set(argument.title ?? "", junction);
    else building.node(nameOf(argument), nodeOf(argument, building));
  }
  addLinks(response.relations ?? [], argumentList, junctions, building);
  const front: unknown = response.frontMatter;
  const title = isRecord(front) ? wordOf(fieldOf(front, "title")) : undefined;
  const finished = building.finish(title ?? "");
  const { map } = finished;
  return ok({
    ...finished,
    isPlaced:
      map.nodes.length > 0 &&
      statements.every(({ data }) => placed(data)) &&
      junctionsOnly(argumentList, junctions),
  });
}

function placed(data: unknown): boolean {
  return isRecord(data) && typeof fieldOf(data, "x") === "number" && typeof fieldOf(data, "y") === "number";
}

function junctionsOnly(list: readonly IArgument[], junctions: ReadonlyMap<string, Junction>): boolean {
  return list.every(({ title }) => junctions.has(title ?? ""));
}

function junctionOf(argument: IArgument): Junction | null {
  const { data } = argument;
  const link = isRecord(data) ? fieldOf(data, "argmapLink") : undefined;
  if (!isRecord(link)) return null;
  const from = fieldOf(link, "from");
  const names = Array.isArray(from) ? from.flatMap((name) => wordOf(name) ?? []) : [];
  return { argument, from: new Set(names), joint: wordOf(fieldOf(link, "joint")) };
}

function nodeOf(member: IEquivalenceClass | IArgument, building: MapBuilding): NewNode {
  const title = member.title ?? "";
  const texts = member.members.filter((one) => one.isReference !== true && (one.text ?? "").trim() !== "");
  const text = (texts.at(-1)?.text ?? "").trim();
  if (texts.length > 1)
    building.notes.lost("further wordings of one statement", `${title}: ${texts[0]?.text}`);
  const data: JsonRecord = isRecord(member.data) ? member.data : {};
  const fields: Fields = new Map(
    Object.entries(data).flatMap(([key, value]) =>
      value === null || value === undefined
        ? []
        : [[key, typeof value === "object" ? JSON.stringify(value) : String(value)] as const],
    ),
  );
  const isOwn = fieldOf(data, "argmap") === true;
  const own = isOwn ? nodeOfFields(fields) : {};
  const { kind } = nodeOfFields(fields);
  const isUntitled = /^Untitled \d+$/.test(title);
  const groups = sectionsOf(member.section);
  if (groups.length > 0 && !isOwn) building.notes.changed("headings: kept as tags", groups.join(" / "));
  const tags = isOwn ? (own.tags ?? []) : [...new Set([...(member.tags ?? []), ...groups])];
  const words =
    isUntitled && text !== "" ? text : text === "" || text === title ? title : `${title}\n${text}`;
  return {
    x: 0,
    y: 0,
    ...(kind && { kind }),
    ...own,
    as: (isOwn ? wordOf(fieldOf(data, "id")) : undefined) ?? title,
    text: isOwn ? (own.text ?? text) : words,
    ...((tags.length > 0 || (isOwn && own.tags)) && { tags }),
  };
}

/** The headings above, the outermost first. */
function sectionsOf(section: ISection | null | undefined): readonly string[] {
  const names: string[] = [];
  for (let at: ISection | null | undefined = section; at; at = at.parent) names.unshift(at.title ?? at.id);
  return names;
}

export const argdown: Reader = {
  format: "argdown",
  extensions: [".argdown", ".ad", ".adown", ".argdn"],
  isLoose: true,
  recognises: (text) =>
    /^\s*===+[^\n]*\n[\s\S]*?\n===+/.test(text.slice(0, 20_000)) ||
    /^[ \t]*(?:\[[^\]\n]+\]|<[^>\n]+>):[ \t]*\S/m.test(text) ||
    /^[ \t]+(?:[+-]>|<[+_-]|_>|><)[ \t]*[[<]/m.test(text),
  read,
};
