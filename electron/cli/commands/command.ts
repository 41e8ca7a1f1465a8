/** What each command of the command line says about itself. */
export interface Command {
  readonly name: string;
  /** Without `argmap`. */
  readonly usage: string;
  readonly summary: string;
  /** The options, a line each. */
  readonly help: string;
  /** The exit code: 0 done, 1 the map has problems, 2 could not. Throws UsageError for arguments that make no sense. */
  run(args: readonly string[]): Promise<number>;
}
