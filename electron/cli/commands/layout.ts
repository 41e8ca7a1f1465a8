import { applyEdit } from "../../../shared/commands/apply-edit";
import { refusalSentence } from "../../../shared/commands/refusal";
import { hiddenNodes } from "../../../shared/document/visibility";
import { serialise } from "../../../shared/format/serialise";
import { placedBoxes } from "../../../shared/layout/boxes";
import { tidy } from "../../../shared/layout/tidy";
import type { Direction } from "../../../shared/layout/types";
import type { Command } from "./command";
import { nameOf, openOrComplain } from "./input";
import { complain, EXIT, isSameFile, writeResult } from "./output";
import { choiceOf, onlyFile, readArguments, UsageError } from "./usage-error";

const DIRECTIONS: readonly Direction[] = ["down", "up", "right", "left"];

export const layout: Command = {
  name: "layout",
  usage: "layout FILE -o OUT.argmap",
  summary: "lay a map out",
  help: [
    "  -o, --output OUT   the file to write, or - for standard output; may be FILE itself",
    "  --direction WAY    where the arguments of a decision go: down (the default), up, right or left",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      output: { type: "string", short: "o" },
      direction: { type: "string", default: "down" },
    });
    const file = onlyFile(positionals);
    if (values.output === undefined) throw new UsageError("No output is given; see --help.");
    const direction = choiceOf("direction", values.direction, DIRECTIONS);
    const opened = await openOrComplain(file);
    if (typeof opened === "number") return opened;
    if (opened.repairs.length > 0 && isSameFile(file, values.output)) {
      complain(
        `'${nameOf(file)}' was not changed: a repaired copy needs another name, so that nothing is lost.`,
      );
      return EXIT.problems;
    }
    // The measurer brings a native canvas, which the other commands do without.
    const { createNodeMeasure } = await import("../node-measure");
    const boxes = placedBoxes(opened.map, createNodeMeasure(), hiddenNodes(opened.map));
    const positions = tidy(opened.map, boxes, { direction });
    const moved = applyEdit(opened.map, { type: "move", positions, as: "tidy" });
    if (!moved.ok) {
      complain(`argmap: ${refusalSentence(moved.error)}`);
      return EXIT.failed;
    }
    return writeResult(values.output, new TextEncoder().encode(serialise(moved.value.map)));
  },
};
