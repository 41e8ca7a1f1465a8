/** Unsaved work between the pages and the journals: whose each journal is, and who may take it. */
import { shell } from "electron";
import type { Journals } from "./files/journals";
import type { Settings } from "./files/settings";
import type { CallHandlers } from "./ipc";
import type { MapWindow } from "./windows/map-window";

export interface RecoveryParts {
  readonly windows: { all(): readonly MapWindow[] };
  readonly journals: Journals;
  readonly settings: Settings;
  readonly versions: { clear(): Promise<void> };
  readonly isSafeMode: boolean;
}

export function recoveryCalls(parts: RecoveryParts) {
  const { windows, journals, settings, versions, isSafeMode } = parts;
  const { stemOf } = journals;

  /** Another window keeps this journal, or is about to restore it. */
  const isOfAnother = (window: MapWindow, id: string): boolean =>
    windows
      .all()
      .some(
        (other) =>
          other !== window &&
          [...other.recoveryKeys, ...other.claims].some((key) => stemOf(key) === stemOf(id)),
      );

  return {
    keepRecovery: async (window, key, journal) => {
      if (!settings.keepsRecovery() || isOfAnother(window, key)) return false;
      // Something lies there that this window has not made: it may be somebody's work.
      const isOwn = window.recoveryKeys.has(key);
      if (!isOwn && (await journals.has(key))) return false;
      // It may have been turned off, and everything deleted, while the disk was looked at.
      if (!settings.keepsRecovery()) return false;
      // Again at the end: the last key is that of the map that shows.
      window.recoveryKeys.delete(key);
      window.recoveryKeys.add(key);
      if (await journals.keep(key, journal)) return true;
      // Nothing is there that could be restored.
      if (!isOwn) window.recoveryKeys.delete(key);
      return false;
    },
    extendRecovery: async (window, key, lines) =>
      settings.keepsRecovery() && window.recoveryKeys.has(key) && journals.extend(key, lines),
    dropRecovery: async (window, id) => {
      if (isOfAnother(window, id)) return;
      window.recoveryKeys.delete(id);
      window.claims.delete(id);
      await journals.drop(id);
    },
    recoveries: async (window) => {
      if (isSafeMode) return [];
      const list = await journals.list();
      const own = new Set([...window.recoveryKeys].map(stemOf));
      return list
        .filter(({ stem }) => !own.has(stem) && !isOfAnother(window, stem))
        .map(({ stem: _, ...copy }) => copy);
    },
    readRecovery: async (window, id, purpose) => {
      if (isOfAnother(window, id)) return null;
      if (purpose === "look") return journals.read(id);
      // At once, so that of two windows that ask for it one gets it.
      window.claims.add(id);
      return journals.read(id);
    },
    keepsRecovery: async () => settings.keepsRecovery(),
    setKeepsRecovery: async (_window, isOn) => {
      await settings.setKeepsRecovery(isOn);
      if (!isOn) {
        for (const window of windows.all()) {
          window.recoveryKeys.clear();
          window.claims.clear();
        }
        await Promise.all([journals.clear(), versions.clear()]);
      }
      for (const window of windows.all()) window.tell({ type: "keeps-recovery", isOn });
      return isOn;
    },
    showRecoveryFolder: async () => {
      // Our own folder, never one that a page or a document names. The answer is empty where it worked.
      return (await journals.makeFolder()) && (await shell.openPath(journals.folder)) === "";
    },
  } satisfies Partial<CallHandlers>;
}
