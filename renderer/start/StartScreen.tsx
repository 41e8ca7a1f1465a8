/** What shows while no map is open: the ways to one. */
import { useEffect, useRef } from "react";
import { useSessionState } from "../session/context";
import "../styles/start.css";
import { moveByArrows } from "./arrow-focus";
import { LostMaps } from "./LostMaps";
import { RecentFiles } from "./RecentFiles";
import { SampleCards } from "./SampleCards";
import { StartActions } from "./StartActions";

/** Puts the keyboard on the first sensible action, unless the person has put it somewhere else already. */
function useFirstFocus() {
  const screen = useRef<HTMLElement>(null);
  const first = useRef<Element | null>(null);
  const lost = useSessionState((state) => state.recoveries.length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lost maps come and go, and with them the first action.
  useEffect(() => {
    const { activeElement } = document;
    const isFree =
      activeElement === null || activeElement === document.body || activeElement === first.current;
    if (!isFree) return;
    const target = screen.current?.querySelector<HTMLElement>("[data-start-first]");
    target?.focus();
    first.current = target ?? null;
  }, [lost]);
  return screen;
}

export function StartScreen() {
  const screen = useFirstFocus();
  return (
    <main className="start" data-pane="start" ref={screen} onKeyDown={moveByArrows}>
      <div className="start-page">
        <header className="start-head">
          <h1>Argmap</h1>
          <p>Lay out who decided what, why, what could go wrong and who objects.</p>
        </header>
        <LostMaps />
        <div className="start-columns">
          <div className="start-column">
            <StartActions />
            <RecentFiles />
          </div>
          <SampleCards />
        </div>
      </div>
    </main>
  );
}
