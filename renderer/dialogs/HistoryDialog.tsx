import { useEffect, useState } from "react";
import type { MapVersion } from "../../shared/bridge/bridge";
import type { ArgMap } from "../../shared/document/types";
import { compareWithVersion } from "../exchange/comparing";
import { useMap, useSession, useSessionState } from "../session/context";
import { openVersion, readVersion, restoreVersion } from "../session/history";
import type { Session } from "../session/session";
import type { OpenFile } from "../session/state";
import { SamplePicture } from "../start/SamplePicture";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { DifferenceList } from "./DifferenceList";

interface HistoryDialogProps {
  readonly file: OpenFile;
  readonly versions: readonly MapVersion[];
  readonly onClose: () => void;
}

/** The map of the chosen version: undefined while it is being read, null where it can't be. */
function useVersion(session: Session, file: OpenFile, id: string | undefined): ArgMap | null | undefined {
  const [read, setRead] = useState<{ readonly id: string; readonly map: ArgMap | null } | null>(null);
  useEffect(() => {
    let isShown = true;
    if (id !== undefined)
      void readVersion(session, file, id).then((map) => {
        if (isShown) setRead({ id, map });
      });
    return () => {
      isShown = false;
    };
  }, [session, file, id]);
  return read?.id === id ? read?.map : undefined;
}

/** Earlier versions of the map's file: each with a picture and what differs from now, to be restored or opened. */
export function HistoryDialog({ file, versions, onClose }: HistoryDialogProps) {
  const session = useSession();
  const [chosen, setChosen] = useState(versions[0]);
  const map = useVersion(session, file, chosen?.id);
  if (!chosen) return <NoVersions onClose={onClose} />;
  const when = versionTime(chosen.time, Date.now());
  const then = (act: () => unknown) => () => {
    onClose();
    void act();
  };
  return (
    <Dialog
      title="Version history"
      size="large"
      onClose={onClose}
      actions={
        <>
          <span className="dialog-note">Your file stays as it is until you save.</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button disabled={!map} onClick={then(() => map && compareWithVersion(session, map, when))}>
            Compare…
          </Button>
          <Button disabled={!map} onClick={then(() => openVersion(session, file, chosen))}>
            Open as copy
          </Button>
          <Button
            look="primary"
            disabled={!map}
            onClick={then(() => map && restoreVersion(session, map, when))}
          >
            Restore
          </Button>
        </>
      }
    >
      <div className="history">
        <fieldset className="history-list">
          <legend className="visually-hidden">Versions of {file.name}</legend>
          {versions.map((version) => (
            <label key={version.id} className="history-version">
              <input
                type="radio"
                name="version"
                checked={version === chosen}
                onChange={() => setChosen(version)}
              />
              <span>{versionTime(version.time, Date.now())}</span>
              <span className="history-size">{sizeWords(version.bytes)}</span>
            </label>
          ))}
        </fieldset>
        <VersionDetails map={map} />
      </div>
    </Dialog>
  );
}

function NoVersions({ onClose }: { readonly onClose: () => void }) {
  const isOn = useSessionState((state) => state.keepsRecovery);
  return (
    <Dialog
      title="Version history"
      size="small"
      onClose={onClose}
      actions={
        <Button look="primary" data-autofocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className="dialog-sentence">
        {isOn
          ? "No version of this map is kept yet. One is kept at every save."
          : "No versions are kept, because keeping recovery data is turned off in the Help menu."}
      </p>
    </Dialog>
  );
}

function VersionDetails({ map }: { readonly map: ArgMap | null | undefined }) {
  const now = useMap();
  if (map === undefined) return <p className="history-details">Reading the version…</p>;
  if (map === null)
    return <p className="history-details">This version can't be read. The others may still be whole.</p>;
  return (
    <section className="history-details" aria-label="The chosen version">
      <div className="history-picture">
        <SamplePicture map={map} className="history-canvas" isWhole />
      </div>
      <p className="history-facts">
        {countOf(map.nodes.length, "node")}, {countOf(map.edges.length, "edge")}
      </p>
      <h3 className="dialog-heading">From your map now to this version</h3>
      <DifferenceList label="What differs" before={now} after={map} />
    </section>
  );
}

function countOf(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** "14:02:31" for today, "23 Nov, 14:02:31" for another day: saves may follow one another within a minute. */
function versionTime(time: number, now: number): string {
  const clock = { hour: "numeric", minute: "2-digit", second: "2-digit" } as const;
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  const format = isToday ? clock : ({ day: "numeric", month: "short", ...clock } as const);
  return new Intl.DateTimeFormat(undefined, format).format(time);
}
