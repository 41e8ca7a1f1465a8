import { nodeOf } from "../../shared/document/lookups";
import type { MapEdge, MapNode } from "../../shared/document/types";
import { useSession, useSessionState, useShownMap } from "../session/context";
import { tryConfidence, tryWithout } from "../session/trial";
import { Checkbox } from "../ui/fields";
import { KindChoice, RelationChoice } from "./inspector-choices";
import { Confidence, Tags } from "./inspector-fields";

interface SeveralInspectorProps {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** What several nodes or edges have in common. */
export function SeveralInspector({ nodes, edges }: SeveralInspectorProps) {
  return (
    <>
      {nodes.length > 0 && <SharedOfNodes nodes={nodes} />}
      {edges.length > 0 && <SharedOfEdges edges={edges} />}
    </>
  );
}

/** The value that all have; null where they differ. */
function shared<T, V>(items: readonly T[], pick: (item: T) => V): V | null {
  const [first] = items;
  if (first === undefined) return null;
  const value = pick(first);
  return items.every((item) => pick(item) === value) ? value : null;
}

function SharedOfNodes({ nodes }: { readonly nodes: readonly MapNode[] }) {
  const session = useSession();
  const ids = nodes.map((node) => node.id);
  const isTrial = useSessionState((state) => state.trial !== null);
  const map = useShownMap();
  const shown = nodes.map((node) => nodeOf(map, node.id) ?? node);
  const muted = shown.filter((node) => node.muted).length;
  const tags = [...new Set(nodes.flatMap((node) => node.tags ?? []))];
  return (
    <section className="inspector-shared" aria-label="Selected nodes">
      <KindChoice
        value={shared(nodes, (node) => node.kind)}
        onChange={(kind) => session.edit({ type: "kind", ids, kind })}
      />
      <Confidence
        value={shared(shown, (node) => node.confidence)}
        forTrial={isTrial}
        onChange={(confidence) => {
          if (isTrial) tryConfidence(session, new Map(ids.map((id) => [id, confidence])));
          else session.edit({ type: "node-details", ids, change: { confidence } });
        }}
      />
      <Tags
        tags={tags}
        onAdd={(tag) => session.edit({ type: "tags", ids, add: tag })}
        onRemove={(tag) => session.edit({ type: "tags", ids, remove: tag })}
      />
      <Checkbox
        label="Muted"
        checked={muted === nodes.length}
        mixed={muted > 0 && muted < nodes.length}
        onChange={(on) => {
          if (isTrial) tryWithout(session);
          else session.edit({ type: "node-details", ids, change: { muted: on ? true : undefined } });
        }}
      />
    </section>
  );
}

function SharedOfEdges({ edges }: { readonly edges: readonly MapEdge[] }) {
  const session = useSession();
  return (
    <section className="inspector-shared" aria-label="Selected edges">
      <RelationChoice
        label="Relation of the edges"
        value={shared(edges, (edge) => edge.relation)}
        onChange={(relation) =>
          session.edit({ type: "relation", ids: edges.map((edge) => edge.id), relation })
        }
      />
    </section>
  );
}
