import { newId } from "../../shared/basics/id";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { MapEdge } from "../../shared/document/types";
import { edgesToPart } from "../../shared/reasoning/joints";
import { useMap, useSession } from "../session/context";
import { Checkbox } from "../ui/fields";

/** Which other arguments for the same thing count only together with this one (linked premises). */
export function JointPremises(props: { readonly edge: MapEdge; readonly partners: readonly MapEdge[] }) {
  const { edge, partners } = props;
  const session = useSession();
  const map = useMap();
  const isTogether = (other: MapEdge) => edge.joint !== undefined && other.joint === edge.joint;

  const join = (other: MapEdge) => {
    const joint = edge.joint ?? other.joint ?? newId();
    const ids = [edge, other].filter((one) => one.joint !== joint).map((one) => one.id);
    session.edit({ type: "edge-details", ids, change: { joint } });
    session.seal();
  };
  const part = (other: MapEdge) => {
    const ids = edgesToPart(map, [other]).map(({ id }) => id);
    session.edit({ type: "edge-details", ids, change: { joint: undefined } });
    session.seal();
  };
  return (
    <fieldset className="inspector-part joint">
      <legend>Works only together with</legend>
      {partners.map((other) => (
        <Checkbox
          key={other.id}
          label={shortText(nodeOf(map, other.from)?.text ?? "", 80)}
          checked={isTogether(other)}
          onChange={(together) => (together ? join(other) : part(other))}
        />
      ))}
    </fieldset>
  );
}
