/** Electron's runtime: where it is, and how to get it where it is not. The npm package brings it on first use only. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of the npm package `electron`, or null where it is not installed. */
export function electronPackage(from: string): string | null {
  try {
    return dirname(createRequire(from).resolve("electron/package.json"));
  } catch {
    return null;
  }
}

/** The program, where it has been fetched. */
export function installedRuntime(
  packageFolder: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  try {
    const name = readFileSync(join(packageFolder, "path.txt"), "utf8");
    const program = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, "dist"), name);
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

const DOWNLOADS = "https://github.com/";

/** Whether the place that it is fetched from answers at all: a download that cannot start is not waited for. */
export async function canReachDownloads(
  env: Readonly<Record<string, string | undefined>> = process.env,
  timeout = 5_000,
): Promise<boolean> {
  // Behind a proxy only the download itself knows the way.
  if (env.HTTPS_PROXY || env.https_proxy) return true;
  try {
    const address = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? DOWNLOADS;
    await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(timeout) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs the package's own installer, without its output. False where it failed or took too long; it is ended then.
 */
export function fetchRuntime(packageFolder: string, timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(packageFolder, "install.js")], { stdio: "ignore" });
    const timer = setTimeout(() => installer.kill("SIGKILL"), timeout);
    const settle = (worked: boolean) => {
      clearTimeout(timer);
      resolve(worked);
    };
    installer.on("error", () => settle(false));
    installer.on("exit", (code) => settle(code === 0));
  });
}
