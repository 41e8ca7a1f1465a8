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
    const file = event.dataTransfer?.files[0];
    if (file) void openDropped(session, file);
  });
}
