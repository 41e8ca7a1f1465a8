import { Spline, X } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { once } from "../../shared/basics/once";
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { isChord } from "../../shared/commands/keys";
import { edgeName, shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { folded, nodesInOrder } from "../../shared/document/search";
import type { ArgMap, Relation } from "../../shared/document/types";
import { connect } from "../session/argument";
import { useMap, useSession, useSessionState } from "../session/context";
import type { Connecting } from "../session/state";
import "../styles/panels.css";
import { RadioGroup } from "../ui/fields";
import { IconButton } from "../ui/IconButton";
import { RelationSign } from "../ui/signs";
import { nodeOption, searchedWords } from "./node-option";
import { PickList, type PickOption } from "./PickList";
import { ranked } from "./ranked";
import { useFocusBack } from "./use-focus-back";

const MOST = 60;

interface Target {
  readonly searched: () => string;
  /** Made only for the few that show. */
  readonly option: () => PickOption;
}

/** Shown in connect mode: picks what a node speaks about. The canvas lets the person click the target instead. */
export function ConnectPicker() {
  const connecting = useSessionState((state) => state.connecting);
  return connecting ? <OpenPicker connecting={connecting} /> : null;
}

function OpenPicker({ connecting }: { readonly connecting: Connecting }) {
  const session = useSession();
  const map = useMap();
  const panel = useRef<HTMLElement>(null);
  const [query, setQuery] = useState("");
  const targets = useMemo(() => targetsFor(map, connecting.from), [map, connecting.from]);
  const options = useMemo(
    () => ranked(targets, query, (target) => target.searched(), MOST).map((target) => target.option()),
    [targets, query],
  );
  useFocusBack(panel);

  const node = nodeOf(map, connecting.from);
  if (!node) return null;
  const close = () => session.set({ connecting: null });
  const setRelation = (relation: Relation) => session.set({ connecting: { ...connecting, relation } });
  const isKey = (event: KeyboardEvent, name: CommandName) =>
    CATALOGUE[name].keys.some((key) => isChord(event, key, session.bridge.platform));
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key === "Escape") close();
    else if (query === "" && isKey(event, "edge.oppose")) setRelation("oppose");
    else if (query === "" && isKey(event, "edge.support")) setRelation("support");
    else return false;
    return true;
  };
  return (
    <section ref={panel} className="connect-picker" data-pane="connect" aria-label="Connect">
      <header className="connect-head">
        <h2 dir="auto">Connect '{shortText(node.text, 50)}'</h2>
        <IconButton icon={X} label="Cancel" onClick={close} />
      </header>
      <RadioGroup
        label="Relation"
        hideLabel
        value={connecting.relation}
        onChange={setRelation}
        choices={[
          { value: "support", label: "Supports (+)", icon: <RelationSign relation="support" /> },
          { value: "oppose", label: "Opposes (−)", icon: <RelationSign relation="oppose" /> },
        ]}
      />
      <PickList
        label="Target"
        placeholder="Type words of the target, or click it on the map"
        query={query}
        onQuery={setQuery}
        options={options}
        none="Nothing fits these letters."
        onKey={onKey}
        onPick={(id) => {
          if (connect(session, connecting.from, id, connecting.relation)) close();
        }}
      />
    </section>
  );
}

/** Everything that a node can point at: the other nodes, then the edges that it does not make itself. */
function targetsFor(map: ArgMap, from: string): readonly Target[] {
  const nodes = nodesInOrder(map).filter((node) => node.id !== from);
  const edges = map.edges.filter((edge) => edge.from !== from);
  return [
    ...nodes.map((node) => ({
      searched: () => searchedWords(node),
      option: () => nodeOption(node),
    })),
    ...edges.map((edge) => ({
      searched: once(() => folded(edgeName(map, edge))),
      option: () => ({
        id: edge.id,
        label: edgeName(map, edge),
        sign: <Spline size={14} />,
        detail: "Link",
      }),
    })),
  ];
}
