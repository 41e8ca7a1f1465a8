import { Trash2 } from "lucide-react";
import { useRef } from "react";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { NO_TRIAL } from "../../shared/reasoning/trial";
import { useMap, useSession, useSessionState } from "../session/context";
import { focusPane } from "../session/panes";
import {
  applyTrial,
  assume,
  beginTrial,
  deleteTrial,
  renameTrial,
  toggleTriedAuthor,
  toggleTriedSource,
  tryConfidence,
} from "../session/trial";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/fields";
import { IconButton } from "../ui/IconButton";
import { TrialTable } from "./TrialTable";
import { useListFocus } from "./use-list-focus";

/** What is assumed for now, and the trials that the map keeps. */
export function TrialsPane() {
  const session = useSession();
  const isRunning = useSessionState((state) => state.trial !== null);
  return (
    <>
      <p className="inspector-note">
        {isRunning
          ? "A trial runs: the confidence and the muting of a node, in the inspector, count for the trial only."
          : "Try what would follow if something were wrong. The map does not change until you keep the trial."}
      </p>
      {!isRunning && (
        <Button
          onClick={() => {
            // The button goes with what it begins.
            focusPane("reasoning");
            beginTrial(session);
          }}
        >
          Begin a trial
        </Button>
      )}
      {isRunning && <Assumed />}
      <LeaveOut />
      <Saved />
    </>
  );
}

/** The nodes that the trial leaves out or weighs otherwise, with the way back. */
function Assumed() {
  const session = useSession();
  const map = useMap();
  const trial = useSessionState((state) => state.trial) ?? NO_TRIAL;
  const text = (id: string) => shortText(nodeOf(map, id)?.text ?? "", 70);
  const muted = trial.mutedNodes.filter((id) => nodeOf(map, id));
  const confidence = [...trial.confidence].filter(([id]) => nodeOf(map, id));
  const assumed = [...muted, ...confidence.map(([id]) => id)];
  const list = useRef<HTMLUListElement>(null);
  useListFocus(list, assumed.join(" "));
  if (assumed.length === 0) return null;
  return (
    <section className="inspector-part">
      <h3>Assumed</h3>
      <ul ref={list}>
        {muted.map((id) => (
          <li key={`out ${id}`} className="assumed">
            <span dir="auto">Without '{text(id)}'</span>
            <Button
              look="quiet"
              data-list-focus
              onClick={() => {
                assume(session, { mutedNodes: trial.mutedNodes.filter((one) => one !== id) });
                session.say("Trial: taken in again.");
              }}
            >
              Take back
            </Button>
          </li>
        ))}
        {confidence.map(([id, value]) => (
          <li key={`set ${id}`} className="assumed">
            <span dir="auto">
              '{text(id)}' with {value.toFixed(2)}
            </span>
            <Button
              look="quiet"
              data-list-focus
              onClick={() => tryConfidence(session, new Map([[id, undefined]]))}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sources and authors to be left out, with all that rests on them alone. */
function LeaveOut() {
  const session = useSession();
  const { sources } = useMap();
  const trial = useSessionState((state) => state.trial) ?? NO_TRIAL;
  const authors = [...new Set(sources.flatMap(({ author }) => (author ? [author] : [])))];
  if (sources.length === 0) return null;
  return (
    <fieldset className="inspector-part joint">
      <legend>Leave out a source or an author</legend>
      {sources.map(({ id, title }) => (
        <Checkbox
          key={id}
          label={title || "A source without a title"}
          checked={trial.mutedSources.includes(id)}
          onChange={() => toggleTriedSource(session, id)}
        />
      ))}
      {authors.map((author) => (
        <Checkbox
          key={`by ${author}`}
          label={`All by ${author}`}
          checked={trial.mutedAuthors.includes(author)}
          onChange={() => toggleTriedAuthor(session, author)}
        />
      ))}
    </fieldset>
  );
}

function Saved() {
  const session = useSession();
  const map = useMap();
  const { trials } = reasoningSettings(map);
  const list = useRef<HTMLUListElement>(null);
  useListFocus(list, trials);
  if (trials.length === 0) return null;
  return (
    <section className="inspector-part">
      <h3>Saved trials</h3>
      <ul ref={list}>
        {trials.map((trial, at) => (
          <li key={`${trial.name} ${trials.slice(0, at).filter(({ name }) => name === trial.name).length}`}>
            <div className="saved-trial">
              <input
                className="input"
                type="text"
                dir="auto"
                aria-label={`Name of the trial ${trial.name}`}
                maxLength={200}
                defaultValue={trial.name}
                onBlur={(event) => renameTrial(session, at, event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter") event.currentTarget.blur();
                }}
              />
              <Button data-list-focus onClick={() => applyTrial(session, trial)}>
                Apply
              </Button>
              <IconButton
                icon={Trash2}
                label={`Delete ${trial.name}`}
                onClick={() => deleteTrial(session, at)}
              />
            </div>
          </li>
        ))}
      </ul>
      <TrialTable map={map} trials={trials} />
    </section>
  );
}
