import { useEffect, useState } from "react";
import type { ArgMap } from "../../shared/document/types";
import { useSession } from "../session/context";
import { openSample } from "../session/files";
import { listSamples, type Sample, sampleMap } from "../session/samples";
import { SamplePicture } from "./SamplePicture";

/** The maps that come with the app, with a picture of each. */
export function SampleCards() {
  return (
    <section className="start-samples" aria-labelledby="start-samples">
      <h2 id="start-samples">Samples</h2>
      <ul className="start-cards">
        {listSamples().map((sample) => (
          <li key={sample.name}>
            <SampleCard sample={sample} />
          </li>
        ))}
      </ul>
      <p className="start-hint">A sample opens as a copy: change it as you like.</p>
    </section>
  );
}

function SampleCard({ sample }: { readonly sample: Sample }) {
  const session = useSession();
  const map = useSampleMap(sample.name);
  return (
    <button type="button" className="start-card" onClick={() => void openSample(session, sample.name)}>
      <SamplePicture map={map} />
      <span className="start-card-title">{sample.title}</span>
      <span className="start-card-facts">{map ? `${map.nodes.length} nodes` : "\u00a0"}</span>
    </button>
  );
}

/** The sample's map once it is there; null before, and where it can't be loaded. */
function useSampleMap(name: string): ArgMap | null {
  const [map, setMap] = useState<ArgMap | null>(null);
  useEffect(() => {
    let isWanted = true;
    void sampleMap(name).then((loaded) => {
      if (isWanted) setMap(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [name]);
  return map;
}
