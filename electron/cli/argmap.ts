#!/usr/bin/env node
/** The command line: for pipelines, for version control, and for checking a map in CI. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { check } from "./commands/check";
import type { Command } from "./commands/command";
import { convert } from "./commands/convert";
import { diff } from "./commands/diff";
import { evaluate } from "./commands/evaluate";
import { exportPicture } from "./commands/export";
import { layout } from "./commands/layout";
import { merge } from "./commands/merge";
import { complain, EXIT, print, stopQuietlyWhenNobodyReads } from "./commands/output";
import { stats } from "./commands/stats";
import { UsageError } from "./commands/usage-error";

const COMMANDS: readonly Command[] = [check, stats, exportPicture, layout, evaluate, convert, diff, merge];

const HELP = `Argmap reads, checks, draws and lays out argument maps (.argmap).

Usage: argmap COMMAND [OPTIONS]

${COMMANDS.map(({ usage, summary }) => `  ${usage.padEnd(44)} ${summary}`).join("\n")}

  argmap COMMAND --help                        what a command can do
  argmap --version                             the version of Argmap

FILE may be an .argmap file, a PNG, SVG or PDF that Argmap exported with the map inside, or - for standard input.
Exit code: 0 done, 1 the map has problems, 2 could not be done.`;

function version(): string {
  const manifest = resolve(import.meta.dirname, "../../package.json");
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    await print(HELP);
    return name === undefined ? EXIT.failed : EXIT.done;
  }
  if (name === "--version" || name === "-v") {
    await print(version());
    return EXIT.done;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (!command) {
    complain(`argmap: unknown command ${JSON.stringify(name)}; see argmap --help.`);
    return EXIT.failed;
  }
  if (args.includes("--help") || args.includes("-h")) {
    await print(`${command.summary}\n\nUsage: argmap ${command.usage}\n\n${command.help}`);
    return EXIT.done;
  }
  return command.run(args);
}

async function main(): Promise<void> {
  stopQuietlyWhenNobodyReads();
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
    complain(error instanceof UsageError ? `argmap: ${message}` : `argmap: something went wrong: ${message}`);
    process.exitCode = EXIT.failed;
  }
}

await main();
