/** Running an export: in a worker, with progress and a way out, then into a file that the person names. */
import { useEffect, useRef, useState } from "react";
import { suggestedFileName } from "../../shared/bridge/file-name";
import { knownLayout } from "../../shared/layout/prepared";
import type { ExportRequest } from "../../shared/scene/export-request";
import { exportFailureSentence } from "../export/export-map";
import { exportToFile } from "../export/export-to-file";
import { useSession } from "../session/context";
import { strengthsInPictures } from "../session/export-settings";
import type { Session } from "../session/session";
import { windowName } from "../session/state";

export interface ExportRun {
  /** 0..1 while the picture is made; null where it can't be told or nothing runs. */
  readonly progress: number | null;
  readonly running: boolean;
  /** Why it did not work; empty when all is well. */
  readonly problem: string;
  readonly start: (request: ExportRequest) => void;
  readonly cancel: () => void;
}

/** `onDone` is called when the file is written. */
export function useExport(onDone: () => void): ExportRun {
  const session = useSession();
  const stop = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState("");
  const isClosed = useRef(false);
  // A dialog that is closed stops what it began.
  useEffect(() => {
    isClosed.current = false;
    return () => {
      isClosed.current = true;
      stop.current?.abort();
    };
  }, []);

  const run = async (request: ExportRequest, signal: AbortSignal) => {
    const outcome = await exportMapToFile(session, request, signal, setProgress);
    setRunning(false);
    setProgress(null);
    if (outcome.written !== null) {
      session.say(`Exported as ${outcome.written}.`);
      // It may have been closed in the last moment, and another one be open by now.
      if (!isClosed.current) onDone();
    } else setProblem(outcome.problem);
  };
  return {
    progress,
    running,
    problem,
    start: (request) => {
      const control = new AbortController();
      stop.current = control;
      setProblem("");
      setRunning(true);
      void run(request, control.signal);
    },
    cancel: () => stop.current?.abort(),
  };
}

type Outcome =
  | { readonly written: string; readonly problem: "" }
  | { readonly written: null; readonly problem: string };

async function exportMapToFile(
  session: Session,
  request: ExportRequest,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Outcome> {
  const map = session.map();
  if (!map) return { written: null, problem: "There is no map any more." };
  const strengths = strengthsInPictures(session.get());
  const { format } = request;
  const file = { suggestedName: pictureName(session, format), kind: format };
  const control = { signal, onProgress };
  const layout = knownLayout(map, session.measure);
  const order = { map, request, strengths, ...(layout && { layout }) };
  const outcome = await exportToFile(session.bridge, file, order, control);
  if (!outcome.ok) return { written: null, problem: exportFailureSentence(outcome.error) };
  if (outcome.value === null) return { written: null, problem: "Nothing was written." };
  return { written: outcome.value.name, problem: "" };
}

function pictureName(session: Session, format: ExportRequest["format"]): string {
  const name = windowName(session.get().open).replace(/\.(argmap|json)$/i, "");
  return suggestedFileName(name, `.${format}`);
}
