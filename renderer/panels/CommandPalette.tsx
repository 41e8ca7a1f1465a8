import { Command } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { CATALOGUE, COMMAND_NAMES } from "../../shared/commands/catalogue";
import { folded, nodesInOrder, prepareSearch } from "../../shared/document/search";
import { canRun, runCommand } from "../session/commands";
import { useSession } from "../session/context";
import { goTo } from "../session/find";
import type { Session } from "../session/session";
import { keysOf } from "../ui/command-words";
import { Dialog } from "../ui/Dialog";
import { nodeOption, searchedWords } from "./node-option";
import { PickList, type PickOption } from "./PickList";
import { ranked } from "./ranked";

const MOST = 60;

interface Entry {
  readonly searched: () => string;
  /** Made only for the few that show. */
  readonly option: () => PickOption;
  readonly run: () => void;
}

/** Every command that can be given now and every node of the map, by typing a few letters. */
export function CommandPalette() {
  const session = useSession();
  const [query, setQuery] = useState("");
  const [entries] = useState(() => [...commandsNow(session), ...nodesNow(session)]);
  useEffect(() => {
    const map = session.map();
    const waiting = requestIdleCallback(() => map && prepareSearch(map));
    return () => cancelIdleCallback(waiting);
  }, [session]);
  const shown = useMemo(() => {
    const best = ranked(entries, query, (entry) => entry.searched(), MOST);
    return best.map((entry) => ({ ...entry.option(), run: entry.run }));
  }, [entries, query]);
  const close = () => session.ask(null);
  return (
    <Dialog title="Command palette" bare className="palette" onClose={close}>
      <PickList
        label="Command or node"
        placeholder="Type a command, or words of a node"
        query={query}
        onQuery={setQuery}
        options={shown}
        none="Nothing fits these letters."
        onPick={(id) => {
          const entry = shown.find((option) => option.id === id);
          // The dialog is gone, and the focus back on the map, before the command asks where the focus is.
          flushSync(close);
          entry?.run();
        }}
      />
    </Dialog>
  );
}

function commandsNow(session: Session): readonly Entry[] {
  return COMMAND_NAMES.filter((name) => name !== "edit.palette" && canRun(session.get(), name)).map(
    (name) => ({
      option: () => ({
        id: `command ${name}`,
        label: CATALOGUE[name].label.replace(/…$/, ""),
        sign: <Command size={14} />,
        detail: keysOf(name, session.bridge.platform),
      }),
      searched: () => folded(CATALOGUE[name].label),
      run: () => void runCommand(session, name),
    }),
  );
}

function nodesNow(session: Session): readonly Entry[] {
  const map = session.map();
  if (!map) return [];
  return nodesInOrder(map).map((node) => ({
    option: () => nodeOption(node, `node ${node.id}`),
    searched: () => searchedWords(node),
    run: () => goTo(session, node.id),
  }));
}
