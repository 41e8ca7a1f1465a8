/**
 * Text exports of Kialo discussions, in both layouts: one claim a line ("1.2. Pro: text", punctuation escaped), or a line
 * "1.2. Pro:" with the text indented below it. "-> See 1.2.3." is the claim 1.2.3 linked in a second place.
 */
import { err, ok, type Result } from "../../basics/result";
import { createMapBuilding } from "./building";
import type { Imported, ImportProblem, Reader } from "./format";

interface Claim {
  readonly number: string;
  readonly role: string;
  readonly text: string;
}

const HEAD = /^\s*Discussion (?:Title|Name):/;
const CLAIM = /^\s*(\d+(?:\.\d+)*)\.(?:\s+(Pro|Con|Thesis|Question):)?(?:\s+(.*))?$/;
const REFERENCE = /^->\s*See\s+(\d+(?:\.\d+)*)\.?\s*$/;
/** "See" numbers lead to claims; a chain of references that leads in a circle is cut. */
const MOST_HOPS = 100;

function read(text: string): Result<Imported, ImportProblem> {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const head = lines.findIndex((line) => HEAD.test(line));
  if (head < 0 || lines.slice(0, head).some((line) => line.trim() !== ""))
    return err({
      kind: "malformed",
      message: `is not a Kialo export: it does not begin with "Discussion Title:" or "Discussion Name:"`,
    });
  const isBlocks = /^\s*Discussion Name:/.test(lines[head] ?? "");
  const inline = (lines[head] ?? "").replace(HEAD, "").trim();
  const first = lines.findIndex((line, at) => at > head && CLAIM.test(line));
  const between = lines.slice(head + 1, first < 0 ? lines.length : first);
  const title = unescaped(inline || between.join(" ").trim(), isBlocks);
  const { claims, footnotes } = claimsOf(first < 0 ? [] : lines.slice(first), isBlocks);
  return ok(mapOf(title, claims, footnotes));
}

interface Claims {
  readonly claims: readonly Claim[];
  readonly footnotes: string;
}

function claimsOf(lines: readonly string[], isBlocks: boolean): Claims {
  // The footnotes quote pages, whose lines may look like claims. Only the last such heading can be theirs.
  const end = isBlocks ? lines.findLastIndex((line) => /^Sources:\s*$/.test(line)) : -1;
  const body = end < 0 ? lines : lines.slice(0, end);
  const claims: Claim[] = [];
  let text: string[] = [];
  const close = () => {
    const last = claims.pop();
    if (last) claims.push({ ...last, text: unescaped(text.join("\n").trim(), isBlocks) });
  };
  for (const line of body) {
    const [, number, role = "", words = ""] = startOfClaim(line, isBlocks) ?? [];
    if (number === undefined) {
      text.push(line.trim());
      continue;
    }
    close();
    claims.push({ number, role: role.toLowerCase(), text: "" });
    text = [words];
  }
  close();
  return {
    claims,
    footnotes:
      end < 0
        ? ""
        : lines
            .slice(end + 1)
            .join("\n")
            .trim(),
  };
}

/** In blocks a claim's line holds only its number and role; in lines it goes on with the text. */
function startOfClaim(line: string, isBlocks: boolean): RegExpExecArray | null {
  const found = CLAIM.exec(line);
  if (!found || !isBlocks) return found;
  return found[2] !== undefined && (found[3] ?? "").trim() === "" ? found : null;
}

function unescaped(text: string, isBlocks: boolean): string {
  return isBlocks ? text : text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

function mapOf(title: string, claims: readonly Claim[], footnotes: string): Imported {
  const building = createMapBuilding();
  const { notes } = building;
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  const target = (number: string): string => {
    let at = number;
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const [, next] = REFERENCE.exec(byNumber.get(at)?.text ?? "") ?? [];
      if (next === undefined) return at;
      at = next;
    }
    return at;
  };
  for (const { number, role, text } of claims) {
    const isReference = REFERENCE.test(text);
    if (role === "question") {
      notes.changed("questions: the title of the map", text);
      continue;
    }
    if (!isReference)
      building.node(number, { text, x: 0, y: 0, as: `c${number}`, ...rootKind(number, role) });
    const parent = number.slice(0, number.lastIndexOf("."));
    if (!number.includes(".") || role === "thesis") continue;
    if (role === "") notes.changed("claims that say neither pro nor con: supports", `${number}. ${text}`);
    if (isReference) notes.kept("references");
    building.edge(null, target(number), target(parent), role === "con" ? "oppose" : "support", {
      isGuess: role === "",
    });
  }
  if (footnotes !== "")
    building.source("source footnotes", { title: "Sources of the discussion", text: footnotes });
  return building.finish(title);
}

/** A thesis is a decision even where nothing speaks about it yet. */
function rootKind(number: string, role: string) {
  return role === "thesis" || !number.includes(".") ? { kind: "decision" as const } : {};
}

export const kialo: Reader = {
  format: "kialo",
  extensions: [".txt"],
  recognises: (text) => /^\s*Discussion (?:Title|Name):/.test(text),
  read,
};
