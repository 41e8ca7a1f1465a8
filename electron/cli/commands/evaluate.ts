import { evaluationOrder } from "../../../shared/reasoning/order";
import { reevaluationOf } from "../../../shared/reasoning/reevaluate";
import { SEMANTICS, SEMANTICS_NAMES } from "../../../shared/reasoning/semantics";
import { type Sensitivity, sensitivityIn } from "../../../shared/reasoning/sensitivity";
import { type Strengths, strengthsIn } from "../../../shared/reasoning/strengths";
import type { Command } from "./command";
import { EXIT, print, printJson } from "./output";
import { choiceOf, onlyFile, readArguments, UsageError } from "./usage-error";
import { type Weighed, weighedOrComplain } from "./weighed";

export const evaluate: Command = {
  name: "evaluate",
  usage: "evaluate FILE",
  summary: "weigh the argument: the strength of every node",
  help: [
    `  --semantics NAME     ${SEMANTICS.join(", ")}; what the map says unless given`,
    "  --mute ID,ID         as if these nodes were not there",
    "  --sensitivity NODE   also rank what drives the strength of this node (an id)",
    "  --json               one machine-readable object, with all digits, instead of text",
    "",
    "FILE may also be an argument graph as JSON, which is weighed as it is, with links of an argument to itself.",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      semantics: { type: "string" },
      mute: { type: "string", multiple: true },
      sensitivity: { type: "string" },
      json: { type: "boolean" },
    });
    const file = onlyFile(positionals);
    const asked = values.semantics === undefined ? null : choiceOf("semantics", values.semantics, SEMANTICS);
    const weighed = await weighedOrComplain(file);
    if (typeof weighed === "number") return weighed;
    const muted = new Set((values.mute ?? []).flatMap((list) => list.split(",")).filter((id) => id !== ""));
    for (const id of muted) requireNode(weighed, "mute", id);
    const semantics = asked ?? weighed.semantics;
    const graph = weighed.graph(muted);
    const strengths = strengthsIn({ graph, order: evaluationOrder(graph) }, semantics);
    const topic = values.sensitivity;
    const again = topic === undefined ? null : reevaluationOf(graph, semantics, topic);
    if (topic !== undefined && !again) {
      requireNode(weighed, "sensitivity", topic);
      throw new UsageError(
        `--sensitivity: the node ${JSON.stringify(topic)} is muted, so nothing drives it.`,
      );
    }
    const sensitivity = again && sensitivityIn(again);
    await (values.json
      ? printJson(asJson(strengths, sensitivity))
      : print(asText(weighed, strengths, sensitivity)));
    return EXIT.done;
  },
};

function requireNode(weighed: Weighed, option: string, id: string): void {
  if (!weighed.has(id))
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
/** An effect, with its sign. */
const signed = (number: number | null) => shown(number).replace(/ (?=\d)/, "+");

function asText(
  weighed: Weighed,
  { semantics, byNode, unsettled }: Strengths,
  sensitivity: Sensitivity | null,
) {
  const ranked = [...byNode].sort(([, one], [, other]) => other - one);
  const lines = [
    `Strengths by ${SEMANTICS_NAMES[semantics]}:`,
    ...ranked.map(([id, strength]) => `  ${shown(strength)}  ${weighed.words(id)}`),
    ...unsettled.map((id) => `   swings   ${weighed.words(id)}`),
  ];
  if (unsettled.length > 0)
    lines.push("What swings never comes to rest: the arguments go round in a circle of attacks.");
  if (sensitivity)
    lines.push(
      "",
      `What drives ${sensitivity.node} (strength ${shown(sensitivity.strength).trim()}): what it would lose without each, and what`,
      "it gains for each unit of its confidence.",
      "  removal gradient",
      ...sensitivity.drivers.map(
        ({ id, removal, gradient }) => `  ${signed(removal)}  ${signed(gradient)}  ${weighed.words(id)}`,
      ),
    );
  return lines.join("\n");
}
