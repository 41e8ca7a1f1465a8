/** A journal as the start screen shows it; the same in every shell. */
import { summariseJournal } from "../journal/read-journal";
import type { RecoveryCopy } from "./bridge";
import { shownName } from "./file-name";

/** `id` is the shell's name for the journal; `modified`, in milliseconds since 1970, stands in for a time that can't be read. */
export function recoveryCopyOf(id: string, bytes: Uint8Array, modified: number): RecoveryCopy {
  const summary = summariseJournal(bytes);
  if (!summary.ok)
    return { id, name: "", edited: modified, differs: "", isSaved: false, state: summary.error };
  const { head, name, time, differs, lost } = summary.value;
  return {
    id,
    name: shownName(name),
    edited: time === 0 ? modified : time,
    differs,
    isSaved: head.isSaved,
    state: lost === 0 ? "whole" : "cut",
  };
}
