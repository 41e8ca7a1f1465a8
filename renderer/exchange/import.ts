/** Files of other programs, opened as maps: read in a worker, reported on, and only then shown. */
import { newId } from "../../shared/basics/id";
import { applyEdit } from "../../shared/commands/apply-edit";
import type { ArgMap } from "../../shared/document/types";
import { type Choices, withChoices } from "../../shared/exchange/formats/proposals";
import { decode } from "../../shared/format/decode";
import type { OpenProblem } from "../../shared/format/problems";
import { askWhenFree } from "../session/ask-when-free";
import { guardUnsaved } from "../session/guard";
import { MAP_EXTENSION } from "../session/saving";
import type { Session } from "../session/session";
import { shownBoxes } from "../session/session";
import { type Dialog, openMap } from "../session/state";
import { tidyPositions } from "../session/tidy";
import { choicesInWords, FORMAT_WORDS, reportInWords } from "./format-words";
import { inExchangeWorkerShown } from "./in-worker";

export type ImportDialogState = Extract<Dialog, { type: "import" }>;

/** Only text that is no map can be of another program; damage and newer versions are what they are. */
function mayBeForeign(problem: OpenProblem): boolean {
  if (problem.kind === "not-json") return problem.found === "syntax";
  return problem.kind === "not-argmap" && problem.found === null && problem.picture === undefined;
}

const extensionOf = (name: string): string => /\.[^.]+$/.exec(name)?.[0] ?? "";

/**
 * Offers to take a file of another program over. False where it is none that is known; then `problem`, which is why it is
 * no map, still has to be told.
 */
export async function offerImport(
  session: Session,
  name: string,
  bytes: Uint8Array,
  problem: OpenProblem,
): Promise<boolean> {
  const text = decode(bytes);
  if (!text.ok || !mayBeForeign(problem)) return false;
  return offerText(session, name, text.value, extensionOf(name));
}

/** The same for text that was pasted, which must leave no doubt about what it is. */
export function offerPasted(session: Session, text: string): Promise<boolean> {
  return offerText(session, "Clipboard", text, null);
}

async function offerText(
  session: Session,
  name: string,
  text: string,
  extension: string | null,
): Promise<boolean> {
  const read = await inExchangeWorkerShown(session, `Reading ${name}`, { do: "read", text, extension });
  if (read === "cancelled") {
    session.say(`Reading ${name} was cancelled.`);
    return true;
  }
  if (!read) return false;
  const { format, outcome } = read;
  if (!outcome.ok)
    askWhenFree(session, {
      type: "file-problem",
      action: "open",
      problem: {
        kind: "unreadable",
        message: `“${name}” looks like ${FORMAT_WORDS[format]}, but it ${outcome.error.message}. The file was not changed. Check it in the program that it comes from.`,
      },
    });
  else askWhenFree(session, { type: "import", name, format, imported: outcome.value });
  return true;
}

/** Shows what was read as a map without a file; the report is kept with it, as a source. */
export async function takeOver(
  session: Session,
  { name, format, imported }: ImportDialogState,
  choices: Choices,
): Promise<void> {
  session.ask(null);
  const chosen = withChoices(imported, choices);
  const map = withReport(imported.isPlaced ? chosen : await laidOut(session, chosen), {
    title: `Imported from ${name} (${FORMAT_WORDS[format]})`,
    notes: [reportInWords(imported.notes), ...choicesInWords(imported, choices)].join("\n"),
  });
  const formerName = `${name.slice(0, name.length - extensionOf(name).length) || name}${MAP_EXTENSION}`;
  guardUnsaved(session, () => {
    session.show(openMap(map, newId(), { formerName }));
    session.say(
      `Imported ${map.nodes.length} nodes and ${map.edges.length} edges. The map is not saved yet.`,
    );
  });
}

function withReport(map: ArgMap, source: { readonly title: string; readonly notes: string }): ArgMap {
  const added = applyEdit(map, { type: "source-add", source: { id: newId(), ...source } });
  return added.ok ? added.value.map : map;
}

async function laidOut(session: Session, map: ArgMap): Promise<ArgMap> {
  const positions = await tidyPositions({
    map,
    boxes: shownBoxes(map, session.measure),
    direction: "down",
    only: null,
  });
  const moved = applyEdit(map, { type: "move", positions, as: "tidy" });
  return moved.ok ? moved.value.map : map;
}
