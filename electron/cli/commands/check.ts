import type { Repair } from "../../../shared/format/opened";
import { type OpenProblemKind, problemSentence } from "../../../shared/format/problems";
import type { Command } from "./command";
import { exitCodeOf, nameOf, openMap } from "./input";
import { EXIT, print, printJson } from "./output";
import { readArguments, UsageError } from "./usage-error";

/** What checks of the reasoning find; there are none yet. */
interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly ids: readonly string[];
}

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
  help: "  --json   one machine-readable object instead of text",
  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: "boolean" } });
    if (positionals.length === 0) throw new UsageError("No file is given; see --help.");
    const files: Report[] = [];
    let code: number = EXIT.done;
    for (const file of positionals) {
      const { report, exit } = await reportOn(file);
      files.push(report);
      code = Math.max(code, exit);
      if (!values.json) await print(asText(report));
    }
    if (values.json) await printJson({ files });
    return code;
  },
};

async function reportOn(file: string): Promise<{ readonly report: Report; readonly exit: number }> {
  const opened = await openMap(file);
  if (!opened.ok) {
    const problem = { kind: opened.error.kind, message: problemSentence(opened.error, nameOf(file)) };
    return {
      report: { file, opened: false, problem, repairs: [], findings: [] },
      exit: exitCodeOf(opened.error),
    };
  }
  const { repairs } = opened.value;
  const exit = repairs.length > 0 ? EXIT.problems : EXIT.done;
  return { report: { file, opened: true, problem: null, repairs, findings: [] }, exit };
}

function asText({ file, problem, repairs, findings }: Report): string {
  if (problem) return problem.message;
  const lines = [
    ...repairs.map(({ path, message }) => `  ${path} ${message}`),
    ...findings.map(({ rule, message }) => `  ${rule}: ${message}`),
  ];
  if (lines.length === 0) return `${file}: sound`;
  const places = lines.length === 1 ? "one place" : `${lines.length} places`;
  return [`${file}: opens as a repaired copy, with damage in ${places}:`, ...lines].join("\n");
}
