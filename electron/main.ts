/** The desktop app's main process, in the order in which things must happen. */
import { dirname, join } from "node:path";
import { app, BrowserWindow, screen, session } from "electron";
import { createExports } from "./export-file";
import { followFaults } from "./faults/follow";
import { followProcesses, takeGraphicsWarning } from "./faults/graphics";
import { createDocuments } from "./files/documents";
import { systemClock } from "./files/file-system";
import { readInstallation } from "./files/installation";
import { createJournals } from "./files/journals";
import { createRecentFiles } from "./files/recent-files";
import { loadSettings } from "./files/settings";
import { sweepLeftovers } from "./files/sweep";
import { writeAs } from "./files/temporary-files";
import { createVersions } from "./files/versions";
import { callHandlers, noticeHandlers } from "./handlers";
import { hardenEveryPage, hardenSession } from "./harden";
import { answerMessages } from "./ipc";
import { createAppMenu } from "./menu/app-menu";
import { documentArguments, requestedFiles } from "./opening/arguments";
import { followInstances } from "./opening/instances";
import { createOpening } from "./opening/open-file";
import { createOpenRequests } from "./opening/requests";
import { appNameFor, asksForSafeMode, tellAboutSafeMode } from "./opening/safe-mode";
import { mayRunUnsandboxed } from "./opening/sandbox";
import { declareAppScheme, servePage } from "./page/protocol";
import { createPendingWork } from "./pending";
import { reportFault } from "./report";
import { watchDocuments } from "./watching";
import { createClosing } from "./windows/closing";
import { followSessionEnd } from "./windows/follow-session-end";
import { noWindowStates, readWindowStates } from "./windows/window-state";
import { bringForward, createWindows, showState, type WindowHooks, type Windows } from "./windows/windows";

const LONGEST_WITHOUT_WINDOW_MS = 1_000;

// 1. Before the app is ready: what can only be said now, and files that arrive early.
const faults = followFaults();
app.enableSandbox();
declareAppScheme();
hardenEveryPage();
const requests = createOpenRequests();
const args = documentArguments(process.argv, process.defaultApp === true);
const files = requestedFiles(args, process.cwd());
const isSafeMode = asksForSafeMode(args);
/** A second start without a file brings a window to the front, once there is one. */
let windowForAttention = (): void => {};
if (followInstances(requests, files, () => windowForAttention())) start();

function start(): void {
  leaveFolder();
  // Windows lists recent files and pins windows by this name, which is that of the packages.
  if (process.platform === "win32") app.setAppUserModelId("org.example.argmap");
  requests.add(files);
  const data = app.getPath("userData");
  // A warning is used up by the start that heeds it.
  if (takeGraphicsWarning(data) || isSafeMode) app.disableHardwareAcceleration();
  followProcesses(data);
  app
    .whenReady()
    .then(() => run(data))
    .catch(failToStart);
}

/** Without a window there is nothing to go on with, once the person has read what happened. */
async function failToStart(error: unknown): Promise<void> {
  reportFault("starting", error);
  await faults.told();
  if (BrowserWindow.getAllWindows().length === 0) app.exit(1);
}

/** The folder that the app was started in belongs to a document, perhaps a stranger's; nothing is looked up there. */
function leaveFolder(): void {
  try {
    process.chdir(app.getPath("home"));
  } catch (error) {
    reportFault("leaving the folder of the start", error);
  }
}

// 2. Once the app is ready: close the doors, serve the page, then make the parts and connect them.
async function run(data: string): Promise<void> {
  if (!(await mayRunUnsandboxed())) return app.quit();
  hardenSession(session.defaultSession);
  servePage(join(import.meta.dirname, "../renderer"));

  const installation = await readInstallation(data);
  writeAs(installation);
  const pending = createPendingWork();
  const settings = await loadSettings(data);
  const journals = createJournals(join(data, "recovery"));
  const versions = createVersions({
    folder: join(data, "versions"),
    isOn: settings.keepsRecovery,
    failed: (error) => reportFault("keeping a version", error),
  });
  const documents = createDocuments({
    keepVersion: (...version) => pending.add("keeping a version", versions.keep(...version)),
  });
  const exports = createExports({ documents });
  const closing = createClosing(() => windows);
  const states = isSafeMode
    ? noWindowStates
    : await readWindowStates({
        data,
        workAreas,
        pending: (write) => pending.add("the window's place", write),
      });
  const preloadFolder = join(import.meta.dirname, "../preload");
  const appName = appNameFor(isSafeMode);
  const windows: Windows = createWindows({ preloadFolder, states, appName }, () => hooks);
  const menu = createAppMenu({
    windows,
    clearRecent: () => {
      app.clearRecentDocuments();
      pending.add("the recent list", recent.clear());
    },
    showLog: () => pending.add("showing the log", faults.showLog()),
  });
  const recent = createRecentFiles(data, (list) => menu.setRecent(list));
  const opening = createOpening({
    documents,
    windows,
    bringForward,
    opened: (path) => {
      app.addRecentDocument(path);
      pending.add("the recent list", recent.add(path));
    },
    wasGone: (path) => pending.add("the recent list", recent.remove(path)),
  });
  const hooks: WindowHooks = {
    closing: closing.closing,
    closed: (window) => {
      documents.release(window.id);
      pending.add("dropping exports", exports.release(window.id));
      // Closed in order, so nothing in it is missed; a session that the system ends is not.
      if (window.mayClose || !window.state.modified)
        for (const key of window.recoveryKeys) pending.add("recovery", journals.drop(key));
      menu.refresh();
      closing.closed(window);
    },
    gone: (window) => {
      pending.add("dropping exports", exports.release(window.id));
      const key = [...window.recoveryKeys].at(-1) ?? null;
      const isLost = window.state.modified && key === null;
      window.before = { key, path: documents.shownPath(window.id), isLost };
      // Nobody is there to save it: closing asks nothing, and what was kept stays.
      window.state = { ...window.state, modified: false };
      // They have no owner any more, and the one that is to be restored no other taker.
      window.recoveryKeys.clear();
      window.claims.clear();
      if (window.before.key !== null) window.claims.add(window.before.key);
    },
    sessionMayEnd: () => pending.add("keeping unsaved work", sessionEnd.mayEnd()),
    sessionEnds: () => void sessionEnd.ends(),
    focused: () => menu.refresh(),
  };

  const sessionEnd = followSessionEnd({
    windows: windows.all,
    clock: systemClock,
    noMoreQuestions: closing.noMoreQuestions,
  });

  const parts = {
    pending,
    isSafeMode,
    windows,
    documents,
    exports,
    recent,
    versions,
    journals,
    settings,
    opening,
    closing,
    menu,
  };
  answerMessages(callHandlers(parts), noticeHandlers(parts), windows.of);
  watchDocuments({
    documents,
    byId: windows.byId,
    renamed: (window, from, to) => {
      pending.add("the recent list", recent.remove(from));
      pending.add("the recent list", recent.add(to));
      pending.add("the versions", versions.renamed(from, to));
      showState(window, to);
    },
  });
  app.on("before-quit", closing.quitting);
  app.on("will-quit", (event) => pending.willQuit(event, () => app.quit()));
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) windows.create();
  });

  // 3. The menu, the files that were asked for, or else an empty window.
  menu.setRecent(await recent.list());
  windowForAttention = () => {
    const window = windows.focused() ?? windows.all().at(-1);
    if (window === undefined) windows.create();
    else bringForward(window);
  };
  const served = requests.serve((path) =>
    opening.openFromOutside(path).catch((error: unknown) => reportFault("opening a file", error)),
  );
  // A drive that takes its time must not look like an app that does not start; the file comes into that window.
  await Promise.race([served, systemClock.wait(LONGEST_WITHOUT_WINDOW_MS)]);
  if (windows.all().length === 0) windows.create();

  // Quitting does not wait for the answer.
  if (isSafeMode)
    tellAboutSafeMode().catch((error: unknown) => reportFault("telling about safe mode", error));

  // 4. With the windows on their way: tidy up after saves that were killed. Nothing waits for it, not even quitting.
  const folders = [...(await installation.writtenFolders()), ...(await recent.paths()).map(dirname)];
  await sweepLeftovers(folders, { tag: installation.tag });
}

/** Of the displays that there are now, the main one first. */
function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
