/**
 * A fault in words that may be kept: what kind it is and where in the program it happened. What may come from a
 * document or tell where someone keeps their files is left out: everything in quotes, and everything from a path on.
 */

const LONGEST_MESSAGE = 200;
const MOST_FRAMES = 20;

/** From the first quotation mark to the last: a quoted text may hold quotation marks itself. */
const QUOTED = /["'`‘“][\s\S]*["'`’”]/g;
/** To the end: a path may have spaces. */
const PATH = /(?<![\w.])(?:file:|app:|[a-z]:\\|\\\\|~?\/)[\s\S]*/i;

function cleaned(message: string): string {
  const text = message.replace(QUOTED, "…").replace(PATH, "…").replaceAll(/\s+/g, " ").trim();
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}

const word = (text: string, most: number) => text.replaceAll(/[^\w$.<>[\] ]/g, "").slice(0, most);

/** "at async save (main.js:12:3)": the function and the place in our own files, without the folder. */
function frame(line: string): string | null {
  const [, name = "", place = ""] = /^\s+at (?:(.*?) \()?(.*?)\)?$/.exec(line) ?? [];
  const [, file] = /([\w.-]+:\d+:\d+)$/.exec(place) ?? [];
  if (file === undefined) return null;
  return `    at ${name === "" ? "" : `${word(name, 80)} `}(${file})`;
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? ` [${code}]` : "";
}

function errorText(error: Error): string {
  const head = `${word(error.name, 40)}${codeOf(error)}: ${cleaned(error.message)}`;
  const lines = (error.stack ?? "").split("\n").map(frame);
  return [head, ...lines.filter((line) => line !== null).slice(0, MOST_FRAMES)].join("\n");
}

/** One line for the kind and the message, then one for each call that led there. */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return cleaned(String(error));
  return error.cause instanceof Error
    ? `${errorText(error)}\n  caused by ${errorText(error.cause)}`
    : errorText(error);
}
