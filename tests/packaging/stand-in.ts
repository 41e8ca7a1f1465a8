/**
 * A folder that electron-builder takes for Electron's runtime: the file names that it looks for, the marks that fuses
 * are written to, and on Windows a real program file, since its resources are edited. Nothing in it runs.
 */
import { chmod, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createPackage } from "@electron/asar";

/** https://github.com/electron/electron/blob/main/docs/tutorial/fuses.md: what stands before the states. */
export const FUSE_MARK = Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX");
const FUSE_VERSION = 1;
/** Of Electron 45, as it comes: "1" is on, "0" is off; in the order of build/fuses/fuses.json5. */
const STATES_AS_SHIPPED = "101100011";

/** Any program file with version information. This one comes with electron-builder. */
function windowsProgram(): string {
  const builder = createRequire(createRequire(import.meta.url).resolve("electron-builder/package.json"));
  const inside = createRequire(builder.resolve("electron-builder-squirrel-windows/package.json"));
  return join(dirname(inside.resolve("electron-winstaller/package.json")), "vendor/rcedit.exe");
}

export async function makeStandIn(folder: string, platform: "linux" | "win"): Promise<void> {
  const fuses = Buffer.concat([
    FUSE_MARK,
    Buffer.from([FUSE_VERSION, STATES_AS_SHIPPED.length]),
    Buffer.from(STATES_AS_SHIPPED),
  ]);
  const program = join(folder, platform === "win" ? "electron.exe" : "electron");
  const body = platform === "win" ? await readFile(windowsProgram()) : Buffer.from("#!/bin/sh\nexit 1\n");
  const defaultApp = join(folder, "..", `default-app-${platform}`);
  await mkdir(join(folder, "resources"), { recursive: true });
  await mkdir(join(folder, "locales"));
  await mkdir(defaultApp);
  await writeFile(program, Buffer.concat([body, fuses]));
  await chmod(program, 0o755);
  await writeFile(join(folder, "version"), "45.4.1");
  for (const name of ["LICENSE", "LICENSES.chromium.html", "icudtl.dat", "resources.pak"])
    await writeFile(join(folder, name), "stand-in");
  for (const language of ["de", "en-GB", "en-US", "uk"])
    await writeFile(join(folder, "locales", `${language}.pak`), "stand-in");
  await writeFile(join(defaultApp, "main.js"), "");
  await writeFile(join(defaultApp, "package.json"), '{"main":"main.js"}');
  await createPackage(defaultApp, join(folder, "resources/default_app.asar"));
  await copyFile(join(folder, "version"), join(folder, "resources/version"));
}
