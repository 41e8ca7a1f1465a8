/** Making a picture for something other than a file: the clipboard, the printer. Shows work that takes a while. */
import type { ExportRequest } from "../../shared/scene/export-request";
import { exportFailureSentence, pictureInWorker } from "../export/export-map";
import { strengthsInPictures } from "./export-settings";
import type { Session } from "./session";
import { SHOW_BUSY_AFTER_MS } from "./state";

/** The picture's bytes; null after the person was told why there are none. */
export async function makePicture(
  session: Session,
  request: ExportRequest,
  label: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const map = session.map();
  if (!map) return null;
  const stop = new AbortController();
  let shown = false;
  let progress: number | null = null;
  const show = () => {
    shown = true;
    session.set({ busy: { label, progress, cancel: () => stop.abort() } });
  };
  const timer = setTimeout(show, SHOW_BUSY_AFTER_MS);
  const onProgress = (done: number) => {
    progress = done;
    if (shown) show();
  };
  const strengths = strengthsInPictures(session.get());
  // Nobody could read bars and numbers without what explains them.
  const legend = request.legend || strengths !== "none";
  const control = { signal: stop.signal, onProgress };
  const made = await pictureInWorker({ map, request: { ...request, legend }, strengths }, control);
  clearTimeout(timer);
  if (shown) session.set({ busy: null });
  if (made.ok) return made.value;
  session.say(exportFailureSentence(made.error), "refusal");
  return null;
}
