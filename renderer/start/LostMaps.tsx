import { useEffect, useState } from "react";
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import type { ArgMap } from "../../shared/document/types";
import { useSession, useSessionState } from "../session/context";
import {
  discardLostMap,
  isRestorable,
  lostMapName,
  lostMapPicture,
  restoreLostMap,
} from "../session/lost-maps";
import { Button } from "../ui/Button";
import { damageWords, lostWords } from "./lost-words";
import { SamplePicture } from "./SamplePicture";

/** Unsaved work of a window that ended without a question; nothing where there is none. */
export function LostMaps() {
  const lost = useSessionState((state) => state.recoveries);
  if (lost.length === 0) return null;
  // What can be restored comes first.
  const inOrder = lost.toSorted((a, b) => Number(isRestorable(b)) - Number(isRestorable(a)));
  return (
    <section className="start-lost" aria-labelledby="start-lost">
      <h2 id="start-lost">Unsaved work from last time</h2>
      <p className="start-hint">
        Argmap closed before {lost.length === 1 ? "this map was" : "these maps were"} saved. Nothing is lost
        until you discard it.
      </p>
      <ul className="start-list">
        {inOrder.map((copy, at) => (
          <LostMap key={copy.id} copy={copy} isFirst={at === 0} />
        ))}
      </ul>
    </section>
  );
}

/** The map in the copy, once it was looked at; null before, and where it can't be read. */
function useLostMap(copy: RecoveryCopy): ArgMap | null {
  const session = useSession();
  const [map, setMap] = useState<ArgMap | null>(null);
  useEffect(() => {
    let isWanted = isRestorable(copy);
    const look = async () => {
      const found = isWanted ? await lostMapPicture(session, copy) : null;
      if (isWanted) setMap(found);
    };
    // The picture is only there to help; without it there are still the words.
    requestIdleCallback(() => void look().catch(() => undefined));
    return () => {
      isWanted = false;
    };
  }, [copy, session]);
  return map;
}

function LostMap({ copy, isFirst }: { readonly copy: RecoveryCopy; readonly isFirst: boolean }) {
  const session = useSession();
  const map = useLostMap(copy);
  const [isAsking, setAsking] = useState(false);
  const name = shownName(lostMapName(copy));
  const damage = damageWords(copy, session.bridge.shell === "desktop");
  return (
    <li className="start-lost-map">
      {isRestorable(copy) && <SamplePicture map={map} className="start-lost-picture" />}
      <div className="start-lost-words">
        <bdi className="start-lost-name">{name}</bdi>
        <span className="start-lost-time">
          {isAsking ? "Discard it for good?" : lostWords(copy, Date.now())}
        </span>
        {damage !== "" && <span className="start-lost-damage">{damage}</span>}
      </div>
      {isAsking ? (
        <>
          <Button autoFocus onClick={() => setAsking(false)}>
            Keep
          </Button>
          <Button look="danger" onClick={() => void discardLostMap(session, copy)}>
            Discard
          </Button>
        </>
      ) : (
        <>
          {isRestorable(copy) && (
            <Button
              look="primary"
              aria-label={`Restore ${name}`}
              data-start-first={isFirst || undefined}
              onClick={() => void restoreLostMap(session, copy)}
            >
              Restore
            </Button>
          )}
          <Button aria-label={`Discard ${name}`} onClick={() => setAsking(true)}>
            Discard…
          </Button>
        </>
      )}
    </li>
  );
}
