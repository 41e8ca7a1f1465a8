/** Where faults of the program itself are told: the terminal that started it. Never the content of a map. */
export function reportFault(where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`argmap: fault in ${where}: ${text}\n`);
}
