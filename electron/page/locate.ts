/** From the path of an address to a file of the page, and never to any other file. */
import { isAbsolute, join, relative, sep } from "node:path";

/** Where the file would be, or null where the path leads out of the folder or is no path that we would ever ask for. */
export function locateInFolder(folder: string, urlPath: string): string | null {
  const decoded = decode(urlPath);
  // Decoded first: `..%2f` survives the parsing of an address. A colon could name a stream or a drive on Windows.
  if (decoded === null || /[\0\\:]/.test(decoded)) return null;
  const path = join(folder, decoded === "/" || decoded === "" ? "index.html" : decoded);
  const inside = relative(folder, path);
  if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null;
  // A path that had to be tidied up was not one of ours.
  if (decoded.split("/").some((part) => part === ".." || part === ".")) return null;
  return path;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
