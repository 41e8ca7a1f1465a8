import { useState } from "react";
import type { RecoveryCopy } from "../../shared/bridge/bridge";
import { shownName } from "../../shared/bridge/file-name";
import { useSession, useSessionState } from "../session/context";
import { discardLostMap, restoreLostMap } from "../session/lost-maps";
import { Button } from "../ui/Button";
import { editedWords } from "./edited-words";

/** Unsaved work of a window that ended without a question; nothing where there is none. */
export function LostMaps() {
  const lost = useSessionState((state) => state.recoveries);
  if (lost.length === 0) return null;
  return (
    <section className="start-lost" aria-labelledby="start-lost">
      <h2 id="start-lost">Unsaved work from last time</h2>
      <p className="start-hint">
        Argmap closed before {lost.length === 1 ? "this map was" : "these maps were"} saved. Nothing is lost
        until you discard it.
      </p>
      <ul className="start-list">
        {lost.map((copy, at) => (
          <LostMap key={copy.id} copy={copy} isFirst={at === 0} />
        ))}
      </ul>
    </section>
  );
}

function LostMap({ copy, isFirst }: { readonly copy: RecoveryCopy; readonly isFirst: boolean }) {
  const session = useSession();
  const [isAsking, setAsking] = useState(false);
  const name = shownName(copy.name);
  return (
    <li className="start-lost-map">
      <div className="start-lost-words">
        <bdi className="start-lost-name">{name}</bdi>
        <span className="start-lost-time">
          {isAsking ? "Discard it for good?" : `Last edit ${editedWords(copy.edited, Date.now())}`}
        </span>
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
          <Button
            look="primary"
            aria-label={`Restore ${name}`}
            data-start-first={isFirst || undefined}
            onClick={() => void restoreLostMap(session, copy)}
          >
            Restore
          </Button>
          <Button aria-label={`Discard ${name}`} onClick={() => setAsking(true)}>
            Discard…
          </Button>
        </>
      )}
    </li>
  );
}
