/** The start of the page: fonts first, because every size comes from them; then the session, and the window around it. */
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { loadFonts } from "./fonts/fonts";
import { createPageMeasure } from "./fonts/page-measure";
import { listenToClipboard } from "./session/clipboard";
import { runCommand } from "./session/commands";
import { SessionProvider } from "./session/context";
import { listenToDrops } from "./session/drops";
import { handleShellEvent, refreshRecent } from "./session/files";
import { listenToKeys } from "./session/keyboard";
import { findLostMaps } from "./session/lost-maps";
import { watchRecovery } from "./session/recovery";
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
  followTheme(session);
  listenToKeys(session);
  listenToClipboard(session);
  listenToDrops(session);
  tellShell(session);
  watchRecovery(session);
  createRoot(root).render(
    <SessionProvider session={session}>
      <App />
    </SessionProvider>,
  );
  void refreshRecent(session);
  void findLostMaps(session);
  session.bridge.listen((event) => handleShellEvent(session, event, (name) => runCommand(session, name)));
}

const root = document.getElementById("root");
if (root) void start(root);
