/**
 * The one judge of links. A link comes out of a map that a stranger may have written, so only three kinds may leave the
 * app, and none that reads differently from where it leads.
 */
import { DECEPTIVE } from "./deceptive";

export interface UrlParts {
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly username: string;
  readonly password: string;
}

export interface SafeLink {
  /** To be opened; in the parser's own spelling. */
  readonly href: string;
  /** Where it leads, for the question: a host (in its ASCII form), or the mail address. */
  readonly destination: string;
}

/** The longest that every system opens. */
const LONGEST = 2_048;

/** Also a space that looks like none of a link's, and the backslash that some programs read as a slash. */
const DECEIVING = new RegExp(String.raw`[${DECEPTIVE}\u{202f}\\]`, "u");

/** The link where it may be opened after a question, else null. `parse` is the platform's `new URL`. */
export function safeLink(text: string, parse: (text: string) => UrlParts): SafeLink | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > LONGEST || DECEIVING.test(trimmed)) return null;
  const url = parsed(trimmed, parse);
  if (url === null || url.href.length > LONGEST || url.username !== "" || url.password !== "") return null;
  if (url.protocol === "http:" || url.protocol === "https:")
    return url.host === "" ? null : { href: url.href, destination: url.host };
  if (url.protocol === "mailto:") return safeMail(url.href);
  return null;
}

function parsed(text: string, parse: (text: string) => UrlParts): UrlParts | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** A mail may carry a subject and a text, but no attachment and no line break that would smuggle in a header. */
function safeMail(href: string): SafeLink | null {
  const [, address = "", query = ""] = /^mailto:([^?]*)\??(.*)$/.exec(href) ?? [];
  if (!/^[^/@\s]+@[^/@\s]+$/.test(address) || /(^|&)attach(ment)?=/i.test(query)) return null;
  if (/%0[0ad]/i.test(address)) return null;
  return { href, destination: address };
}
