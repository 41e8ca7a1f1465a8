/** The start of the page: fonts first, because every size comes from them; then the session, and the window around it. */
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { followBeside } from "./exchange/beside";
import { loadFonts } from "./fonts/fonts";
import { createPageMeasure } from "./fonts/page-measure";
import { FaultBoundary } from "./panels/FaultBoundary";
import { followReasoning } from "./reasoning/follow";
import { listenToClipboard } from "./session/clipboard";
import { runCommand } from "./session/commands";
import { SessionProvider } from "./session/context";
import { listenToDrops } from "./session/drops";
import { listenToFaults, logFault } from "./session/faults";
import { handleShellEvent, refreshRecent } from "./session/files";
import { keepFocus } from "./session/focus";
import { listenToKeys } from "./session/keyboard";
import { findLostMaps } from "./session/lost-maps";
import { watchRecovery } from "./session/recovery";
import { learnKeepsRecovery } from "./session/recovery-setting";
import { createSession } from "./session/session";
import { tellShell } from "./session/shell-state";
import { followTheme } from "./session/theme";
import { chooseBridge } from "./shells/choose";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/app.css";

async function start(root: HTMLElement): Promise<void> {
  await loadFonts();
  const session = createSession(chooseBridge(), createPageMeasure());
  listenToFaults(session);
  followTheme(session);
  listenToKeys(session);
  listenToClipboard(session);
  listenToDrops(session);
  tellShell(session);
  watchRecovery(session);
  followReasoning(session);
  keepFocus(session);
  followBeside(session);
  createRoot(root).render(
    <SessionProvider session={session}>
      <FaultBoundary>
        <App />
      </FaultBoundary>
    </SessionProvider>,
  );
  void refreshRecent(session);
  void findLostMaps(session);
  void learnKeepsRecovery(session);
  session.bridge.listen((event) => handleShellEvent(session, event, (name) => runCommand(session, name)));
}

/** An empty window would say nothing; this stands where the window would be. */
function sayNoStart(root: HTMLElement, fault: unknown): void {
  logFault(fault);
  const notice = document.createElement("p");
  notice.className = "fault";
  notice.role = "alert";
  notice.textContent =
    "Argmap could not start: a part of the program could not be loaded. Reload the page, or start Argmap again. Your files and copies of unsaved work are as they were.";
  root.replaceChildren(notice);
}

const root = document.getElementById("root");
if (root) start(root).catch((fault: unknown) => sayNoStart(root, fault));
