/** Where a window goes on the displays that there are now. Pure; all lengths in the system's own pixels. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  /** While it is neither maximised nor full screen. */
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

/** Without a position the system chooses one. */
export interface WantedPlace extends Omit<WindowPlace, "bounds"> {
  readonly bounds: Omit<Rectangle, "x" | "y"> & Partial<Pick<Rectangle, "x" | "y">>;
}

export const SMALLEST = { width: 480, height: 360 } as const;
export const USUAL = { width: 1280, height: 840 } as const;

/** What a hand needs of the title bar to pull the window, and how far systems let a snapped window stand out. */
const TITLE_HEIGHT = 32;
const GRIP = 120;
const FRAME = 8;

/** How much of the title bar's length stands on the area; nothing where the bar is above or below it. */
function gripOn(area: Rectangle, bounds: Rectangle): number {
  if (bounds.y < area.y - FRAME || bounds.y + TITLE_HEIGHT > area.y + area.height) return 0;
  const left = Math.max(area.x, bounds.x);
  const right = Math.min(area.x + area.width, bounds.x + bounds.width);
  return Math.max(0, right - left);
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

function fitted(bounds: Rectangle, area: Rectangle): Rectangle {
  return {
    x: Math.round(bounds.x),
    y: Math.round(bounds.y),
    width: Math.round(clamp(bounds.width, SMALLEST.width, Math.max(SMALLEST.width, area.width))),
    height: Math.round(clamp(bounds.height, SMALLEST.height, Math.max(SMALLEST.height, area.height))),
  };
}

/**
 * The place as it was where its title bar can be reached with the pointer on one of the work areas, no larger than that
 * one; else its size alone, on the first area. `areas` are the displays without bars and docks, the main one first.
 */
export function reachablePlace(place: WindowPlace, areas: readonly Rectangle[]): WantedPlace {
  const [main] = areas;
  if (main === undefined) return { ...place, bounds: USUAL };
  const fits = areas.map((area) => {
    // Sized first: a window that becomes narrower may lose the part that could be reached.
    const bounds = fitted(place.bounds, area);
    return { bounds, grip: gripOn(area, bounds) };
  });
  const best = fits.reduce((one, other) => (other.grip > one.grip ? other : one));
  if (best.grip >= GRIP) return { ...place, bounds: best.bounds };
  const { width, height } = fitted(place.bounds, main);
  return { ...place, bounds: { width, height } };
}
