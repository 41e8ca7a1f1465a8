import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { shortText } from "../../shared/document/describe";
import { nodeOf, sourcesById } from "../../shared/document/lookups";
import type { ArgMap, MapNode } from "../../shared/document/types";
import { type Drivers, driversAsCsv } from "../../shared/reasoning/drivers";
import { waysTo } from "../../shared/reasoning/paths";
import { SEMANTICS_NAMES } from "../../shared/reasoning/semantics";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { strengthInWords } from "../../shared/scene/draw-strength";
import { useSession, useSessionState, useShownMap } from "../session/context";
import { copyTable, saveTable } from "../session/save-table";
import type { DriverMarks } from "../session/state";
import { Button } from "../ui/Button";
import { Select } from "../ui/fields";
import { KindSign } from "../ui/signs";
import { DriverList, EffectBar } from "./DriverList";
import { flipSentence, ownFlipSentence } from "./driver-words";
import { type Reasoned, useReasoned } from "./use-reasoned";
import { useWeighedMap } from "./use-weighed-map";

/** What drives the strength of the selected node. */
export function DriversPane() {
  const map = useShownMap();
  const id = useSessionState((state) => state.selection.findLast((one) => nodeOf(map, one)));
  const [asked, setAsked] = useState(id);
  // A click on a driver selects it; what is asked about stays until something else is asked.
  const [isKept, setIsKept] = useState(false);
  const topic = nodeOf(map, (isKept ? asked : id) ?? "");
  if (!topic) return <p className="inspector-note">Select a node to see what drives its strength.</p>;
  if (topic.muted)
    return <p className="inspector-note">The node is muted: it has no strength, and nothing drives it.</p>;
  return (
    <>
      <p className="reasoning-topic" dir="auto">
        <KindSign kind={topic.kind} /> {shortText(topic.text, 120)}
      </p>
      {isKept && id !== topic.id && (
        <Button onClick={() => setIsKept(false)}>Ask about the selected node</Button>
      )}
      <Answer
        topic={topic}
        onGo={() => {
          setAsked(topic.id);
          setIsKept(true);
        }}
      />
    </>
  );
}

function Answer({ topic, onGo }: { readonly topic: MapNode; readonly onGo: () => void }) {
  const session = useSession();
  const map = useShownMap();
  const weighed = useWeighedMap();
  const { semantics } = reasoningSettings(map);
  const order = useMemo(() => ({ map: weighed, semantics, node: topic.id }), [weighed, semantics, topic.id]);
  const work = useReasoned("drivers", order);
  const { answer, state } = work;
  const drivers = answer?.sensitivity.node === topic.id ? answer : null;
  const [by, setBy] = useState<"removal" | "gradient">("removal");
  const marks = useMemo(() => (drivers ? marksOf(map, drivers, by) : null), [map, drivers, by]);
  useEffect(() => {
    session.set({ driverMarks: marks });
    return () => session.set({ driverMarks: null });
  }, [session, marks]);

  if (state === "failed" || state === "cancelled" || !drivers) return <Unanswered work={work} />;
  const { sensitivity, flips, tried } = drivers;
  const table = () => driversAsCsv(map, drivers);
  return (
    <>
      <p role="status">
        Strength <b>{strengthInWords(sensitivity.strength)}</b> by {SEMANTICS_NAMES[semantics]}.{" "}
        {flips && flipSentence(map, flips, tried > sensitivity.drivers.length, topic.id)}{" "}
        {flips && ownFlipSentence(flips, topic.id)}
      </p>
      {sensitivity.drivers.length === 0 ? (
        <p className="inspector-note">No other node bears on it: its strength is its own confidence.</p>
      ) : (
        <>
          <Select
            label="Ranked by"
            value={by}
            hint={
              by === "removal"
                ? "What the strength would lose without the node."
                : "What the strength gains for each unit of the node's confidence."
            }
            choices={[
              { value: "removal", label: "Removal" },
              { value: "gradient", label: "Gradient" },
            ]}
            onChange={setBy}
          />
          <DriverList
            key={topic.id}
            map={map}
            drivers={sensitivity.drivers}
            topic={topic.id}
            by={by}
            onGo={onGo}
          />
        </>
      )}
      <Sources map={map} drivers={drivers} />
      <div className="inspector-buttons">
        <Button onClick={() => void copyTable(session, table())}>Copy as CSV</Button>
        <Button onClick={() => void saveTable(session, table(), "drivers")}>Save CSV…</Button>
      </div>
    </>
  );
}

/** What shows in place of the answer, while it is worked out or because it is not. */
function Unanswered({ work }: { readonly work: Reasoned<Drivers | null> }) {
  const { state, progress, cancel, again } = work;
  // The button that had the focus goes with what it began or ended; the one in its place takes it over.
  const hadFocus = useRef(false);
  const takeOver = useCallback((button: HTMLButtonElement | null) => {
    if (!button || !hadFocus.current) return;
    hadFocus.current = false;
    button.focus();
  }, []);
  const press = (act: () => void) => () => {
    hadFocus.current = true;
    act();
  };
  if (state === "failed" || state === "cancelled")
    return (
      <>
        <p className="inspector-note" role="status">
          {state === "failed" ? "It could not be worked out. The map is as it was." : "Stopped."}
        </p>
        <div className="inspector-buttons">
          <Button key="again" ref={takeOver} onClick={press(again)}>
            Work it out
          </Button>
        </div>
      </>
    );
  return (
    <>
      <p className="inspector-note">Working it out…</p>
      <div className="inspector-buttons">
        <progress aria-label="Working it out" max={1} {...(progress === null ? {} : { value: progress })} />
        <Button key="cancel" ref={takeOver} onClick={press(cancel)}>
          Cancel
        </Button>
      </div>
    </>
  );
}

function Sources({ map, drivers }: { readonly map: ArgMap; readonly drivers: Drivers }) {
  if (drivers.sources.length === 0) return null;
  return (
    <section className="inspector-part">
      <h3>Without a source</h3>
      <ul>
        {drivers.sources.map(({ source, removal }) => (
          <li key={source}>
            <span dir="auto">{sourcesById(map).get(source)?.title || "A source without a title"}</span>
            <EffectBar value={removal} most={1} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sizes for the canvas, beside the largest of them; edges have the size of the node that they come from. */
function marksOf(map: ArgMap, { sensitivity }: Drivers, by: "removal" | "gradient"): DriverMarks {
  const values = new Map(sensitivity.drivers.map((driver) => [driver.id, driver[by] ?? 0]));
  const most = Math.max(1e-9, ...[...values.values()].map(Math.abs));
  const { length } = waysTo(map, sensitivity.node);
  const marks = new Map<string, number>();
  for (const [id, value] of values) if (Math.abs(value) > 1e-6) marks.set(id, value / most);
  for (const { id, from } of map.edges) {
    const mark = marks.get(from);
    if (mark !== undefined && length.has(id)) marks.set(id, mark);
  }
  return marks;
}
