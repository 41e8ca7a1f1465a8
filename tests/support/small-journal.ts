/** A journal of one node, for tests of those who keep journals and do not look into them. */
import { EMPTY_MAP } from "../../shared/document/types";
import { type JournalHead, startJournal, type Written } from "../../shared/journal/journal";

export const EDITED = 1_700_000_000_000;

/** `text` is that of the node. */
export function smallJournal(
  key: string,
  name: string,
  text = name,
  head: Partial<JournalHead> = {},
): Written {
  const node = { id: "n", kind: "risk", text, x: 0, y: 0 } as const;
  return startJournal({ key, file: null, isSaved: false, ...head }, EMPTY_MAP, {
    time: EDITED,
    name,
    differs: "1 node added",
    change: { nodes: { at: 0, remove: 0, rows: [node] } },
  });
}

/** The same as text, to hand it to a page. */
export function smallJournalText(key: string, name: string, text = name): string {
  return new TextDecoder().decode(smallJournal(key, name, text).bytes);
}
