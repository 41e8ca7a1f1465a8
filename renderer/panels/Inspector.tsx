import { PanelRight, X } from "lucide-react";
import { edgeOf, nodeOf } from "../../shared/document/lookups";
import { runCommand } from "../session/commands";
import { useMap, useSession, useSessionState } from "../session/context";
import "../styles/inspector.css";
import "../styles/panels.css";
import { IconButton } from "../ui/IconButton";
import { EdgeInspector } from "./EdgeInspector";
import { MapInspector } from "./MapInspector";
import { NodeInspector } from "./NodeInspector";
import { SeveralInspector } from "./SeveralInspector";

/** What there is to know and to change about what is selected; about the whole map where nothing is. */
export function Inspector() {
  const session = useSession();
  const map = useMap();
  const selection = useSessionState((state) => state.selection);
  const nodes = selection.flatMap((id) => nodeOf(map, id) ?? []);
  const edges = selection.flatMap((id) => edgeOf(map, id) ?? []);
  const [node] = nodes;
  const [edge] = edges;
  const several = nodes.length + edges.length > 1;
  return (
    <aside className="inspector" data-pane="inspector" aria-label="Inspector">
      <header className="panel-head">
        <h2>
          <PanelRight size={15} aria-hidden="true" />{" "}
          {several ? `${nodes.length + edges.length} selected` : title(node, edge)}
        </h2>
        <IconButton
          icon={X}
          label="Close the inspector"
          command="view.inspector"
          onClick={() => runCommand(session, "view.inspector")}
        />
      </header>
      <div className="inspector-body">
        {several ? (
          <SeveralInspector nodes={nodes} edges={edges} />
        ) : node ? (
          <NodeInspector key={node.id} node={node} />
        ) : edge ? (
          <EdgeInspector key={edge.id} edge={edge} />
        ) : (
          <MapInspector />
        )}
      </div>
    </aside>
  );
}

function title(node: object | undefined, edge: object | undefined): string {
  return node ? "Node" : edge ? "Edge" : "Map";
}
