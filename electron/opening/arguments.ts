/** Which files a command line asks for. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The first arguments are the program, and in development the app's folder; neither is a document. */
export function documentArguments(argv: readonly string[], isDevelopment: boolean): readonly string[] {
  const rest = argv.slice(1);
  if (!isDevelopment) return rest;
  const appFolder = rest.findIndex((argument) => !argument.startsWith("-"));
  return rest.filter((_, index) => index !== appFolder);
}

/**
 * The files among the arguments, as absolute paths, each once. What starts with a dash is a switch of Electron's or of
 * the system's, unless it stands after `--` or is plainly one of our files.
 */
export function requestedFiles(args: readonly string[], folder: string): readonly string[] {
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  const after = end < 0 ? [] : args.slice(end + 1);
  const isFile = (argument: string) =>
    argument !== "" && (!argument.startsWith("-") || /^-[^=]*\.argmap$/i.test(argument));
  const paths = [...before.filter(isFile), ...after.filter((argument) => argument !== "")]
    .map((argument) => asPath(argument, folder))
    .filter((path) => path !== null);
  return [...new Set(paths)];
}

/** Desktops pass a path or a `file:` address. Any other address is nothing that we open. */
function asPath(argument: string, folder: string): string | null {
  if (argument.includes("\0")) return null;
  if (/^file:/i.test(argument)) {
    try {
      return fileURLToPath(argument);
    } catch {
      return null;
    }
  }
  // A drive letter is one character; the scheme of an address has more.
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(argument)) return null;
  return resolve(folder, argument);
}
