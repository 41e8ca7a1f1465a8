/** Packs the built app as `npm run package` does, into a folder, without a network and without making an installer. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { makeStandIn } from "./stand-in";

export const root = resolve(import.meta.dirname, "../..");

export interface Packed {
  /** What an installer would put on the disk. */
  readonly folder: string;
  readonly program: string;
  readonly asar: string;
  remove(): Promise<void>;
}

export async function pack(platform: "linux" | "win"): Promise<Packed> {
  const base = await mkdtemp(join(tmpdir(), "argmap-pack-"));
  const standIn = join(base, "stand-in");
  await mkdir(standIn);
  await makeStandIn(standIn, platform);
  const builder = dirname(createRequire(import.meta.url).resolve("electron-builder/package.json"));
  const args = [join(builder, "cli.js"), `--${platform}`, "dir", "--x64", "--publish", "never"];
  const config = [`-c.electronDist=${standIn}`, `-c.directories.output=${join(base, "out")}`];
  await promisify(execFile)(process.execPath, [...args, ...config], { cwd: root });
  const folder = join(base, "out", `${platform}-unpacked`);
  return {
    folder,
    program: join(folder, platform === "win" ? "Argmap.exe" : "argmap"),
    asar: join(folder, "resources/app.asar"),
    remove: () => rm(base, { recursive: true, force: true }),
  };
}
