/** Remembers where the last window stood, and puts the first one of the next start there. */
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { z } from "zod";
import { jsonFile } from "../files/json-file";
import { type Rectangle, reachablePlace, type WantedPlace, type WindowPlace } from "./window-place";

const length = z.number().min(-1_000_000).max(1_000_000);
const schema = z
  .object({
    bounds: z.object({ x: length, y: length, width: length.positive(), height: length.positive() }),
    isMaximized: z.boolean(),
    isFullScreen: z.boolean(),
  })
  .nullable();

/** A window that is being moved or sized tells so many times a second; this long after the last it is written. */
const PAUSE = 500;

/** Runs the work after so many milliseconds; what is returned takes that back. */
export type Later = (work: () => void, milliseconds: number) => () => void;

const later: Later = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

type Placed = Pick<
  BrowserWindow,
  "getNormalBounds" | "isMaximized" | "isFullScreen" | "isMinimized" | "isDestroyed"
>;

function placeOf(window: Placed): WindowPlace {
  return {
    bounds: window.getNormalBounds(),
    isMaximized: window.isMaximized(),
    isFullScreen: window.isFullScreen(),
  };
}

const CHANGES = [
  "resize",
  "move",
  "maximize",
  "unmaximize",
  "enter-full-screen",
  "leave-full-screen",
] as const;

export interface WindowStates {
  /** For a window that no other is beside; null where the usual place will do. */
  first(): WantedPlace | null;
  follow(window: BrowserWindow): void;
}

/** Nothing is brought back and nothing is remembered. */
export const noWindowStates: WindowStates = { first: () => null, follow: () => undefined };

export interface WindowStateParts {
  /** The app's data folder. */
  readonly data: string;
  /** The work areas of the displays that there are at this moment, the main one first. */
  readonly workAreas: () => readonly Rectangle[];
  /** Follows a write to its end. */
  readonly pending: (write: Promise<unknown>) => void;
  readonly later?: Later;
}

export async function readWindowStates(parts: WindowStateParts): Promise<WindowStates> {
  const file = jsonFile(join(parts.data, "window.json"), schema, null);
  let last = await file.read();
  let cancel = (): void => undefined;

  const write = (): void => {
    const place = last;
    parts.pending(file.update(() => place));
  };

  const note = (window: Placed): void => {
    if (window.isDestroyed() || window.isMinimized()) return;
    last = placeOf(window);
    cancel();
    cancel = (parts.later ?? later)(write, PAUSE);
  };

  return {
    first: () => (last === null ? null : reachablePlace(last, parts.workAreas())),
    follow(window) {
      // Each event has its own overload; the names are all that differs.
      const on = window.on.bind(window) as (event: string, listener: () => void) => void;
      for (const change of CHANGES) on(change, () => note(window));
      on("close", () => {
        note(window);
        cancel();
        write();
      });
    },
  };
}
