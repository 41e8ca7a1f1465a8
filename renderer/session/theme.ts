/** Which colours the window has: the person's choice, the system's, or those of forced-colours mode. */
import { KINDS, RELATIONS } from "../../shared/document/types";
import { DARK, FORCED, LIGHT, type Theme } from "../../shared/scene/theme";
import type { Session } from "./session";
import type { ThemeChoice } from "./state";

const KEY = "argmap.theme";

const dark = () => window.matchMedia("(prefers-color-scheme: dark)");
const forced = () => window.matchMedia("(forced-colors: active)");

/** The theme in force for a choice, now. */
export function themeFor(choice: ThemeChoice): Theme {
  if (forced().matches) return FORCED;
  return choice === "dark" || (choice === "system" && dark().matches) ? DARK : LIGHT;
}

function colourPage(theme: Theme): void {
  const { style, dataset } = document.documentElement;
  dataset.theme = theme.name;
  for (const kind of KINDS) {
    style.setProperty(`--kind-${kind}`, theme.kinds[kind].accent);
    style.setProperty(`--kind-${kind}-text`, theme.kinds[kind].label);
    style.setProperty(`--kind-${kind}-fill`, theme.kinds[kind].fill);
  }
  for (const relation of RELATIONS) style.setProperty(`--${relation}`, theme.relations[relation]);
  style.setProperty("--canvas", theme.background);
  style.setProperty("--selection", theme.selection);
  style.setProperty("--guide", theme.guide);
}

/** Keeps the page in the colours of the session's choice, and remembers the choice on this machine. */
export function followTheme(session: Session): void {
  const stored = window.localStorage.getItem(KEY);
  if (stored === "light" || stored === "dark") session.set({ theme: stored });
  const colour = () => colourPage(themeFor(session.get().theme));
  colour();
  for (const query of [dark(), forced()]) query.addEventListener("change", colour);
  session.store.subscribe((state, before) => {
    if (state.theme === before.theme) return;
    window.localStorage.setItem(KEY, state.theme);
    colour();
  });
}

/** Calls back when the theme in force may have changed. */
export function onThemeChange(session: Session, listener: () => void): () => void {
  const queries = [dark(), forced()];
  for (const query of queries) query.addEventListener("change", listener);
  const stop = session.store.subscribe((state, before) => state.theme !== before.theme && listener());
  return () => {
    stop();
    for (const query of queries) query.removeEventListener("change", listener);
  };
}
