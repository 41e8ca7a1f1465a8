/** Opening, reverting and closing maps. A map that is open goes away only for one that could be read, and after a question. */
import { assertNever } from "../../shared/basics/assert-never";
import { newId } from "../../shared/basics/id";
import type { FileProblem, OpenedFile, Reply, ShellEvent } from "../../shared/bridge/bridge";
import type { CommandName } from "../../shared/commands/catalogue";
import { EMPTY_MAP } from "../../shared/document/types";
import type { Content } from "../../shared/exchange/open-content";
import type { PictureChange } from "../../shared/exchange/picture-change";
import { offerImport } from "../exchange/import";
import { askWhenFree } from "./ask-when-free";
import { hearFileNews, readOnlySentence } from "./file-news";
import { guardUnsaved } from "./guard";
import { restoreOwnMap } from "./lost-maps";
import { parseFile } from "./parse-file";
import { refreshRecent } from "./recent";
import { keepCopyNow, recoverySettled } from "./recovery";
import { keepsRecoveryChanged } from "./recovery-setting";
import { sampleBytes } from "./samples";
import { MAP_EXTENSION, save } from "./saving";
import type { Session } from "./session";
import { isModified, type OpenMap, openMap } from "./state";

export { answerUnsaved, guardUnsaved } from "./guard";
export { clearRecent, refreshRecent } from "./recent";
export { overwriteChanged, save, saveAs, suggestedName } from "./saving";

/** An empty map: in this window, or in one of its own where a desktop window shows another map. */
export function newMap(session: Session): void {
  const { open } = session.get();
  const isWorthKeeping = open !== null && (open.file !== null || isModified(open));
  if (isWorthKeeping && session.bridge.shell === "desktop") session.bridge.newWindow();
  else guardUnsaved(session, () => session.show(openMap(EMPTY_MAP, newId())));
}

/** Asks for a file and opens it. */
export async function openFile(session: Session): Promise<void> {
  await openReply(session, await session.bridge.open());
}

export async function openRecent(session: Session, id: string): Promise<void> {
  await openReply(session, await session.bridge.openRecent(id));
}

/** Opens a file that was dropped on the window; `file` is the DOM `File`. */
export async function openDropped(session: Session, file: object): Promise<void> {
  await openReply(session, await session.bridge.openDropped(file));
}

async function openReply(session: Session, reply: Reply<OpenedFile>): Promise<void> {
  if (reply.outcome === "done") await openOpened(session, reply.value);
  if (reply.outcome === "problem")
    askWhenFree(session, { type: "file-problem", action: "open", problem: reply.problem });
  await refreshRecent(session);
}

function failToOpen(session: Session, problem: FileProblem): void {
  session.ask({ type: "file-problem", action: "open", problem });
}

/** Shows a file whose bytes have come, or says why it can't be shown; then what was open stays. */
export async function openOpened(session: Session, file: OpenedFile): Promise<void> {
  const opened = await read(session, file.name, file.bytes, offerImport);
  if (opened) guardUnsaved(session, () => showOpened(session, file, opened));
}

/** The map in the bytes; null after the person was told why not, or stopped it. */
async function read(
  session: Session,
  name: string,
  bytes: Uint8Array,
  otherwise: typeof offerImport = () => Promise.resolve(false),
): Promise<Content | null> {
  const parsed = await parseFile(session, name, bytes);
  if (parsed === "cancelled") {
    session.say(`Opening ${name} was cancelled.`);
    return null;
  }
  if (parsed.ok) return parsed.value;
  if (!(await otherwise(session, name, bytes, parsed.error)))
    askWhenFree(session, { type: "problem", name, problem: parsed.error });
  return null;
}

function showOpened(
  session: Session,
  file: OpenedFile,
  { map, repairs, migratedFrom, picture, pictureChange }: Content,
): void {
  if (repairs.length > 0) {
    // The original stays as it is: the mended map has no file until it is saved under a name of its own.
    const formerName = `${withoutExtension(file.name)} (repaired)${MAP_EXTENSION}`;
    session.show(openMap(map, newId(), { formerName, repairs }));
    session.ask({ type: "repairs", repairs });
    return;
  }
  if (picture) {
    // The picture stays a picture: the map in it has no file until it is saved.
    const formerName = `${withoutExtension(file.name)}${MAP_EXTENSION}`;
    session.show(openMap(map, newId(), { saved: map, formerName }));
    return session.say(pictureWords(pictureChange ?? null));
  }
  session.show(openMap(map, newId(), { saved: map, file: openFileOf(file) }));
  if (file.readOnly) session.say(readOnlySentence(file.name));
  else if (migratedFrom !== null)
    session.say(`This file is of format version ${migratedFrom}. Saving writes it in the newest version.`);
}

function pictureWords(change: PictureChange | null): string {
  const whole = "This map came out of a picture. Save gives it a file of its own.";
  if (change === "cut-off") return `${whole} The picture was cut off, and the map inside is whole.`;
  return change === "resized"
    ? `${whole} The picture was cropped or scaled since; the map inside is whole, with what the picture may no longer show.`
    : whole;
}

/** Opens what was pasted: a picture with a map inside, or a file of another program. It has no file of its own. */
export async function openPasted(session: Session, name: string, bytes: Uint8Array): Promise<void> {
  const opened = await read(session, name, bytes, offerImport);
  if (!opened) return;
  const { map, repairs, picture, pictureChange } = opened;
  const formerName = `${withoutExtension(name)}${MAP_EXTENSION}`;
  guardUnsaved(session, () => {
    session.show(openMap(map, newId(), { formerName, repairs }));
    if (repairs.length > 0) session.ask({ type: "repairs", repairs });
    session.say(
      picture ? pictureWords(pictureChange ?? null) : "Opened what was pasted. It is not saved yet.",
    );
  });
}

/** Shows a map that has no file of its own yet, under the name that it would have. */
async function openCopy(session: Session, name: string, bytes: Uint8Array): Promise<void> {
  const opened = await read(session, name, bytes);
  if (!opened) return;
  const { map, repairs } = opened;
  guardUnsaved(session, () => {
    session.show(openMap(map, newId(), { formerName: name, repairs }));
    session.say("This is a copy of an earlier version. It is not saved yet.");
  });
}

const openFileOf = (file: OpenedFile) => ({ id: file.file, name: file.name, readOnly: file.readOnly });

function withoutExtension(name: string): string {
  return name.replace(/\.(argmap|json|png|svg|pdf)$/i, "");
}

/** Opens a map that comes with the app, as a map without a file. */
export async function openSample(session: Session, name: string): Promise<void> {
  const bytes = await sampleBytes(name);
  if (!bytes) return session.say("This sample could not be loaded. Try again.", "refusal");
  const opened = await read(session, name, bytes);
  if (!opened) return;
  // What is saved is what came with the app, so that only looking at it is no change.
  guardUnsaved(session, () => session.show(openMap(opened.map, newId(), { saved: opened.map })));
}

/** Asks whether to go back to what the file holds. */
export function revert(session: Session): void {
  const { open } = session.get();
  if (!open?.file) session.say("This map has no file to go back to.", "refusal");
  else if (isModified(open)) session.ask({ type: "revert" });
  else session.say("There is nothing to revert: the map is as it was saved.");
}

/** Goes back to what the file holds. One step of undo brings the changes back. */
export function revertNow(session: Session): Promise<void> {
  return loadFromFile(session, "Revert to saved", "Reverted.");
}

/** After another program changed the file: its version comes in. One step of undo brings this one back. */
export function loadTheirs(session: Session): Promise<void> {
  return loadFromFile(session, "Load the file again", "Loaded what the file holds now.");
}

async function loadFromFile(session: Session, as: string, words: string): Promise<void> {
  const { open } = session.get();
  if (!open?.file) return;
  const reply = await session.bridge.reread(open.file.id);
  if (reply.outcome === "problem") return failToOpen(session, reply.problem);
  if (reply.outcome === "cancelled") return;
  const opened = await read(session, reply.value.name, reply.value.bytes);
  if (!opened || session.get().open?.recoveryKey !== open.recoveryKey) return;
  if (opened.repairs.length > 0) return guardUnsaved(session, () => showOpened(session, reply.value, opened));
  session.stopEditing("keep");
  session.edit({ type: "replace", map: opened.map, as });
  const after: OpenMap = session.get().open ?? open;
  session.set({ open: { ...after, saved: opened.map, file: openFileOf(reply.value) } });
  session.say(words);
}

/** Closes the window on the desktop; a browser tab goes back to the start screen. */
export function closeMap(session: Session): void {
  if (session.bridge.shell === "desktop") session.bridge.close();
  else guardUnsaved(session, () => session.show(null));
}

/** What the shell tells the page; `run` gives a command. */
export async function handleShellEvent(
  session: Session,
  event: ShellEvent,
  run: (name: CommandName) => void,
): Promise<void> {
  switch (event.type) {
    case "command":
      run(event.name);
      return;
    case "open":
      session.set({ hintsLost: true });
      await openOpened(session, event.opened);
      await refreshRecent(session);
      return;
    case "open-failed":
      askWhenFree(session, { type: "file-problem", action: "open", problem: event.problem });
      return;
    case "open-copy":
      return openCopy(session, event.name, event.bytes);
    case "file-news":
      return hearFileNews(session, event.file, event.news);
    case "open-recent":
      return openRecent(session, event.id);
    case "open-sample":
      return openSample(session, event.name);
    case "save-and-close":
      return saveAndClose(session);
    case "keep-now":
      await keepCopyNow(session);
      return;
    case "restore":
      return restoreOwnMap(session, event.id);
    case "keeps-recovery":
      return keepsRecoveryChanged(session, event.isOn);
    default:
      assertNever(event);
  }
}

async function saveAndClose(session: Session): Promise<void> {
  session.stopEditing("keep");
  if (!(await save(session)) || isModified(session.get().open)) return;
  await recoverySettled(session);
  session.bridge.closeNow();
}
