/** What opening one input came to, and which of the promises of opening it broke. */
import { isDeepStrictEqual } from "node:util";
import type { Result } from "../../shared/basics/result";
import { violations } from "../../shared/document/invariants";
import { extractEmbedded, pictureKind } from "../../shared/exchange/embedded-map";
import { type Content, openContent } from "../../shared/exchange/open-content";
import { parse } from "../../shared/format/parse";
import { type OpenProblem, problemSentence } from "../../shared/format/problems";
import { serialise } from "../../shared/format/serialise";
import { parsedJson } from "./json";
import { silentLoss } from "./loss";

/** More than this for one small input is a hang to the person who waits. */
export const MOST_MS = 2000;

export interface Verdict {
  /** "opened", "repaired", or the problem's kind. */
  readonly outcome: string;
  /** A broken promise in a few words; null where all were kept. */
  readonly violation: string | null;
}

type Opening = Result<Content, OpenProblem>;

/** Opens the bytes and judges the result. Never rejects. */
export async function judge(bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  const before = globalFingerprint();
  const given = bytes.slice();
  let opened: Opening;
  let took: number;
  try {
    ({ opened, took } = await timed(bytes));
  } catch (error) {
    return {
      outcome: "thrown",
      violation: `threw ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    };
  }
  const outcome = outcomeOf(opened);
  if (took > MOST_MS) return { outcome, violation: `took ${Math.round(took)} ms` };
  if (globalFingerprint() !== before) return { outcome, violation: "changed something that all code shares" };
  if (!isDeepStrictEqual(given, bytes)) return { outcome, violation: "changed the bytes that it was given" };
  const broken = opened.ok ? await brokenMap(opened.value, bytes) : brokenProblem(opened.error);
  return { outcome, violation: broken };
}

function outcomeOf(opened: Opening): string {
  if (opened.ok) return opened.value.repairs.length > 0 ? "repaired" : "opened";
  return opened.error.kind;
}

/** A machine may be busy with something else: what is slow must be slow three times. */
async function timed(bytes: Uint8Array): Promise<{ opened: Opening; took: number }> {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 1; ; attempt += 1) {
    const start = performance.now();
    const opened = await openContent(bytes);
    best = Math.min(best, performance.now() - start);
    if (best <= MOST_MS || attempt === 3) return { opened, took: best };
  }
}

const SHARED = [Object, Array, Function, String, Number, Map, Set, Promise, Uint8Array, RegExp];

/** Changes when a key is added to a prototype that everything inherits from, or to the global object. */
function globalFingerprint(): string {
  const counts = SHARED.map(({ prototype }) => Reflect.ownKeys(prototype).length);
  return [...counts, Reflect.ownKeys(globalThis).length, Object.keys(Object.prototype).join()].join(" ");
}

async function brokenMap(
  { map, repairs, migratedFrom, picture }: Content,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  const broken = violations(map);
  if (broken.length > 0) return `the map breaks ${JSON.stringify(broken[0])}`;
  if (!Object.isFrozen(map) || map.nodes.some((node) => !Object.isFrozen(node)))
    return "the map is not frozen";
  if (picture !== pictureKind(bytes)) return "the kind of picture is not what it was";
  const text = serialise(map);
  const again = parse(text);
  const expected = { ok: true, value: { map, repairs: [], migratedFrom: null } };
  if (!isDeepStrictEqual(again, expected)) return "written and read again it is another map";
  const oddRepair = repairs.find(({ message }) => message === "" || HIDDEN.test(message));
  if (oddRepair !== undefined) return `a repair says ${JSON.stringify(oddRepair)}`;
  if (migratedFrom !== null) return null;
  const source = picture === null ? decoded(bytes) : await embedded(bytes);
  const said = parsedJson(source);
  const kept = parsedJson(text);
  if (said === undefined || kept === undefined) return "what opened is no JSON";
  const lost = silentLoss(said, kept, repairs);
  return lost === null ? null : `silent loss at ${lost}`;
}

/** One mark of byte order or two, as careless tools add them, are accepted and say nothing. */
const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replace(/^\ufeff/, "");

async function embedded(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const text = await extractEmbedded(bytes);
  return text.ok ? text.value.replace(/^\ufeff/, "") : "";
}

const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** One sentence on one line, of a length that a person reads, with nothing in it that turns text around. */
function brokenProblem(problem: OpenProblem): string | null {
  const sentence = problemSentence(problem, "map.argmap");
  if (!/^'map\.argmap' .+; your file was not changed, and .+\.$/.test(sentence)) return `says ${sentence}`;
  if (sentence.length > 2000) return `says ${sentence.length} characters`;
  if (HIDDEN.test(sentence)) return `says a hidden sign: ${JSON.stringify(sentence)}`;
  return null;
}
