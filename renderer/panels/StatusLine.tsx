import { Circle } from "lucide-react";
import { SEMANTICS_NAMES } from "../../shared/reasoning/semantics";
import { runCommand } from "../session/commands";
import { useSession, useSessionState } from "../session/context";
import { type Busy, isModified } from "../session/state";
import "../styles/panels.css";
import { Button } from "../ui/Button";

interface StatusLineProps {
  /** 1 for 100 %; left out where there is no canvas. */
  readonly zoom?: number | undefined;
}

/** What was just done, what is going on, and how big the map is. New words are read out by screen readers. */
export function StatusLine({ zoom }: StatusLineProps) {
  const busy = useSessionState((state) => state.busy);
  return (
    <footer className="status-line">
      <Announcements />
      {busy && <BusyBar busy={busy} />}
      <ReasoningFacts />
      <MapFacts zoom={zoom} />
    </footer>
  );
}

function Announcements() {
  const status = useSessionState((state) => state.status);
  const refused = status.tone === "refusal";
  // A new key makes a new element, which is read out even when the words are the same as before.
  const words = (
    <span key={status.count} dir="auto">
      {status.text}
    </span>
  );
  return (
    <div className="status-words">
      <div role="status">{refused ? null : words}</div>
      <div role="alert" className="status-refusal">
        {refused ? words : null}
      </div>
    </div>
  );
}

function BusyBar({ busy }: { readonly busy: Busy }) {
  const value = busy.progress === null ? {} : { value: busy.progress };
  return (
    <div className="status-busy">
      <span>{busy.label}…</span>
      <progress aria-label={busy.label} max={1} {...value} />
      <Button onClick={busy.cancel}>Cancel</Button>
    </div>
  );
}

/** How many remarks there are, and by which semantics the strengths that show are worked out. */
function ReasoningFacts() {
  const session = useSession();
  const findings = useSessionState((state) => (state.open ? state.findings : null));
  const weighed = useSessionState((state) => (state.strengths ? state.weighed : null));
  const unsettled = weighed?.strengths.unsettled.length ?? 0;
  return (
    <div className="status-facts">
      {weighed && (
        <span>
          Strengths: {SEMANTICS_NAMES[weighed.strengths.semantics]}
          {unsettled > 0 && `, ${countOf(unsettled, "node")} unsettled`}
        </span>
      )}
      {findings !== null && findings.length > 0 && (
        <button type="button" className="status-button" onClick={() => runCommand(session, "reason.checks")}>
          {countOf(findings.length, "remark")}
        </button>
      )}
    </div>
  );
}

function MapFacts({ zoom }: StatusLineProps) {
  const open = useSessionState((state) => state.open);
  const selected = useSessionState((state) => state.selection.length);
  if (!open) return null;
  const { nodes, edges } = open.history.present;
  return (
    <div className="status-facts">
      {isModified(open) && (
        <span className="status-modified">
          <Circle size={8} fill="currentColor" aria-hidden="true" /> Not saved
        </span>
      )}
      {selected > 1 && <span>{selected} selected</span>}
      <span>{countOf(nodes.length, "node")}</span>
      <span>{countOf(edges.length, "edge")}</span>
      {zoom !== undefined && <span className="status-zoom">{Math.round(zoom * 100)} %</span>}
    </div>
  );
}

function countOf(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}
