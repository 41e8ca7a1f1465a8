/**
 * `npm start` and `npm run web`: the desktop app where its runtime is there or can be fetched, else the same editor in a
 * browser. Either way the command ends in a working editor, and says in one line what it did.
 */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { canReachDownloads, electronPackage, fetchRuntime, installedRuntime } from "./runtime";
import { servePageToBrowser } from "./web-server";

const appFolder = resolve(import.meta.dirname, "../..");

/** A runtime that ends with an error this soon did not start at all. */
const STARTED_AFTER = 5_000;
/** About 110 MB over a slow line; without an answer from the other side, only as long as unpacking a kept copy takes. */
const FETCH_LIMIT = 10 * 60_000;
const OFFLINE_LIMIT = 15_000;

async function serve(reason: string | null): Promise<void> {
  const { address } = await servePageToBrowser(join(appFolder, "out/renderer"));
  const editor = `open ${address} (Ctrl+C ends it).`;
  console.log(
    reason === null
      ? `Argmap runs in your browser: ${editor}`
      : `${reason} Use it in your browser: ${editor}`,
  );
}

/** Why the desktop app cannot run here, whatever its runtime, or null. */
function obstacle(): string | null {
  if (process.platform !== "linux") return null;
  if (process.getuid?.() === 0)
    return "Argmap's desktop app does not run as root, because its sandbox would have to be off.";
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return "Argmap's desktop app needs a display and found none.";
  return null;
}

/** The program, fetched where needed, or the reason why there is none. */
async function runtime(): Promise<{ readonly program: string } | { readonly reason: string }> {
  const folder = electronPackage(join(appFolder, "package.json"));
  if (folder === null) return { reason: "Argmap's desktop runtime is not installed; run `npm ci` for it." };
  const found = installedRuntime(folder);
  if (found !== null) return { program: found };
  const isOnline = await canReachDownloads();
  if (isOnline) console.log("Fetching Argmap's desktop runtime (Electron, about 110 MB, once)…");
  await fetchRuntime(folder, isOnline ? FETCH_LIMIT : OFFLINE_LIMIT);
  const fetched = installedRuntime(folder);
  if (fetched !== null) return { program: fetched };
  return { reason: "Argmap's desktop runtime (Electron) could not be fetched." };
}

/** Runs the desktop app to its end; false where it did not even start. */
function runDesktop(program: string, files: readonly string[]): Promise<boolean> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const started = Date.now();
  return new Promise((settle) => {
    const desktop = spawn(program, [appFolder, ...files], { stdio: "inherit", env });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => desktop.kill(signal));
    desktop.on("error", () => settle(false));
    desktop.on("exit", (code, signal) => {
      const failed = code !== 0 && signal !== "SIGINT" && signal !== "SIGTERM";
      if (failed && Date.now() - started < STARTED_AFTER) return settle(false);
      process.exitCode = code ?? 1;
      settle(true);
    });
  });
}

async function start(args: readonly string[]): Promise<void> {
  if (args.includes("--web")) return serve(null);
  const reason = obstacle();
  if (reason !== null) return serve(reason);
  const found = await runtime();
  if ("reason" in found) return serve(found.reason);
  const folder = process.env.INIT_CWD ?? process.cwd();
  const files = args.map((argument) => (argument.startsWith("-") ? argument : resolve(folder, argument)));
  if (await runDesktop(found.program, files)) return;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeAllListeners(signal);
  await serve("Argmap's desktop app did not start; Electron may miss a library of the system.");
}

await start(process.argv.slice(2));
