import { type ReactNode, useMemo } from "react";
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { KIND_NAMES, shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { KINDS, type MapNode, type Source } from "../../shared/document/types";
import type { Suggestion } from "../../shared/sources/suggest";
import { canRun, runCommand } from "../session/commands";
import { useMap, useSession, useSessionState } from "../session/context";
import { ariaKeysOf, keysOf, tooltip } from "../ui/command-words";
import { KindSign, RelationSign } from "../ui/signs";
import { suggestionAt } from "./suggestions";

/** What can be done with the chosen words, for the pointer, and what the words hint at. The keys do the same. */
export function WordBar({ source }: { readonly source: Source }) {
  const map = useMap();
  const reading = useSessionState((state) => state.reading);
  const target = useSessionState((state) => {
    const id = state.selection.findLast((selected) => nodeOf(map, selected));
    return id === undefined ? undefined : nodeOf(map, id);
  });
  const suggestion = useMemo(() => suggestionAt(map, source, reading), [map, source, reading]);
  if (!reading.span) return null;
  return (
    <div className="word-bar" role="toolbar" aria-label="Chosen words">
      <div className="word-bar-tools">
        {KINDS.map((kind) => (
          <WordButton key={kind} command={`source.${kind}`} name={KIND_NAMES[kind]} isShort>
            <KindSign kind={kind} />
          </WordButton>
        ))}
        <WordButton command="source.support" name="Supports">
          <RelationSign relation="support" />
        </WordButton>
        <WordButton command="source.oppose" name="Opposes">
          <RelationSign relation="oppose" />
        </WordButton>
        <WordButton command="source.cite" name="Cite" />
        <WordButton command="source.aside" name="Set aside" />
      </div>
      <p className={suggestion ? "word-bar-words is-hint" : "word-bar-words"} dir="auto">
        {suggestion ? suggestionWords(suggestion, target) : targetWords(target)}
      </p>
      {suggestion && (
        <div className="word-bar-tools">
          <WordButton command="source.accept" name="Accept" />
          <WordButton command="source.dismiss" name="Dismiss" />
        </div>
      )}
    </div>
  );
}

const about = (target: MapNode) => `“${shortText(target.text, 60)}”`;

function suggestionWords({ kind, relation, because }: Suggestion, target: MapNode | undefined): string {
  const link = relation && target ? ` ${relation === "support" ? "for" : "against"} ${about(target)}` : "";
  return `“${because}” hints at a ${kind}${link}.`;
}

function targetWords(target: MapNode | undefined): string {
  if (!target) return "Select a node to link words to it.";
  return `Links go to ${about(target)}.`;
}

function WordButton(props: {
  readonly command: CommandName;
  readonly name: string;
  /** Only the sign shows. */
  readonly isShort?: boolean;
  readonly children?: ReactNode;
}) {
  const { command, name, isShort = false, children } = props;
  const session = useSession();
  const enabled = useSessionState((state) => canRun(state, command));
  const { platform } = session.bridge;
  return (
    <button
      type="button"
      className="word-button"
      disabled={!enabled}
      aria-label={isShort ? name : undefined}
      aria-keyshortcuts={ariaKeysOf(command, platform)}
      title={tooltip(CATALOGUE[command].label, keysOf(command, platform))}
      // The keyboard stays in the text, where the keys are that do the same.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand(session, command)}
    >
      {children}
      {!isShort && <span className="word-button-name">{name}</span>}
    </button>
  );
}
