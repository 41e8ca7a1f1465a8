import { ChevronDown, ChevronRight, CornerRightUp } from "lucide-react";
import { memo } from "react";
import type { OutlineRow } from "../../shared/document/outline-tree";
import type { ArgMap } from "../../shared/document/types";
import { classes } from "../ui/classes";
import { KindSign, RelationSign } from "../ui/signs";
import { OutlineEditor } from "./OutlineEditor";
import {
  furtherWords,
  hiddenWords,
  isUndercut,
  kindWords,
  REFERENCE_WORDS,
  relationWords,
  rowName,
  wordsOf,
} from "./row-words";

/** Levels beyond this one are drawn no further in, or a deep map would leave no room for words. */
const DEEPEST_INDENT = 10;
const INDENT = 18;

interface OutlineItemProps {
  readonly map: ArgMap;
  readonly row: OutlineRow;
  readonly at: number;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly edgeSelected: boolean;
  readonly editing: boolean;
  /** In words; empty where strengths do not show. */
  readonly strength: string;
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
}

/** The element id of a row. */
export function itemId(key: string): string {
  return `outline-${key}`;
}

/**
 * One row of the outline. The spaces between its words do not show; without them programs that read what shows would
 * run the words together. Its `data-part`s are for the mouse; the tree answers clicks and keys for all rows.
 */
export const OutlineItem = memo(function OutlineItem(props: OutlineItemProps) {
  const { map, row, selected, edgeSelected, editing, strength } = props;
  return (
    <div
      ref={props.measure}
      id={itemId(row.key)}
      className={classes(
        "outline-item",
        selected && "is-selected",
        edgeSelected && "is-edge-selected",
        row.node.muted && "is-muted",
      )}
      style={{ top: props.top, paddingInlineStart: Math.min(row.level - 1, DEEPEST_INDENT) * INDENT + 4 }}
      data-key={row.key}
      data-at={props.at}
      role="treeitem"
      tabIndex={props.active ? 0 : -1}
      aria-label={rowName(map, row, edgeSelected, strength)}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={selected || edgeSelected}
    >
      <Twisty row={row} />
      <div className="outline-words">
        <div className="outline-kind" aria-hidden="true">
          {row.edge && (
            <span className={`outline-relation relation-text-${row.edge.relation}`} data-part="edge">
              <RelationSign relation={row.edge.relation} undercut={isUndercut(map, row.edge)} />
              {`${relationWords(map, row.edge)} `}
            </span>
          )}
          <span className={`outline-kind-name kind-text-${row.node.kind}`}>
            <KindSign kind={row.node.kind} />
            {`${kindWords(row)} `}
          </span>
        </div>
        {editing ? <OutlineEditor node={row.node} /> : <Words row={row} />} <Further map={map} row={row} />{" "}
        <div className="outline-marks" aria-hidden="true">
          {row.hidden > 0 && <span className="outline-mark">{hiddenWords(row)}</span>}{" "}
          {row.node.muted && <span className="outline-mark">muted</span>}{" "}
          {strength !== "" && <span className="outline-mark">{strength}</span>}
        </div>
      </div>
    </div>
  );
});

function Words({ row }: { readonly row: OutlineRow }) {
  const empty = row.node.text.trim() === "";
  return (
    <div className={classes("outline-text", empty && "is-empty")} dir="auto" aria-hidden="true">
      {empty ? wordsOf(row.node.text) : row.node.text}
    </div>
  );
}

function Further({ map, row }: { readonly map: ArgMap; readonly row: OutlineRow }) {
  const words = furtherWords(map, row);
  if (words.length === 0) return null;
  return (
    <div className="outline-further" aria-hidden="true" dir="auto">
      {row.reference && (
        <span className="outline-reference">
          <CornerRightUp size={12} /> {`${REFERENCE_WORDS} `}
        </span>
      )}
      {words.join(", ")}
    </div>
  );
}

function Twisty({ row }: { readonly row: OutlineRow }) {
  return (
    <span
      className="outline-twisty"
      data-part={row.expanded === null ? undefined : "twisty"}
      aria-hidden="true"
    >
      {row.expanded === true && <ChevronDown size={16} />}
      {row.expanded === false && <ChevronRight size={16} />}
    </span>
  );
}
