/** One running app for all documents: later starts hand their files to the first and end. */
import { app } from "electron";
import { z } from "zod";
import { reportRefusal } from "../report";
import type { OpenRequests } from "./requests";

const handedOver = z.object({ files: z.array(z.string().max(32_768)).max(10_000) });

/**
 * False in a process that was not the first; it is on its way out. The files cross as data of our own: the argument
 * list that the system passes on is reordered and has switches added to it.
 */
export function followInstances(
  requests: OpenRequests,
  files: readonly string[],
  showSomeWindow: () => void,
): boolean {
  // A Mac opens documents with this event, also before the app is ready.
  app.on("open-file", (event, path) => {
    event.preventDefault();
    requests.add([path]);
  });
  if (!app.requestSingleInstanceLock({ files: [...files] })) {
    // Not `quit`: nothing has been set up that would have to be taken down.
    app.exit(0);
    return false;
  }
  app.on("second-instance", (_event, _argv, _folder, data) => {
    const parsed = handedOver.safeParse(data);
    if (!parsed.success) reportRefusal("a second start", "malformed data");
    if (!parsed.success || parsed.data.files.length === 0) showSomeWindow();
    else requests.add(parsed.data.files);
  });
  return true;
}
