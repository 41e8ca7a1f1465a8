/** Saving the open map: one save at a time, and nothing counts as saved that was not written. */
import type { FileProblem, Reply, SavedFile } from "../../shared/bridge/bridge";
import { suggestedFileName } from "../../shared/bridge/file-name";
import { type ArgMap, LIMITS } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import { mustMove } from "./file-trouble";
import { refreshRecent } from "./recent";
import type { Session } from "./session";
import { isModified, type OpenMap } from "./state";

export const MAP_EXTENSION = ".argmap";

/** Saves to the map's own file; where it has none that can be written, asks for one. True when the map is saved. */
export function save(session: Session): Promise<boolean> {
  return inTurn(session, "save", (queued) => {
    const { open } = session.get();
    // The save before this one may have written everything already.
    if (queued && open?.saved && !isModified(open)) return Promise.resolve(true);
    return open?.file && !open.file.readOnly && !mustMove(open.file.trouble)
      ? writeToFile(session, open, false)
      : writeToNewFile(session);
  });
}

/** Asks for a name and saves there. */
export function saveAs(session: Session): Promise<boolean> {
  return inTurn(session, "saveAs", () => writeToNewFile(session));
}

/** After another program changed the file: this map takes its place. */
export function overwriteChanged(session: Session): Promise<boolean> {
  return inTurn(session, "overwrite", () => {
    const { open } = session.get();
    return open ? writeToFile(session, open, true) : Promise.resolve(false);
  });
}

/** The name that is offered for a map: that of its file, else its title. */
export function suggestedName(open: OpenMap): string {
  const name = open.file?.name ?? open.formerName ?? open.history.present.title;
  return suggestedFileName(name.replace(/\.json$/i, ""), MAP_EXTENSION);
}

interface Turns {
  last: Promise<unknown>;
  running: number;
  readonly waiting: Map<string, Promise<boolean>>;
}

const turnsOf = new WeakMap<Session, Turns>();

/** Runs one save at a time. While one runs, the next waits, and any more of its kind share its outcome. */
function inTurn(
  session: Session,
  kind: string,
  work: (queued: boolean) => Promise<boolean>,
): Promise<boolean> {
  const turns = turnsOf.get(session) ?? { last: Promise.resolve(), running: 0, waiting: new Map() };
  turnsOf.set(session, turns);
  const waiting = turns.waiting.get(kind);
  if (waiting) return waiting;
  const queued = turns.running > 0;
  const run = async () => {
    turns.waiting.delete(kind);
    try {
      return await work(queued);
    } finally {
      turns.running -= 1;
    }
  };
  turns.running += 1;
  const turn = queued ? turns.last.then(run, run) : run();
  if (queued) turns.waiting.set(kind, turn);
  turns.last = turn.catch(() => undefined);
  return turn;
}

async function writeToFile(session: Session, open: OpenMap, overwrite: boolean): Promise<boolean> {
  const map = open.history.present;
  const bytes = bytesOf(map);
  if (!open.file) return writeToNewFile(session);
  if (bytes.byteLength > LIMITS.fileBytes) return fail(session, tooLarge);
  const reply = await session.bridge.save(open.file.id, bytes, overwrite);
  return finish(session, open, map, reply, () => "Saved.");
}

async function writeToNewFile(session: Session): Promise<boolean> {
  const { open } = session.get();
  if (!open) return false;
  const map = open.history.present;
  const bytes = bytesOf(map);
  if (bytes.byteLength > LIMITS.fileBytes) return fail(session, tooLarge);
  const reply = await session.bridge.saveAs(suggestedName(open), bytes);
  const saved = finish(session, open, map, reply, (file) => `Saved as ${file.name}.`);
  if (saved) void refreshRecent(session);
  return saved;
}

/** What `map` was written as becomes the file of the window, if the window still shows that map. */
function finish(
  session: Session,
  written: OpenMap,
  map: ArgMap,
  reply: Reply<SavedFile>,
  words: (file: SavedFile) => string,
): boolean {
  if (reply.outcome === "cancelled") return false;
  const { open } = session.get();
  const isStillOpen = open?.recoveryKey === written.recoveryKey;
  if (reply.outcome === "problem") {
    if (reply.problem.kind !== "changed" || !isStillOpen) return fail(session, reply.problem);
    session.ask({ type: "changed-on-disk" });
    return false;
  }
  session.say(words(reply.value));
  if (!open || !isStillOpen) return true;
  const { formerName: _, ...kept } = open;
  const { file: id, name } = reply.value;
  session.set({ open: { ...kept, saved: map, file: { id, name, readOnly: false }, repairs: [] } });
  return true;
}

function fail(session: Session, problem: FileProblem): false {
  session.ask({ type: "file-problem", action: "save", problem });
  return false;
}

const encoder = new TextEncoder();

/** The map as the bytes of its file. */
export function bytesOf(map: ArgMap): Uint8Array {
  return encoder.encode(serialise(map));
}

const tooLarge: FileProblem = {
  kind: "too-large",
  message: `This map is larger than ${LIMITS.fileBytes / 1024 / 1024} MiB and could not be opened again from a file. Nothing was written, and your map is still open here. Split it into smaller maps and save those.`,
};
