import { Scale, X } from "lucide-react";
import { useSession, useSessionState } from "../session/context";
import type { ReasoningTab } from "../session/state";
import { view } from "../session/view-control";
import "../styles/inspector.css";
import "../styles/panels.css";
import "../styles/reasoning.css";
import { IconButton } from "../ui/IconButton";
import { ChecksPane } from "./ChecksPane";
import { DriversPane } from "./DriversPane";
import { QuestionsPane } from "./QuestionsPane";
import { type Tab, Tabs } from "./Tabs";
import { TrialsPane } from "./TrialsPane";

const TABS: readonly Tab<ReasoningTab>[] = [
  { name: "checks", label: "Checks" },
  { name: "questions", label: "Questions" },
  { name: "drivers", label: "Drivers" },
  { name: "trials", label: "What if?" },
];

const PANEL = "reasoning-panel";

/** What there is to say about the reasoning of the map, beside it. */
export function ReasoningPane({ tab }: { readonly tab: ReasoningTab }) {
  const session = useSession();
  const count = useSessionState((state) => state.findings?.length ?? 0);
  const tabs = TABS.map((one) =>
    one.name === "checks" && count > 0 ? { ...one, label: `Checks (${count})` } : one,
  );
  return (
    <aside className="inspector reasoning" data-pane="reasoning" aria-label="Reasoning">
      <header className="panel-head">
        <h2>
          <Scale size={15} aria-hidden="true" /> Reasoning
        </h2>
        <IconButton
          icon={X}
          label="Close the reasoning pane"
          onClick={() => {
            session.set({ reasoning: null });
            view()?.focus();
          }}
        />
      </header>
      <Tabs
        label="Parts of the reasoning pane"
        tabs={tabs}
        current={tab}
        panel={PANEL}
        onChange={(reasoning) => session.set({ reasoning })}
      />
      <div id={PANEL} className="inspector-body" role="tabpanel" aria-labelledby={`${PANEL}-${tab}`}>
        {tab === "checks" && <ChecksPane />}
        {tab === "questions" && <QuestionsPane />}
        {tab === "drivers" && <DriversPane />}
        {tab === "trials" && <TrialsPane />}
      </div>
    </aside>
  );
}
