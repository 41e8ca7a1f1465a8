/** Files that are dropped on the window are opened; they never make the page go elsewhere. */
import { openDropped } from "./files";
import type { Session } from "./session";

export function listenToDrops(session: Session): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) ? "copy" : "none";
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    // A copy: the list is empty once the event is over.
    void openAll(session, [...(event.dataTransfer?.files ?? [])]);
  });
}

/** On the desktop each file gets a window. A tab shows one map, and says that the others were left alone. */
async function openAll(session: Session, files: readonly File[]): Promise<void> {
  const [first, ...others] = files;
  if (!first) return;
  await openDropped(session, first);
  if (session.bridge.shell === "desktop") for (const file of others) await openDropped(session, file);
  else if (others.length > 0) session.say("A tab shows one map: only the first file was opened.", "refusal");
}
