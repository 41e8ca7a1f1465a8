import { type ParseArgsConfig, parseArgs } from "node:util";

/** Arguments that make no sense; the message is a sentence for the person. */
export class UsageError extends Error {}

/** The arguments by the options, with errors in words of ours. */
export function readArguments<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [message = ""] = error instanceof Error ? error.message.split(/\.\s|\n/) : [];
    throw new UsageError(`${message.replace(/\.$/, "")}; see --help.`);
  }
}

/** The one file that a command works on. */
export function onlyFile(positionals: readonly string[]): string {
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError("No file is given; see --help.");
  if (others.length > 0)
    throw new UsageError(`One file at a time, so ${JSON.stringify(others[0])} is too many; see --help.`);
  return file;
}

/** The option's value, which must be one of `choices`. */
export function choiceOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} must be one of ${choices.join(", ")}, not ${JSON.stringify(value)}.`);
}

export function numberOf(name: string, value: string): number {
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new UsageError(`--${name} must be a number, not ${JSON.stringify(value)}.`);
}
