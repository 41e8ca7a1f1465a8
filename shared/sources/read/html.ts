/**
 * The main text of a page of HTML. The page is read as a row of tags and words by a parser that knows no scripts, styles
 * or links to fetch: nothing of it runs and nothing is loaded. What is main is told as Readability does it, in short: the
 * part of the page with the most running text that is not links.
 */
import { Parser } from "htmlparser2";
import { err, ok, type Result } from "../../basics/result";
import { MOST_TEXT, type ReadProblem, type ReadText } from "./reading";

/** What is never part of what a page says. */
const SKIPPED = new Set(
  "script style noscript template svg math iframe object embed canvas audio video picture nav aside footer form button select textarea dialog menu".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table tr td th figure figcaption address hr body details summary".split(
    " ",
  ),
);

/** Every block knows all that it stands in, so there must not be too much of that. */
const DEEPEST = 100;

interface Part {
  readonly name: string;
  readonly isMain: boolean;
  /** How much running text stands directly in it, and half of what stands in its parts. */
  score: number;
}

interface Block {
  readonly text: string;
  readonly linked: number;
  readonly isHeading: boolean;
  readonly inside: readonly Part[];
}

interface Found {
  readonly blocks: readonly Block[];
  readonly meta: ReadonlyMap<string, string>;
}

const isHidden = (attributes: Readonly<Record<string, string>>) =>
  "hidden" in attributes ||
  attributes["aria-hidden"] === "true" ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "");

/** Reads the tags one by one. Elements that are left out are counted, so that what is in them is left out too. */
function readTags(html: string): Found {
  const blocks: Block[] = [];
  const meta = new Map<string, string>();
  const open: (Part | "skipped" | "other")[] = [];
  const parts: Part[] = [];
  let skipped = 0;
  let links = 0;
  let heading = 0;
  let titled = false;
  let words = "";
  let linked = 0;

  const endBlock = () => {
    const text = words
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    if (text !== "") blocks.push({ text, linked, isHeading: heading > 0, inside: [...parts] });
    words = "";
    linked = 0;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === "meta") keepMeta(meta, attributes);
        if (name === "link" && attributes.rel === "canonical") keep(meta, "canonical", attributes.href);
        titled ||= name === "title";
        if (skipped > 0 || SKIPPED.has(name) || isHidden(attributes)) {
          skipped += 1;
          open.push("skipped");
          return;
        }
        if (name === "a") links += 1;
        if (name === "br") words += "\n";
        if (!BLOCKS.has(name) || parts.length >= DEEPEST) {
          open.push("other");
          return;
        }
        endBlock();
        if (/^h[1-6]$/.test(name)) heading += 1;
        const part = { name, isMain: name === "main" || attributes.role === "main", score: 0 };
        parts.push(part);
        open.push(part);
      },
      ontext(text) {
        if (titled) keep(meta, "title", (meta.get("title") ?? "") + text, true);
        else if (skipped === 0) {
          words += text.replace(/\s+/g, " ");
          if (links > 0) linked += text.trim().length;
        }
      },
      onclosetag(name) {
        if (name === "title") titled = false;
        const closed = open.pop();
        if (closed === "skipped") skipped -= 1;
        else if (closed === "other") links -= name === "a" ? 1 : 0;
        else if (closed) {
          endBlock();
          parts.pop();
          if (/^h[1-6]$/.test(name)) heading -= 1;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  endBlock();
  return { blocks, meta };
}

function keepMeta(meta: Map<string, string>, attributes: Readonly<Record<string, string>>): void {
  keep(meta, (attributes.property ?? attributes.name ?? "").toLowerCase(), attributes.content);
}

function keep(meta: Map<string, string>, name: string, value: string | undefined, isMore = false): void {
  const text = value?.replace(/\s+/g, " ") ?? "";
  if (name !== "" && text.trim() !== "" && (isMore || !meta.has(name))) meta.set(name, text.slice(0, 2_000));
}

const isRunning = ({ text, linked }: Block) => text.length >= 25 && linked < text.length / 2;

/** The part of the page that holds its main text; null where all of it does. */
function mainPart(blocks: readonly Block[]): Part | null {
  const all = new Set<Part>();
  let total = 0;
  for (const block of blocks) {
    for (const part of block.inside) all.add(part);
    if (!isRunning(block)) continue;
    const worth = block.text.length - block.linked;
    total += worth;
    // A paragraph is itself a part; what counts is what it stands in.
    block.inside.forEach((part, at) => {
      const above = block.inside.length - 1 - at;
      if (above > 0) part.score += worth / above;
    });
  }
  const best = (some: readonly Part[]) =>
    some.reduce<Part | null>((one, other) => (one && one.score >= other.score ? one : other), null);
  const parts = [...all];
  const named = best(parts.filter(({ name, isMain }) => name === "article" || isMain));
  if (named && held(blocks, named) >= total * 0.4) return named;
  const chosen = best(parts.filter(({ name }) => name !== "p"));
  return chosen && held(blocks, chosen) >= total * 0.5 ? chosen : null;
}

function held(blocks: readonly Block[], part: Part): number {
  return blocks
    .filter((block) => isRunning(block) && block.inside.includes(part))
    .reduce((sum, { text, linked }) => sum + text.length - linked, 0);
}

/** The main text of the page and what it says about itself. */
export function readHtml(html: string): Result<ReadText, ReadProblem> {
  if (html.length > MOST_TEXT) return err("too-large");
  const { blocks, meta } = readTags(html);
  const main = mainPart(blocks);
  const text = blocks
    .filter((block) => main === null || block.inside.includes(main))
    .filter(({ text: words, linked, isHeading }) => isHeading || linked < words.length * 0.6)
    .map((block) => block.text)
    .join("\n");
  if (text === "") return err("no-text");
  const first = (...names: readonly string[]) =>
    names.map((name) => meta.get(name)?.trim()).find((value) => value !== undefined && value !== "");
  const url = first("canonical", "og:url");
  const publisher = first("og:site_name", "publisher", "dc.publisher");
  const author = first("author", "article:author", "dc.creator", "parsely-author");
  const published = first("article:published_time", "date", "dc.date", "datepublished", "pubdate");
  return ok({
    text,
    title: first("og:title", "title") ?? "",
    ...(author && !/^https?:/.test(author) ? { author } : {}),
    ...(published ? { published: published.replace(/^(\d{4}-\d{2}-\d{2})T.*/, "$1") } : {}),
    ...(url && /^https?:\/\//.test(url) ? { url } : {}),
    ...(publisher ? { publisher } : {}),
  });
}
