/**
 * Outlines of other programs: items below items. What stands below something is an argument about it. A sign or a word
 * before its text says which way ("Con: …", "+ …"); an item without one supports, which is told.
 */
import type { Kind, Relation } from "../../document/types";
import type { MapBuilding } from "./building";
import { kindOf } from "./plain-fields";
import { relationByLook } from "./signs";

export interface OutlineItem {
  readonly id: string;
  /** The item that it stands below; null for one at the top. */
  readonly parent: string | null;
  readonly text: string;
  readonly notes?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** What the format says beside the text: an icon, a colour, a kind of bullet. */
  readonly relation?: Relation | undefined;
}

interface Words {
  readonly text: string;
  readonly kind?: Kind;
  readonly relation?: Relation;
}

const KIND_WORD = /^(decision|motive|risk|critique)\s*:\s+/i;
const SIGN_WORD =
  /^(?:(pros?|cons?|supports?|opposes?|attacks?|for|against|because|but|objection|support|reason)\s*:\s+|[([]?([+\-−–])[)\]]\s*|([+−–])\s+)/i;
const OPPOSING = /^(?:cons?|opposes?|attacks?|against|but|objection|[-−–])$/i;

/** The text without the signs and words before it, and what they say. */
export function signedWords(line: string): Words {
  let text = line.trim();
  let kind: Kind | undefined;
  let relation: Relation | undefined;
  // Each of the two at most once, in either order.
  for (let round = 0; round < 2; round += 1) {
    const [kindWhole, kindWord] = (kind === undefined && KIND_WORD.exec(text)) || [];
    if (kindWhole !== undefined && text.length > kindWhole.length) {
      kind = kindOf(kindWord);
      text = text.slice(kindWhole.length);
    }
    const [whole, word, bracketed, bare] = (relation === undefined && SIGN_WORD.exec(text)) || [];
    if (whole !== undefined && text.length > whole.length) {
      relation = OPPOSING.test(word ?? bracketed ?? bare ?? "") ? "oppose" : "support";
      text = text.slice(whole.length);
    }
  }
  return { text, ...(kind && { kind }), ...(relation && { relation }) };
}

/** Adds the items, and a link from each to the one above it. */
export function addItems(items: readonly OutlineItem[], building: MapBuilding): void {
  for (const item of items) {
    const words = signedWords(item.text);
    building.node(item.id, {
      text: words.text,
      x: 0,
      y: 0,
      as: "item",
      ...(words.kind && { kind: words.kind }),
      ...(item.notes !== undefined && item.notes !== "" && { notes: item.notes }),
      ...(item.tags && item.tags.length > 0 && { tags: item.tags }),
    });
    if (item.parent === null) continue;
    const relation = words.relation ?? item.relation;
    if (relation === undefined)
      building.notes.changed(
        "items that do not say whether they support or oppose: taken as supporting",
        words.text,
      );
    building.edge(null, item.id, item.parent, relation ?? "support", {
      as: "link",
      isGuess: relation === undefined,
    });
  }
}

/** The relation that a colour or an icon of an item tells, if any. */
export function relationOfColour(colour: string | undefined): Relation | undefined {
  const { relation, by } = relationByLook({ colour });
  return by === null ? undefined : relation;
}
