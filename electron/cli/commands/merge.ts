import { ok } from "../../../shared/basics/result";
import { type ArgMap, EMPTY_MAP } from "../../../shared/document/types";
import { openContent } from "../../../shared/exchange/open-content";
import { problemSentence } from "../../../shared/format/problems";
import { serialise } from "../../../shared/format/serialise";
import { CONFLICT_TAG, type MergeConflict } from "../../../shared/merge/conflicts";
import { mergeMaps } from "../../../shared/merge/merge";
import type { Command } from "./command";
import { exitCodeOf, nameOf, readBounded } from "./input";
import { complain, EXIT, print, printJson, writeResult } from "./output";
import { readArguments, UsageError } from "./usage-error";

export const merge: Command = {
  name: "merge",
  usage: "merge BASE OURS THEIRS -o OUT",
  summary: "merge two versions of a map that came out of a third",
  help: [
    "  -o, --output OUT   the file to write, or - for standard output; may be OURS itself",
    "  --json             say what contradicts as one machine-readable object",
    "",
    `Exit code 1 where the two contradict each other: both versions are kept, and nodes get the tag "${CONFLICT_TAG}".`,
    "Open the map in Argmap to decide each; until then, argmap check lists them.",
    "As a merge driver of git: git config merge.argmap.driver 'npx argmap merge %O %A %B -o %A'",
    "and in .gitattributes: *.argmap merge=argmap",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      output: { type: "string", short: "o" },
      json: { type: "boolean" },
    });
    if (positionals.length !== 3)
      throw new UsageError("merge needs three files: the base, ours and theirs; see --help.");
    if (values.output === undefined) throw new UsageError("No output is given; see --help.");
    const maps: ArgMap[] = [];
    for (const file of positionals) {
      const map = await soundMap(file, maps.length === 0);
      if (typeof map === "number") return map;
      maps.push(map);
    }
    const [base = EMPTY_MAP, ours = EMPTY_MAP, theirs = EMPTY_MAP] = maps;
    const { map, conflicts } = mergeMaps(base, ours, theirs);
    const written = await writeResult(values.output, new TextEncoder().encode(serialise(map)));
    if (written !== EXIT.done) return written;
    const report = values.json ? JSON.stringify({ conflicts }, null, 2) : asText(conflicts);
    if (values.output === "-") complain(report);
    else await (values.json ? printJson({ conflicts }) : print(report));
    return conflicts.length === 0 ? EXIT.done : EXIT.problems;
  },
};

/**
 * The map, or the exit code after a complaint. A damaged one is not merged: what was repaired would look like a change. Git
 * gives an empty file for the base of what both sides added.
 */
async function soundMap(file: string, mayBeEmpty: boolean): Promise<ArgMap | number> {
  const bytes = await readBounded(file);
  const opened =
    bytes.ok && bytes.value.length === 0 && mayBeEmpty
      ? ok({ map: EMPTY_MAP, repairs: [] })
      : bytes.ok
        ? await openContent(bytes.value)
        : bytes;
  if (!opened.ok) {
    complain(`${problemSentence(opened.error, nameOf(file))} Nothing was merged.`);
    return exitCodeOf(opened.error);
  }
  if (opened.value.repairs.length > 0) {
    complain(
      `'${nameOf(file)}' is damaged, so nothing was merged. Open it in Argmap, save it repaired, and try again.`,
    );
    return EXIT.failed;
  }
  return opened.value.map;
}

function asText(conflicts: readonly MergeConflict[]): string {
  if (conflicts.length === 0) return "Merged; nothing contradicts.";
  const places = conflicts.length === 1 ? "one place" : `${conflicts.length} places`;
  const lines = conflicts.map(({ what, id, reason, fields, copy, removedBy = "one side" }) => {
    const who = id === "" ? what : `${what} ${id}`;
    if (reason === "changed-and-removed")
      return `  ${who}: ${removedBy} removed it, the other side still needs it; it was kept`;
    const both = copy === null ? "" : `; theirs is ${copy}`;
    return `  ${who}: both changed its ${fields.join(", ")}${both}`;
  });
  return [`Merged; the two versions contradict each other in ${places}:`, ...lines].join("\n");
}
