/**
 * The one judge of links. A link comes out of a map that a stranger may have written, so only three kinds may leave the
 * app, and none that reads differently from where it leads.
 */
import { err, ok, type Result } from "../basics/result";
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

/** Why a link does not leave the app. */
export type LinkRefusal = "no-link" | "other-kind" | "too-long" | "deceptive" | "with-name" | "odd-mail";

/** What came of a link that was to be opened. */
export type LinkOutcome = "opened" | "cancelled" | "failed" | LinkRefusal;

/** The longest that every system opens. */
const LONGEST = 2_048;

/** Also a space that looks like none of a link's, and the backslash that some programs read as a slash. */
const DECEIVING = new RegExp(String.raw`[${DECEPTIVE}\u{202f}\\]`, "u");

/** Browsers let more into a host than Node does, such as an escaped space. */
const HOST = /^[a-z0-9._[\]:-]+$/;

/** The link where it may be opened after a question, or why not. `parse` is the platform's `new URL`. */
export function safeLink(text: string, parse: (text: string) => UrlParts): Result<SafeLink, LinkRefusal> {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return err("too-long");
  if (DECEIVING.test(trimmed)) return err("deceptive");
  const url = parsed(trimmed, parse);
  if (url === null) return err("no-link");
  if (url.href.length > LONGEST) return err("too-long");
  if (url.username !== "" || url.password !== "") return err("with-name");
  if (url.protocol === "mailto:") return safeMail(url.href);
  if (url.protocol !== "http:" && url.protocol !== "https:") return err("other-kind");
  return HOST.test(url.host) ? ok({ href: url.href, destination: url.host }) : err("no-link");
}

/** Why it was not opened, for the person. */
export function linkRefusalSentence(refusal: LinkRefusal): string {
  return `${SENTENCES[refusal]} It was not opened; you can copy it and look at it.`;
}

const SENTENCES: Readonly<Record<LinkRefusal, string>> = {
  "no-link": "This is no complete link.",
  "other-kind": "Argmap opens links to web pages and mail addresses only.",
  "too-long": "This link is longer than systems open.",
  deceptive: "This link has hidden signs, so it may lead elsewhere than it says.",
  "with-name": "This link has a user name in it, so it may lead elsewhere than it says.",
  "odd-mail": "This mail link has more in it than one address, a subject and a text.",
};

function parsed(text: string, parse: (text: string) => UrlParts): UrlParts | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** A mail may carry a subject and a text: no attachment, no further address, no line break that smuggles in a header. */
function safeMail(href: string): Result<SafeLink, LinkRefusal> {
  const [, address = "", query = ""] = /^mailto:([^?]*)\??(.*)$/.exec(href) ?? [];
  const isOneAddress = /^[^/@\s,;]+@[^/@\s,;]+$/.test(address) && !/%(?:0[0ad]|2c|3b|40)/i.test(address);
  const isPlain = query.split("&").every((part) => part === "" || /^(?:subject|body)=/i.test(part));
  if (!isOneAddress || !isPlain) return err("odd-mail");
  return ok({ href, destination: address });
}
