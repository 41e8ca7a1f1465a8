/** Runs the built command line as a person does: another process, with its exit code and both outputs. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";

export interface Run {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const root = resolve(import.meta.dirname, "../../..");
export const program = resolve(root, "out/cli/argmap.js");
export const samples = resolve(root, "samples");

export function argmap(
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly cwd?: string } = {},
): Promise<Run> {
  return new Promise((done, fail) => {
    // No display and no home of a browser: the command line needs neither.
    const env = { PATH: process.env.PATH ?? "", HOME: "/nowhere" };
    const child = spawn(process.execPath, [program, ...args], { cwd: options.cwd ?? root, env });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => out.push(piece));
    child.stderr.on("data", (piece: Buffer) => errors.push(piece));
    child.on("error", fail);
    child.on("close", (code) => {
      done({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(errors).toString("utf8") });
    });
    // A program that refuses the input early closes its end; that is its right.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
}
