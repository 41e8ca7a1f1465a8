/**
 * What other programs do to the file of the open map. A map without changes follows its file, as one step that Undo
 * takes back; one with changes stays, and the person decides. Damage never replaces a map.
 */
import { assertNever } from "../../shared/basics/assert-never";
import type { FileId, FileNews } from "../../shared/bridge/bridge";
import type { ArgMap } from "../../shared/document/types";
import type { OpenProblem } from "../../shared/format/problems";
import { serialise } from "../../shared/format/serialise";
import { type FileTrouble, hasLostMap } from "./file-trouble";
import { parseBehind } from "./parse-file";
import type { Session } from "./session";
import type { OpenFile, OpenMap } from "./state";

/** The open map, if its file is the one that the news are about. */
function openWith(session: Session, file: FileId): (OpenMap & { readonly file: OpenFile }) | null {
  const { open } = session.get();
  return open?.file?.id === file ? { ...open, file: open.file } : null;
}

function setFile(session: Session, open: OpenMap, file: OpenFile): void {
  session.set({ open: { ...open, file } });
}

function withoutTrouble({ trouble: _, ...file }: OpenFile): OpenFile {
  return file;
}

/** Follows the file as far as the map's own changes allow, and says what there is to say. */
export async function hearFileNews(session: Session, file: FileId, news: FileNews): Promise<void> {
  const open = openWith(session, file);
  if (!open) return;
  const { name } = open.file;
  const trouble = (found: FileTrouble) => setFile(session, open, { ...open.file, trouble: found });
  switch (news.kind) {
    case "changed":
      return followFile(session, open);
    case "as-known":
      if (!open.file.trouble) return;
      setFile(session, open, withoutTrouble(open.file));
      return session.say(
        hasLostMap(open.file.trouble)
          ? `“${name}” holds again what you saved.`
          : `“${name}” can be reached again.`,
      );
    case "renamed":
      if (news.name === name) return;
      setFile(session, open, { ...open.file, name: news.name });
      return session.say(`The file is called “${news.name}” now.`);
    case "access":
      if (news.readOnly === open.file.readOnly) return;
      setFile(session, open, { ...open.file, readOnly: news.readOnly });
      return session.say(
        news.readOnly ? readOnlySentence(name) : `“${name}” can be written again. Save writes to it.`,
      );
    case "gone":
      // Whatever is written in its place is a new file.
      return setFile(session, open, { ...open.file, readOnly: false, trouble: news });
    case "displaced":
    case "unreachable":
      return trouble(news);
    default:
      return assertNever(news);
  }
}

export function readOnlySentence(name: string): string {
  return `“${name}” is read-only. Save asks for another name.`;
}

/** The map in the file as it is now, under a new id; or why it can't take the place of the open one. */
export async function readTheirs(
  session: Session,
  file: FileId,
): Promise<
  { readonly map: ArgMap; readonly file: OpenFile } | { readonly detail: string; readonly isGone?: true }
> {
  const reply = await session.bridge.reread(file);
  if (reply.outcome === "cancelled") return { detail: "", isGone: true };
  if (reply.outcome === "problem") {
    const { kind } = reply.problem;
    return kind === "gone"
      ? { detail: "", isGone: true }
      : { detail: kind === "too-large" ? "it is larger than any map that Argmap opens" : "it can't be read" };
  }
  const { name, bytes, readOnly } = reply.value;
  const parsed = await parseBehind(session, bytes);
  if (!parsed.ok) return { detail: unusableDetail(parsed.error) };
  const { map, repairs, picture } = parsed.value;
  if (repairs.length > 0)
    return { detail: "it is damaged. Open it to see it as a repaired copy, with every repair listed" };
  if (picture) return { detail: "it is a picture" };
  return { map, file: { id: reply.value.file, name, readOnly } };
}

function unusableDetail({ kind }: OpenProblem): string {
  if (kind === "too-new") return "it was written by a newer Argmap";
  if (kind === "too-large") return "it is larger than any map that Argmap opens";
  return "it is damaged, or no argument map";
}

async function followFile(session: Session, before: OpenMap & { readonly file: OpenFile }): Promise<void> {
  const theirs = await readTheirs(session, before.file.id);
  const open = openWith(session, before.file.id);
  // The person may have opened another map meanwhile; a file that is gone by now is told about by itself.
  if (!open || "isGone" in theirs) return;
  if ("detail" in theirs)
    return setFile(session, open, {
      ...open.file,
      trouble: { kind: "unusable", detail: theirs.detail },
    });
  const text = serialise(theirs.map);
  // The same work came by another way, such as a folder that is kept in step with another computer.
  const { present } = open.history;
  if (serialise(present) === text)
    return session.set({ open: { ...open, saved: present, file: theirs.file } });
  // Other line ends or spaces are no other map.
  if (open.saved && serialise(open.saved) === text) return setFile(session, open, theirs.file);
  const isClean = open.history.present === open.saved && session.get().editing === null;
  if (isClean) takeTheirs(session, theirs, "Load the changed file");
  else setFile(session, open, { ...open.file, trouble: { kind: "changed" } });
}

/** Puts the map of the file in the place of the open one, as one step; what is shown and selected stays. */
export function takeTheirs(
  session: Session,
  theirs: { readonly map: ArgMap; readonly file: OpenFile },
  as: string,
): void {
  session.stopEditing("keep");
  session.edit({ type: "replace", map: theirs.map, as });
  const { open } = session.get();
  if (!open) return;
  session.set({ open: { ...open, saved: open.history.present, file: theirs.file } });
  session.say(
    `Another program changed “${theirs.file.name}”, so it was loaded again. Undo brings the former map back.`,
  );
}
