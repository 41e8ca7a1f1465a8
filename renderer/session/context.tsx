/** How components reach the session: one context, and a hook that follows a part of the state. */
import { createContext, type ReactNode, use } from "react";
import { useStore } from "zustand";
import type { ArgMap } from "../../shared/document/types";
import { EMPTY_MAP } from "../../shared/document/types";
import type { Session } from "./session";
import type { SessionState } from "./state";
import { shownMap } from "./trial";

const SessionContext = createContext<Session | null>(null);

export function SessionProvider(props: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("No session above this component");
  return session;
}

/** Follows a part of the state. `pick` must give the same value for the same state. */
export function useSessionState<T>(pick: (state: SessionState) => T): T {
  return useStore(useSession().store, pick);
}

/** The open map; an empty one on the start screen. */
export function useMap(): ArgMap {
  return useSessionState((state) => state.open?.history.present ?? EMPTY_MAP);
}

/** The map as it shows: under the trial, where one runs. */
export function useShownMap(): ArgMap {
  return useSessionState((state) => shownMap(state) ?? EMPTY_MAP);
}
