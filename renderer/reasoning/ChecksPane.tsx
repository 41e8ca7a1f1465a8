import { useRef } from "react";
import { nodeOf } from "../../shared/document/lookups";
import { CHECK_NAMES, CHECKS, type CheckName, type Finding } from "../../shared/reasoning/checks/finding";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { useMap, useSession, useSessionState } from "../session/context";
import { goTo } from "../session/find";
import { focusPane } from "../session/panes";
import { switchCheck } from "../session/reasoning";
import type { Session } from "../session/session";
import { view } from "../session/view-control";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/fields";
import { fixOf } from "./fixes";
import { useListFocus } from "./use-list-focus";

/** More would be no list but a flood; the first ones are dealt with first. */
const MOST = 100;

/** What the checks remark about the map, live, and which of them run. */
export function ChecksPane() {
  const findings = useSessionState((state) => state.findings);
  const list = useRef<HTMLUListElement>(null);
  useListFocus(list, findings);
  if (findings === null) return <p className="inspector-note">The checks are running…</p>;
  return (
    <div className="checks">
      {findings.length === 0 ? (
        <p className="inspector-note">Nothing to remark.</p>
      ) : (
        <ul ref={list} className="findings" aria-label="Remarks">
          {findings.slice(0, MOST).map((finding) => (
            <li key={`${finding.rule} ${finding.ids.join(" ")}`}>
              <FindingItem finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {findings.length > MOST && (
        <p className="inspector-note">And {(findings.length - MOST).toLocaleString("en")} more.</p>
      )}
      <WhichChecks />
    </div>
  );
}

function show(session: Session, { ids }: Finding): void {
  const map = session.map();
  const node = ids.find((id) => map && nodeOf(map, id));
  if (node !== undefined) goTo(session, node);
  if (ids.length > 1) session.select([...ids].reverse());
}

function FindingItem({ finding }: { readonly finding: Finding }) {
  const session = useSession();
  const map = useMap();
  const fix = fixOf(map, finding);
  const [label, why] = CHECKS[finding.rule];
  const carryOut = () => {
    if (!fix) return;
    // What is opened next gives the focus back to where it was: better the map than a remark that will be gone.
    if (fix.goesOn !== "remarks") view()?.focus();
    fix.run(session);
    if (fix.goesOn === "sources") focusPane("sources");
  };
  return (
    <article className="finding" aria-label={label}>
      <button
        type="button"
        className="link-go"
        dir="auto"
        data-list-focus
        aria-keyshortcuts={fix ? "F" : undefined}
        onClick={() => show(session, finding)}
        onKeyDown={(event) => {
          if (!fix || event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey || event.altKey)
            return;
          event.preventDefault();
          carryOut();
        }}
      >
        {finding.message}
      </button>
      <p className="inspector-note">{why}</p>
      <div className="inspector-buttons">
        {fix && (
          <Button data-key="F" onClick={carryOut}>
            {fix.label}
          </Button>
        )}
        <Button look="quiet" onClick={() => switchCheck(session, finding.rule, false)}>
          Don't check this here
        </Button>
      </div>
    </article>
  );
}

/** All checks, to switch them off for this map and on again. */
function WhichChecks() {
  const session = useSession();
  const map = useMap();
  const off = new Set<string>(reasoningSettings(map).checksOff);
  const some = CHECK_NAMES.filter((name) => off.has(name)).length;
  return (
    <details className="inspector-part which-checks">
      <summary>{some === 0 ? "Which checks run" : `Which checks run (${some} off)`}</summary>
      {CHECK_NAMES.map((name: CheckName) => (
        <Checkbox
          key={name}
          label={CHECKS[name][0]}
          checked={!off.has(name)}
          onChange={(on) => switchCheck(session, name, on)}
        />
      ))}
    </details>
  );
}
