/** The window: places the panels, and knows nothing of what they do. */
import { lazy, Suspense } from "react";
import { DialogHost } from "./dialogs/DialogHost";
import { ConflictBanner } from "./exchange/ConflictBanner";
import { ConflictsPane } from "./exchange/ConflictsPane";
import { CopyBanner } from "./exchange/CopyBanner";
import { Outline } from "./outline/Outline";
import { Breadcrumbs } from "./panels/Breadcrumbs";
import { ConnectPicker } from "./panels/ConnectPicker";
import { EmptyHint } from "./panels/EmptyHint";
import { FaultBoundary } from "./panels/FaultBoundary";
import { FileBanner } from "./panels/FileBanner";
import { FocusBanner } from "./panels/FocusBanner";
import { Inspector } from "./panels/Inspector";
import { LostBanner } from "./panels/LostBanner";
import { MenuBar } from "./panels/MenuBar";
import { RecoveryBanner } from "./panels/RecoveryBanner";
import { SearchBar } from "./panels/SearchBar";
import { StatusLine } from "./panels/StatusLine";
import { Toolbar } from "./panels/Toolbar";
import { ReasoningPane } from "./reasoning/ReasoningPane";
import { TrialBanner } from "./reasoning/TrialBanner";
import { useSession, useSessionState } from "./session/context";
import { StartScreen } from "./start/StartScreen";
import { loadLater } from "./ui/load-later";

const SourcePane = lazy(() =>
  import("./sources/SourcePane").then((module) => ({ default: module.SourcePane })),
);
const MapCanvas = loadLater(() => import("./canvas/MapCanvas").then((module) => module.MapCanvas));

export function App() {
  const session = useSession();
  const isOpen = useSessionState((state) => state.open !== null);
  const zoom = useSessionState((state) => state.zoom);
  return (
    <div className="app">
      {!session.bridge.nativeMenu && <MenuBar />}
      <FaultBoundary>{isOpen ? <Workplace /> : <StartScreen />}</FaultBoundary>
      <StatusLine {...(isOpen ? { zoom } : {})} />
      <DialogHost />
    </div>
  );
}

function Workplace() {
  const outline = useSessionState((state) => state.outline);
  const sources = useSessionState((state) => state.sources);
  const inspector = useSessionState((state) => state.inspector);
  const reasoning = useSessionState((state) => state.reasoning);
  const isDeciding = useSessionState((state) => state.deciding !== null);
  const search = useSessionState((state) => state.search !== null);
  const connecting = useSessionState((state) => state.connecting !== null);
  return (
    <>
      <Toolbar />
      <FileBanner />
      <LostBanner />
      <RecoveryBanner />
      <CopyBanner />
      <ConflictBanner />
      <TrialBanner />
      <FocusBanner />
      <div className="workplace">
        {outline && <Outline />}
        {sources && (
          <Suspense>
            <SourcePane />
          </Suspense>
        )}
        <main className="stage">
          <MapCanvas />
          <EmptyHint />
          <Breadcrumbs />
          {search && <SearchBar />}
          {connecting && <ConnectPicker />}
        </main>
        {inspector && <Inspector />}
        {isDeciding && <ConflictsPane />}
        {reasoning && <ReasoningPane tab={reasoning} />}
      </div>
    </>
  );
}
