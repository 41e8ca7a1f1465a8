import { useEffect, useState } from "react";
import type { ConversionNotes } from "../../shared/exchange/formats/notes";
import { useMap, useSession } from "../session/context";
import { logFault } from "../session/faults";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Select } from "../ui/fields";
import { ConversionReport } from "./ConversionReport";
import { exportAs, lossesOf } from "./export-as";
import { FORMAT_WORDS, WRITTEN, type WrittenFormat } from "./format-words";

const FAILED =
  "The export did not work because of a fault in Argmap. Your map is as it was. Try another format.";

/** Writes the map for another program, and says first what that program will not get. */
export function ExportAsDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const [format, setFormat] = useState<WrittenFormat>("docx");
  const [problem, setProblem] = useState("");
  const [isWriting, setWriting] = useState(false);
  const notes = useLosses(format);
  const write = async () => {
    setProblem("");
    setWriting(true);
    const outcome = await exportAs(session, format).catch((fault: unknown) => {
      logFault(fault);
      return FAILED;
    });
    setWriting(false);
    if (outcome === null) onClose();
    else setProblem(outcome);
  };
  return (
    <Dialog
      title="Export to another program"
      onClose={onClose}
      actions={
        <>
          <p className="export-outcome" role="alert">
            {problem}
          </p>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" data-autofocus disabled={isWriting} onClick={() => void write()}>
            Export…
          </Button>
        </>
      }
    >
      <Select<WrittenFormat>
        label="Format"
        value={format}
        choices={WRITTEN.map(([value]) => ({ value, label: FORMAT_WORDS[value] }))}
        onChange={setFormat}
      />
      {notes && <ConversionReport notes={notes} label="What the file will hold" />}
    </Dialog>
  );
}

/** What would be lost; null while that is worked out. */
function useLosses(format: WrittenFormat): ConversionNotes | null {
  const map = useMap();
  const [known, setKnown] = useState<{
    readonly format: WrittenFormat;
    readonly notes: ConversionNotes;
  } | null>(null);
  useEffect(() => {
    const control = new AbortController();
    lossesOf(map, format, control.signal)
      .then((notes) => setKnown({ format, notes }))
      .catch((fault: unknown) => {
        if (!control.signal.aborted) logFault(fault);
      });
    return () => control.abort();
  }, [map, format]);
  return known?.format === format ? known.notes : null;
}
