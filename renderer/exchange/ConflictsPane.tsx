import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import type { CommandName } from "../../shared/commands/catalogue";
import { comparisonById } from "../../shared/compare/comparison";
import { detailsOf } from "../../shared/compare/details";
import { changeSubject, VERB_WORDS } from "../../shared/compare/words";
import { conflictInWords } from "../../shared/merge/conflict-words";
import { type MergeConflict, undecidedConflicts } from "../../shared/merge/conflicts";
import { type Decision, decide, decisionsFor } from "../../shared/merge/decide";
import { runCommand } from "../session/commands";
import { useMap, useSession, useSessionState } from "../session/context";
import "../styles/compare.css";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { keysOf, tooltip } from "../ui/command-words";
import { IconButton } from "../ui/IconButton";
import { ChangeDetails } from "./ChangeDetails";
import { showConflict, stopDeciding } from "./deciding";

const COMMANDS: Readonly<Record<Decision, CommandName>> = {
  mine: "review.keepMine",
  theirs: "review.keepTheirs",
  both: "review.keepBoth",
};

/** Every undecided conflict of the map, one of them in full, to be decided by key or button. */
export function ConflictsPane() {
  const session = useSession();
  const map = useMap();
  const deciding = useSessionState((state) => state.deciding);
  const pane = useRef<HTMLElement>(null);
  const conflicts = undecidedConflicts(map);
  useEffect(() => pane.current?.focus(), []);
  // Undo may bring conflicts back or take the last one away.
  const at = Math.min(deciding ?? 0, conflicts.length - 1);
  const conflict = conflicts[at];
  return (
    <aside
      ref={pane}
      className="inspector conflicts"
      data-pane="conflicts"
      data-keys="review"
      aria-label="Merge conflicts"
      tabIndex={-1}
    >
      <header className="conflicts-head">
        <h2>Merge conflicts</h2>
        <IconButton icon={X} label="Close" onClick={() => stopDeciding(session)} />
      </header>
      {conflict ? (
        <>
          <div className="compare-steps">
            <IconButton
              icon={ChevronLeft}
              command="review.previous"
              onClick={() => runCommand(session, "review.previous")}
            />
            <IconButton
              icon={ChevronRight}
              command="review.next"
              onClick={() => runCommand(session, "review.next")}
            />
            <span>
              {at + 1} of {conflicts.length}
            </span>
          </div>
          <ConflictDetails key={`${conflict.what} ${conflict.id}`} conflict={conflict} />
          <ol className="change-list" aria-label="All conflicts">
            {conflicts.slice(0, MOST_LISTED).map((one, index) => (
              <li key={`${one.what} ${one.id}`} className="change">
                <button
                  type="button"
                  aria-current={index === at ? "true" : undefined}
                  onClick={() => showConflict(session, index)}
                >
                  <span dir="auto">{conflictInWords(map, one)}</span>
                </button>
              </li>
            ))}
            {conflicts.length > MOST_LISTED && (
              <li>and {(conflicts.length - MOST_LISTED).toLocaleString("en")} more</li>
            )}
          </ol>
        </>
      ) : (
        <p className="inspector-note">Nothing is left to be decided.</p>
      )}
    </aside>
  );
}

const MOST_LISTED = 200;

/** What the two sides say, and the choices. */
function ConflictDetails({ conflict }: { readonly conflict: MergeConflict }) {
  const session = useSession();
  const map = useMap();
  const { platform } = session.bridge;
  const comparison = useMemo(
    () => comparisonById(decide(map, conflict, "mine"), decide(map, conflict, "theirs")),
    [map, conflict],
  );
  const possible = decisionsFor(conflict);
  const labels: Readonly<Record<Decision, string>> = {
    mine: "Keep mine",
    theirs: "Keep theirs",
    both: possible.length === 1 ? "Mark as decided" : "Keep both",
  };
  return (
    <section className="conflict" aria-label="The conflict">
      <p dir="auto">{conflictInWords(map, conflict)}</p>
      {possible.includes("mine") && (
        <>
          <h3>From mine to theirs</h3>
          <ul className="conflict-changes">
            {comparison.changes.map((change) => {
              const details = detailsOf(comparison, change);
              return (
                <li key={`${change.what} ${change.id}`}>
                  {details.length === 0 && (
                    <p dir="auto">
                      <span className={`change-verb difference-${change.verb}`}>
                        {VERB_WORDS[change.verb]}
                      </span>{" "}
                      {changeSubject(comparison, change)}
                    </p>
                  )}
                  <ChangeDetails details={details} />
                </li>
              );
            })}
          </ul>
        </>
      )}
      <div className="inspector-buttons">
        {possible.map((decision) => (
          <Button
            key={decision}
            title={tooltip(labels[decision], keysOf(COMMANDS[decision], platform))}
            aria-keyshortcuts={keysOf(COMMANDS[decision], platform)}
            onClick={() => {
              runCommand(session, COMMANDS[decision]);
              document.querySelector<HTMLElement>('[data-pane="conflicts"]')?.focus();
            }}
          >
            {labels[decision]}
          </Button>
        ))}
      </div>
    </section>
  );
}
