import type { Repair } from "../../../shared/format/opened";
import { type OpenProblemKind, problemSentence } from "../../../shared/format/problems";
import { checkMap } from "../../../shared/reasoning/checks/check-map";
import { CHECK_NAMES, type Finding } from "../../../shared/reasoning/checks/finding";
import { reasoningSettings } from "../../../shared/reasoning/settings";
import type { Command } from "./command";
import { exitCodeOf, nameOf, openMap } from "./input";
import { EXIT, print, printJson } from "./output";
import { choiceOf, readArguments, UsageError } from "./usage-error";

interface Report {
  readonly file: string;
  readonly opened: boolean;
  readonly problem: { readonly kind: OpenProblemKind; readonly message: string } | null;
  readonly repairs: readonly Repair[];
  readonly findings: readonly Finding[];
}

export const check: Command = {
  name: "check",
  usage: "check FILE...",
  summary: "open maps and report what is wrong with them",
  help: [
    "  --json     one machine-readable object instead of text",
    "  --strict   exit code 1 also for findings about the reasoning",
    `  --off NAME,NAME   without these checks: ${CHECK_NAMES.join(", ")}`,
  ].join("\n"),
  async run(args) {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean" },
      strict: { type: "boolean", default: false },
      off: { type: "string", multiple: true, default: [] },
    });
    const off = values.off
      .flatMap((list) => list.split(","))
      .map((name) => choiceOf("off", name, CHECK_NAMES));
    if (positionals.length === 0) throw new UsageError("No file is given; see --help.");
    const files: Report[] = [];
    let code: number = EXIT.done;
    for (const file of positionals) {
      const { report, exit } = await reportOn(file, new Set(off), values.strict);
      files.push(report);
      code = Math.max(code, exit);
      if (!values.json) await print(asText(report));
    }
    if (values.json) await printJson({ files });
    return code;
  },
};

async function reportOn(
  file: string,
  off: ReadonlySet<string>,
  isStrict: boolean,
): Promise<{ readonly report: Report; readonly exit: number }> {
  const opened = await openMap(file);
  if (!opened.ok) {
    const problem = { kind: opened.error.kind, message: problemSentence(opened.error, nameOf(file)) };
    return {
      report: { file, opened: false, problem, repairs: [], findings: [] },
      exit: exitCodeOf(opened.error),
    };
  }
  const { map, repairs } = opened.value;
  const { semantics, checksOff } = reasoningSettings(map);
  const findings = checkMap(map, semantics, new Set([...checksOff, ...off]));
  const isWrong = repairs.length > 0 || (isStrict && findings.length > 0);
  return {
    report: { file, opened: true, problem: null, repairs, findings },
    exit: isWrong ? EXIT.problems : EXIT.done,
  };
}

function asText({ file, problem, repairs, findings }: Report): string {
  if (problem) return problem.message;
  const places = repairs.length === 1 ? "one place" : `${repairs.length} places`;
  const remarks = findings.length === 1 ? "one remark" : `${findings.length} remarks`;
  const state = repairs.length === 0 ? "sound" : `opens as a repaired copy, with damage in ${places}`;
  return [
    `${file}: ${state}${findings.length === 0 ? "" : `; ${remarks} on the reasoning`}`,
    ...repairs.map(({ path, message }) => `  ${path} ${message}`),
    ...findings.map(({ rule, message }) => `  ${rule}: ${message}`),
  ].join("\n");
}
