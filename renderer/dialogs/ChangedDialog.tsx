import { useEffect, useState } from "react";
import type { ArgMap } from "../../shared/document/types";
import { compareWithDisk } from "../exchange/comparing";
import { useMap, useSession } from "../session/context";
import { readTheirs } from "../session/file-news";
import { loadTheirs, overwriteChanged, saveAs } from "../session/files";
import type { Session } from "../session/session";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { DifferenceList } from "./DifferenceList";

/** The map that the file holds now: null while it is being read, a sentence where it can't be shown. */
function useTheirs(session: Session): ArgMap | string | null {
  const [theirs, setTheirs] = useState<ArgMap | string | null>(null);
  useEffect(() => {
    const id = session.get().open?.file?.id;
    let isShown = true;
    if (id !== undefined)
      void readTheirs(session, id).then((read) => {
        if (!isShown) return;
        if ("map" in read) setTheirs(read.map);
        else
          setTheirs(read.isGone ? "The file is no longer there." : `Argmap can't show it: ${read.detail}.`);
      });
    return () => {
      isShown = false;
    };
  }, [session]);
  return theirs;
}

/** Another program wrote the file since it was opened: nothing is overwritten without a word. */
export function ChangedDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const mine = useMap();
  const theirs = useTheirs(session);
  const answer = (act: (session: Session) => Promise<unknown>) => () => {
    onClose();
    void act(session);
  };
  return (
    <Dialog
      title="The file has changed"
      onClose={onClose}
      tone="alert"
      actions={
        <>
          <Button className="button-apart" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={theirs === null || typeof theirs === "string"}
            onClick={answer(async (asked) => {
              if (theirs !== null && typeof theirs !== "string") await compareWithDisk(asked, theirs);
            })}
          >
            Show on a picture
          </Button>
          <Button disabled={typeof theirs === "string"} onClick={answer(loadTheirs)}>
            Load theirs
          </Button>
          <Button look="danger" onClick={answer(overwriteChanged)}>
            Keep mine
          </Button>
          <Button look="primary" data-autofocus onClick={answer(saveAs)}>
            Save a copy…
          </Button>
        </>
      }
    >
      <p className="dialog-sentence">
        Another program changed this file after you opened it. Keep mine writes your map over it. Load theirs
        puts what the file holds in the place of your map; Undo brings yours back. A copy keeps both.
      </p>
      <h3 className="dialog-heading">From your map to what the file holds</h3>
      {theirs === null && <p className="difference-words">Reading the file…</p>}
      {typeof theirs === "string" && <p className="difference-words">{theirs}</p>}
      {theirs !== null && typeof theirs !== "string" && (
        <DifferenceList label="What differs" before={mine} after={theirs} />
      )}
    </Dialog>
  );
}
