import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { shortText } from "../../shared/document/describe";
import { useMap, useSession, useSessionState } from "../session/context";
import { discardTrial, keepTrial, savedTrials, saveTrial } from "../session/trial";
import { view } from "../session/view-control";
import "../styles/reasoning.css";
import { Button } from "../ui/Button";
import { strengthCell } from "./strength-cell";
import { assumedInWords, trialTitle } from "./trial-words";

/** Says that what shows is a trial, and what it does to every decision. */
export function TrialBanner() {
  const session = useSession();
  const map = useMap();
  const trial = useSessionState((state) => state.trial);
  const [naming, setNaming] = useState(false);
  if (!trial) return null;
  const leave = (act: () => void) => {
    // The banner goes, and the focus would go with it.
    view()?.focus();
    act();
  };
  return (
    <section className="trial-banner" data-pane="trial" aria-label="Trial">
      <FlaskConical size={16} aria-hidden="true" />
      <p>
        <b>{trialTitle(map, trial)}</b> The map is not changed. {assumedInWords(map, trial)}
      </p>
      <DecisionChanges />
      <div className="file-banner-actions">
        <Button look="primary" onClick={() => leave(() => keepTrial(session))}>
          Keep
        </Button>
        <Button aria-expanded={naming} onClick={() => setNaming(!naming)}>
          Save as named trial…
        </Button>
        <Button onClick={() => leave(() => discardTrial(session))}>Discard</Button>
      </div>
      {naming && (
        <NameForm
          first={trial.name || `Trial ${savedTrials(session).length + 1}`}
          onName={(name) => {
            saveTrial(session, name);
            setNaming(false);
          }}
          onCancel={() => setNaming(false)}
        />
      )}
    </section>
  );
}

interface NameFormProps {
  readonly first: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ first, onName, onCancel }: NameFormProps) {
  const [name, setName] = useState(first);
  return (
    <form
      className="trial-name"
      onSubmit={(event) => {
        event.preventDefault();
        onName(name);
        view()?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
        view()?.focus();
      }}
    >
      <input
        className="input"
        type="text"
        dir="auto"
        aria-label="Name of the trial"
        maxLength={200}
        ref={(field) => field?.focus()}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === ""}>
        Save
      </Button>
    </form>
  );
}

/** Every decision, before and under the trial. */
function DecisionChanges() {
  const map = useMap();
  const weighed = useSessionState((state) => state.weighed);
  const decisions = map.nodes.filter(({ kind }) => kind === "decision");
  if (!weighed || decisions.length === 0) return null;
  const { strengths, before } = weighed;
  return (
    <div role="status" className="trial-status">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard */}
      <ul className="trial-decisions" aria-label="Decisions before and under the trial" tabIndex={0}>
        {decisions.map(({ id, text }) => (
          <li key={id}>
            <span className="trial-decision" dir="auto">
              {shortText(text, 48)}
            </span>{" "}
            <span className="trial-change">
              {strengthCell(before, id)} <span aria-hidden="true">→</span>
              <span className="visually-hidden">to</span> {strengthCell(strengths, id)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
