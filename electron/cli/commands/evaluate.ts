import { KIND_NAMES, shortText } from "../../../shared/document/describe";
import { nodeOf } from "../../../shared/document/lookups";
import type { ArgMap } from "../../../shared/document/types";
import { DEFAULT_SEMANTICS, SEMANTICS, SEMANTICS_NAMES } from "../../../shared/reasoning/semantics";
import { type Sensitivity, sensitivityOf } from "../../../shared/reasoning/sensitivity";
import { type Strengths, strengthsOf } from "../../../shared/reasoning/strengths";
import type { Command } from "./command";
import { openOrComplain } from "./input";
import { EXIT, print, printJson } from "./output";
import { choiceOf, onlyFile, readArguments, UsageError } from "./usage-error";

export const evaluate: Command = {
  name: "evaluate",
  usage: "evaluate FILE",
  summary: "weigh the argument: the strength of every node",
  help: [
    `  --semantics NAME     ${SEMANTICS.join(", ")}; ${DEFAULT_SEMANTICS} unless told`,
    "  --mute ID,ID         as if these nodes were not there",
    "  --sensitivity NODE   also rank what drives the strength of this node (an id)",
    "  --json               one machine-readable object, with all digits, instead of text",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      semantics: { type: "string", default: DEFAULT_SEMANTICS },
      mute: { type: "string", multiple: true },
      sensitivity: { type: "string" },
      json: { type: "boolean" },
    });
    const file = onlyFile(positionals);
    const semantics = choiceOf("semantics", values.semantics, SEMANTICS);
    const opened = await openOrComplain(file);
    if (typeof opened === "number") return opened;
    const { map } = opened;
    const muted = new Set((values.mute ?? []).flatMap((list) => list.split(",")).filter((id) => id !== ""));
    for (const id of muted) requireNode(map, "mute", id);
    const strengths = strengthsOf(map, semantics, { muted });
    const topic = values.sensitivity;
    const sensitivity = topic === undefined ? null : sensitivityOf(map, semantics, topic, { muted });
    if (topic !== undefined && !sensitivity) {
      requireNode(map, "sensitivity", topic);
      throw new UsageError(
        `--sensitivity: the node ${JSON.stringify(topic)} is muted, so nothing drives it.`,
      );
    }
    await (values.json
      ? printJson(asJson(strengths, sensitivity))
      : print(asText(map, strengths, sensitivity)));
    return EXIT.done;
  },
};

function requireNode(map: ArgMap, option: string, id: string): void {
  if (!nodeOf(map, id))
    throw new UsageError(`--${option}: there is no node ${JSON.stringify(id)} in the map.`);
}

function asJson({ semantics, byNode, unsettled }: Strengths, sensitivity: Sensitivity | null) {
  return {
    semantics,
    settled: unsettled.length === 0,
    strengths: Object.fromEntries(byNode),
    unsettled,
    ...(sensitivity ? { sensitivity } : {}),
  };
}

const shown = (number: number | null) => (number === null ? "      –" : number.toFixed(4).padStart(7));

function lineOf(map: ArgMap, id: string, numbers: string): string {
  const node = nodeOf(map, id);
  return node ? `${numbers}  ${KIND_NAMES[node.kind].padEnd(8)}  ${id}  ${shortText(node.text)}` : "";
}

function asText(map: ArgMap, { semantics, byNode, unsettled }: Strengths, sensitivity: Sensitivity | null) {
  const ranked = [...byNode].sort(([, one], [, other]) => other - one);
  const lines = [
    `Strengths by ${SEMANTICS_NAMES[semantics]}:`,
    ...ranked.map(([id, strength]) => lineOf(map, id, `  ${shown(strength)}`)),
    ...unsettled.map((id) => lineOf(map, id, "  swings ")),
  ];
  if (unsettled.length > 0)
    lines.push("What swings never comes to rest: the arguments go round in a circle of attacks.");
  if (sensitivity)
    lines.push(
      "",
      `What drives ${sensitivity.node} (strength${shown(sensitivity.strength)}):`,
      "  without   slope",
      ...sensitivity.drivers.map(({ id, removal, gradient }) =>
        lineOf(map, id, `  ${shown(removal === null ? null : -removal)} ${shown(gradient)}`),
      ),
    );
  return lines.join("\n");
}
