import { Spline } from "lucide-react";
import type { NodeDetails } from "../../shared/commands/edit";
import { shortText } from "../../shared/document/describe";
import { edgeOf, edgesFrom, edgesTo, nodeOf, pointsAtEdge } from "../../shared/document/lookups";
import type { ArgMap, MapEdge, MapNode } from "../../shared/document/types";
import { SEMANTICS_NAMES } from "../../shared/reasoning/semantics";
import { strengthInWords } from "../../shared/scene/draw-strength";
import { useMap, useSession, useSessionState, useShownMap } from "../session/context";
import { tryConfidence, tryWithout } from "../session/trial";
import { CitationList } from "../sources/CitationList";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/fields";
import { IconButton } from "../ui/IconButton";
import { RelationSign } from "../ui/signs";
import { KindChoice, RelationChoice } from "./inspector-choices";
import { Confidence, LiveText, Tags } from "./inspector-fields";

/** Everything about one node. */
export function NodeInspector({ node }: { readonly node: MapNode }) {
  const session = useSession();
  const ids = [node.id];
  const change = (details: NodeDetails) => session.edit({ type: "node-details", ids, change: details });
  const trial = useSessionState((state) => state.trial);
  const shown = nodeOf(useShownMap(), node.id) ?? node;
  const setTags = (tags: readonly string[]) => {
    change({ tags: tags.length > 0 ? tags : undefined });
    session.seal();
  };
  const tags = node.tags ?? [];
  return (
    <>
      <KindChoice value={node.kind} onChange={(kind) => session.edit({ type: "kind", ids, kind })} />
      <LiveText
        label="Text"
        value={node.text}
        onText={(text) => session.edit({ type: "text", id: node.id, text })}
      />
      <LiveText
        label="Notes"
        value={node.notes ?? ""}
        onText={(notes) => change({ notes: notes === "" ? undefined : notes })}
      />
      <Confidence
        value={shown.confidence}
        forTrial={trial !== null}
        onChange={(confidence) => {
          if (trial) tryConfidence(session, new Map([[node.id, confidence]]));
          else change({ confidence });
        }}
      />
      <StrengthLine id={node.id} />
      <Tags
        tags={tags}
        onAdd={(tag) => setTags([...tags, tag])}
        onRemove={(tag) => setTags(tags.filter((other) => other !== tag))}
      />
      <Checkbox
        label="Muted"
        hint="Left out of the reasoning, as if it had not been said."
        checked={shown.muted ?? false}
        disabled={trial !== null && node.muted === true}
        onChange={(muted) => {
          if (trial) tryWithout(session);
          else change({ muted: muted ? true : undefined });
        }}
      />
      {node.width !== undefined && (
        <Button onClick={() => session.edit({ type: "resize", ids: [node.id], width: undefined })}>
          Reset width
        </Button>
      )}
      <Links node={node} />
      <CitationList node={node} />
    </>
  );
}

/** What the node is worth with its arguments, where strengths show: beside what it is worth without them. */
function StrengthLine({ id }: { readonly id: string }) {
  const strengths = useSessionState((state) => state.weighed?.strengths);
  if (!strengths) return null;
  const value = strengths.byNode.get(id);
  if (value === undefined && !strengths.unsettled.includes(id)) return null;
  return (
    <p className="inspector-note">
      Strength with its arguments: <b>{strengthInWords(value ?? null)}</b> (
      {SEMANTICS_NAMES[strengths.semantics]})
    </p>
  );
}

function Links({ node }: { readonly node: MapNode }) {
  const map = useMap();
  const says = edgesFrom(map, node.id);
  const heard = edgesTo(map, node.id);
  if (says.length + heard.length === 0)
    return <p className="inspector-note">It is not linked to anything yet.</p>;
  return (
    <>
      {says.length > 0 && (
        <section className="inspector-part">
          <h3>Speaks about</h3>
          <ul>
            {says.map((edge) => (
              <li key={edge.id}>
                <LinkLine edge={edge} words={targetWords(map, edge)} goTo={edge.to} editable />
              </li>
            ))}
          </ul>
        </section>
      )}
      {heard.length > 0 && (
        <section className="inspector-part">
          <h3>Its arguments</h3>
          <ul>
            {heard.map((edge) => (
              <li key={edge.id}>
                <LinkLine
                  edge={edge}
                  words={shortText(nodeOf(map, edge.from)?.text ?? "", 80)}
                  goTo={edge.from}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function targetWords(map: ArgMap, edge: MapEdge): string {
  const target = nodeOf(map, edge.to);
  if (target) return shortText(target.text, 80);
  const link = edgeOf(map, edge.to);
  return `the link from '${shortText((link && nodeOf(map, link.from)?.text) ?? "", 60)}'`;
}

function LinkLine(props: {
  readonly edge: MapEdge;
  readonly words: string;
  readonly goTo: string;
  readonly editable?: boolean;
}) {
  const { edge, words, goTo, editable = false } = props;
  const session = useSession();
  const undercut = pointsAtEdge(useMap(), edge);
  return (
    <div className="link-line">
      {!editable && <RelationSign relation={edge.relation} />}
      <button type="button" className="link-go" dir="auto" onClick={() => session.select([goTo])}>
        {!editable && (
          <span className="visually-hidden">
            {edge.relation === "support" ? "Supported by " : "Opposed by "}
          </span>
        )}
        {words}
      </button>
      {editable && (
        <div className="link-tools">
          <RelationChoice
            label={`How it speaks about ${words}`}
            hideLabel
            value={edge.relation}
            undercut={undercut}
            onChange={(relation) => session.edit({ type: "relation", ids: [edge.id], relation })}
          />
          <IconButton
            icon={Spline}
            label={`Go to the edge to ${words}`}
            onClick={() => session.select([edge.id])}
          />
        </div>
      )}
    </div>
  );
}
