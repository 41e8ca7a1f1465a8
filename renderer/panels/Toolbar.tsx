/** The commands that are used most, for the pointer. The keyboard has them all. */
import {
  FileText,
  LayoutDashboard,
  ListTree,
  Lock,
  Maximize,
  Minus,
  PanelRight,
  Plus,
  Redo2,
  Search,
  Share,
  Undo2,
} from "lucide-react";
import { flushSync } from "react-dom";
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { KIND_NAMES } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { KINDS, type Kind } from "../../shared/document/types";
import { addFree, currentNode, setKind } from "../session/argument";
import { canRun, isChecked, runCommand } from "../session/commands";
import { useSession, useSessionState } from "../session/context";
import type { Session } from "../session/session";
import { isModified, windowName } from "../session/state";
import { view } from "../session/view-control";
import { keysOf, tooltip } from "../ui/command-words";
import { IconButton } from "../ui/IconButton";
import { KindSign } from "../ui/signs";

function Command(props: {
  readonly name: CommandName;
  readonly icon: typeof Undo2;
  readonly toggle?: boolean;
}) {
  const session = useSession();
  const enabled = useSessionState((state) => canRun(state, props.name));
  const checked = useSessionState((state) => isChecked(state, props.name));
  return (
    <IconButton
      icon={props.icon}
      label={CATALOGUE[props.name].label}
      command={props.name}
      disabled={!enabled}
      {...(props.toggle ? { pressed: checked } : {})}
      onClick={() => {
        runCommand(session, props.name);
        if (!props.toggle) view()?.focus();
      }}
    />
  );
}

/** Changes the kind of what is selected, or adds a node of that kind where nothing is. */
function KindButton({ kind }: { readonly kind: Kind }) {
  const session = useSession();
  const current = useSessionState((state) => {
    const map = state.open?.history.present;
    const id = state.selection.at(-1);
    return map && id !== undefined && nodeOf(map, id)?.kind === kind;
  });
  const label = KIND_NAMES[kind];
  const title = tooltip(label, keysOf(`node.${kind}`, session.bridge.platform));
  const act = () => {
    if (currentNode(session)) {
      setKind(session, kind);
      view()?.focus();
    } else addFree(session, "canvas", undefined, kind);
  };
  return (
    <button type="button" className="kind-button" aria-pressed={current === true} title={title} onClick={act}>
      <KindSign kind={kind} />
      <span className="kind-button-name">{label}</span>
    </button>
  );
}

/** Opens what says the title of the map, with the title ready to be typed over. */
function renameMap(session: Session): void {
  session.select([]);
  flushSync(() => session.set({ inspector: true }));
  document.querySelector<HTMLInputElement>('[data-field="map-title"]')?.select();
}

function Title() {
  const name = useSessionState((state) => windowName(state.open));
  const modified = useSessionState((state) => isModified(state.open));
  const readOnly = useSessionState((state) => state.open?.file?.readOnly === true);
  const session = useSession();
  return (
    <h1 className="map-name" title={name}>
      <button type="button" className="map-name-button" title="Rename" onClick={() => renameMap(session)}>
        {name}
      </button>
      {readOnly && (
        <span className="read-only-mark" title="Save asks for another name">
          <Lock size={12} aria-hidden="true" /> Read-only
        </span>
      )}
      {modified && (
        <span className="modified-mark" title="Not saved">
          <span aria-hidden="true">●</span>
          <span className="visually-hidden">not saved</span>
        </span>
      )}
    </h1>
  );
}

export function Toolbar() {
  return (
    <header className="toolbar" data-pane="toolbar" role="toolbar" aria-label="Tools">
      <div className="tool-group">
        <Command name="view.outline" icon={ListTree} toggle />
        <Command name="view.sources" icon={FileText} toggle />
        <Command name="edit.undo" icon={Undo2} />
        <Command name="edit.redo" icon={Redo2} />
      </div>
      <div className="tool-group kinds">
        {KINDS.map((kind) => (
          <KindButton key={kind} kind={kind} />
        ))}
      </div>
      <Title />
      <div className="tool-group">
        <Command name="arrange.tidy" icon={LayoutDashboard} />
        <Command name="view.zoomOut" icon={Minus} />
        <Command name="view.zoomIn" icon={Plus} />
        <Command name="view.fit" icon={Maximize} />
        <Command name="edit.find" icon={Search} />
        <Command name="file.export" icon={Share} />
        <Command name="view.inspector" icon={PanelRight} toggle />
      </div>
    </header>
  );
}
