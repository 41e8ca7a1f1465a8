import { edgeName, shortText } from "../../shared/document/describe";
import { edgeOf, edgesTo, nodeOf, pointsAtEdge } from "../../shared/document/lookups";
import type { ArgMap, MapEdge } from "../../shared/document/types";
import { runCommand } from "../session/commands";
import { useMap, useSession } from "../session/context";
import { Button } from "../ui/Button";
import { RelationChoice } from "./inspector-choices";
import { LiveText } from "./inspector-fields";
import { JointPremises } from "./JointPremises";

/** Everything about one edge. */
export function EdgeInspector({ edge }: { readonly edge: MapEdge }) {
  const session = useSession();
  const map = useMap();
  const undercut = pointsAtEdge(map, edge);
  return (
    <>
      <dl className="inspector-ends">
        <End label="From" words={wordsFor(map, edge.from)} onGo={() => session.select([edge.from])} />
        <End label="To" words={wordsFor(map, edge.to)} onGo={() => session.select([edge.to])} />
      </dl>
      <RelationChoice
        label="Relation"
        value={edge.relation}
        undercut={undercut}
        onChange={(relation) => session.edit({ type: "relation", ids: [edge.id], relation })}
      />
      <LiveText
        label="Notes"
        value={edge.notes ?? ""}
        onText={(notes) =>
          session.edit({
            type: "edge-details",
            ids: [edge.id],
            change: { notes: notes === "" ? undefined : notes },
          })
        }
      />
      <Joint edge={edge} />
      <div className="inspector-buttons">
        <Button onClick={() => runCommand(session, "edge.undercut")}>Undercut this edge</Button>
        {!undercut && <Button onClick={() => runCommand(session, "edge.reverse")}>Reverse</Button>}
      </div>
    </>
  );
}

function End(props: { readonly label: string; readonly words: string; readonly onGo: () => void }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <button type="button" className="link-go" dir="auto" onClick={props.onGo}>
          {props.words}
        </button>
      </dd>
    </div>
  );
}

function wordsFor(map: ArgMap, id: string): string {
  const node = nodeOf(map, id);
  if (node) return shortText(node.text, 100);
  const edge = edgeOf(map, id);
  return edge ? `Link: ${edgeName(map, edge)}` : "";
}

/** The edges to the same target with which this one works together, and those with which it could. */
function Joint({ edge }: { readonly edge: MapEdge }) {
  const map = useMap();
  const partners = edgesTo(map, edge.to).filter(
    (other) => other.id !== edge.id && other.relation === edge.relation,
  );
  if (partners.length === 0) return null;
  return <JointPremises edge={edge} partners={partners} />;
}
