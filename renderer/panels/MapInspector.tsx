import { KIND_NAMES } from "../../shared/document/describe";
import { type ArgMap, KINDS } from "../../shared/document/types";
import { SEMANTICS, SEMANTICS_NAMES } from "../../shared/reasoning/semantics";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { useMap, useSession } from "../session/context";
import { chooseSemantics } from "../session/reasoning";
import { Field, Select } from "../ui/fields";
import { KindSign, RelationSign } from "../ui/signs";

/** The map as a whole: its title, how much there is of what, and the texts it was made from. */
export function MapInspector() {
  const session = useSession();
  const map = useMap();
  return (
    <>
      <Field label="Title">
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="text"
            dir="auto"
            data-field="map-title"
            value={map.title}
            onChange={(event) => session.edit({ type: "title", title: event.target.value })}
            onBlur={() => session.seal()}
          />
        )}
      </Field>
      <Select
        label="Strengths by"
        value={reasoningSettings(map).semantics}
        hint="How the strength of a node follows from its confidence and its arguments."
        choices={SEMANTICS.map((value) => ({ value, label: SEMANTICS_NAMES[value] }))}
        onChange={(semantics) => chooseSemantics(session, semantics)}
      />
      <Counts map={map} />
      <Sources map={map} />
    </>
  );
}

function Counts({ map }: { readonly map: ArgMap }) {
  const supporting = map.edges.filter((edge) => edge.relation === "support").length;
  return (
    <section className="inspector-part">
      <h3>In the map</h3>
      <ul className="counts">
        {KINDS.map((kind) => (
          <li key={kind}>
            <KindSign kind={kind} /> {KIND_NAMES[kind]}
            <span>{map.nodes.filter((node) => node.kind === kind).length}</span>
          </li>
        ))}
        <li>
          <RelationSign relation="support" /> Supporting edges<span>{supporting}</span>
        </li>
        <li>
          <RelationSign relation="oppose" /> Opposing edges<span>{map.edges.length - supporting}</span>
        </li>
      </ul>
    </section>
  );
}

function Sources({ map }: { readonly map: ArgMap }) {
  if (map.sources.length === 0) return null;
  return (
    <section className="inspector-part">
      <h3>Sources</h3>
      <ul>
        {map.sources.map((source) => (
          <li key={source.id}>
            <span dir="auto">{source.title || "A source without a title"}</span>
            <p className="inspector-note" dir="auto">
              {[source.author, source.published, lengthOf(source.text)].filter(Boolean).join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lengthOf(text: string | undefined): string {
  if (text === undefined || text === "") return "no text";
  const words = text.split(/\s+/).filter((word) => word !== "").length;
  return `${words.toLocaleString("en")} words, ${text.length.toLocaleString("en")} characters`;
}
