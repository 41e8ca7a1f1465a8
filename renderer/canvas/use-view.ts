/** Where the canvas looks: the viewport is the canvas's own, so that zoom and what is mounted change together. */
import type { Viewport } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { centreOf, type Point, type Rect, type Size } from "../../shared/basics/geometry";

export const MIN_ZOOM = 0.005;
export const MAX_ZOOM = 4;
const FIT_MARGIN = 48;
/** A gesture is over when the view has not moved for so long. */
const REST_MS = 120;

export interface View {
  readonly viewport: Viewport;
  readonly size: Size;
  /** Whether a gesture moves the view, or has just done so. */
  readonly moves: boolean;
  /** The viewport before the gesture; the present one where none moves it. */
  readonly rested: Viewport;
  /** Moves the view as a gesture does. */
  setViewport(viewport: Viewport): void;
  /** Shows all of `rect`, at 100 % at most. */
  showAll(rect: Rect | null): void;
  /** Moves as little as needed for `rect` to be inside the canvas. */
  bringIn(rect: Rect): void;
  /** The same, but comes near enough to read where the map is too small for that. */
  closeUp(rect: Rect): void;
  zoomTo(zoom: number): void;
  /** A point of the window as a point of the map. */
  toMap(screen: Point): Point;
  middle(): Point;
}

/** The part of the map that a viewport shows. */
export function shownRect(viewport: Viewport, size: Size): Rect {
  const { x, y, zoom } = viewport;
  return { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
}

const clampZoom = (zoom: number) => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));

/** The viewport that shows all of `rect` in the middle, at 100 % at most. */
export function fitted(rect: Rect | null, size: Size): Viewport {
  if (!rect || size.width === 0) return { x: size.width / 2, y: size.height / 3, zoom: 1 };
  const zoom = clampZoom(
    Math.min(
      1,
      (size.width - 2 * FIT_MARGIN) / Math.max(1, rect.width),
      (size.height - 2 * FIT_MARGIN) / Math.max(1, rect.height),
    ),
  );
  return {
    x: size.width / 2 - (rect.x + rect.width / 2) * zoom,
    y: size.height / 2 - (rect.y + rect.height / 2) * zoom,
    zoom,
  };
}

/** Below this zoom texts are too small to read and to write. */
const READABLE_ZOOM = 0.6;
const READING_ZOOM = 0.9;

/** The viewport in which `rect` can be read: the same, or one with `rect` in its middle, nearer. */
export function closedUp(viewport: Viewport, size: Size, rect: Rect): Viewport {
  if (viewport.zoom >= READABLE_ZOOM) return broughtIn(viewport, size, rect);
  const { x, y } = centreOf(rect);
  return { x: size.width / 2 - x * READING_ZOOM, y: size.height / 2 - y * READING_ZOOM, zoom: READING_ZOOM };
}

/** What is in view when another panel takes or gives room: a fitted map stays fitted, else the middle stays the middle. */
export function resized(viewport: Viewport, before: Size, after: Size, fittedTo: Rect | null): Viewport {
  if (fittedTo && isSame(viewport, fitted(fittedTo, before))) return fitted(fittedTo, after);
  const { x, y, zoom } = viewport;
  return { x: x + (after.width - before.width) / 2, y: y + (after.height - before.height) / 2, zoom };
}

const isSame = (a: Viewport, b: Viewport) => a.x === b.x && a.y === b.y && a.zoom === b.zoom;

/** The viewport moved as little as needed for `rect` (or its top left part) to be inside. */
export function broughtIn(viewport: Viewport, size: Size, rect: Rect): Viewport {
  const margin = 24;
  const shift = (start: number, length: number, room: number) => {
    if (start < margin || length > room - 2 * margin)
      return length > room - 2 * margin && start <= margin && start + length > margin ? 0 : margin - start;
    return start + length > room - margin ? room - margin - start - length : 0;
  };
  const { zoom } = viewport;
  const dx = shift(rect.x * zoom + viewport.x, rect.width * zoom, size.width);
  const dy = shift(rect.y * zoom + viewport.y, rect.height * zoom, size.height);
  return dx === 0 && dy === 0 ? viewport : { x: viewport.x + dx, y: viewport.y + dy, zoom };
}

/** A viewport that rests, or is moved by a gesture until that has been over for a moment. */
function useViewport() {
  const [{ viewport, rested }, setState] = useState(() => {
    const start: Viewport = { x: 0, y: 0, zoom: 1 };
    return { viewport: start, rested: start };
  });
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const setViewport = useCallback((next: Viewport | ((old: Viewport) => Viewport)) => {
    window.clearTimeout(timer.current);
    setState((old) => {
      const value = typeof next === "function" ? next(old.viewport) : next;
      return { viewport: value, rested: value };
    });
  }, []);
  const move = useCallback(
    (next: Viewport) => {
      window.clearTimeout(timer.current);
      setState((old) => ({ viewport: next, rested: old.rested }));
      timer.current = window.setTimeout(() => setViewport((still) => still), REST_MS);
    },
    [setViewport],
  );
  return { viewport, rested, moves: rested !== viewport, setViewport, move };
}

/** What the canvas shows at first, and again whenever another map is opened. */
export interface FirstView {
  /** Another one for each map that is opened. */
  readonly key: string | null;
  /** All of the map. */
  bounds(): Rect | null;
}

/** The viewport of the canvas in `element`, with what moves it. */
export function useView(element: RefObject<HTMLElement | null>, first: FirstView): View {
  const { viewport, moves, rested, setViewport, move } = useViewport();
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const now = useRef({ viewport, size });
  now.current = { viewport, size };
  const fittedTo = useRef<Rect | null>(null);
  const [shownKey, setShownKey] = useState<string | null | undefined>();
  // While rendering, so that nothing is mounted for what the map before, or no map, had in view.
  if (size.width > 0 && shownKey !== first.key) {
    fittedTo.current = first.bounds();
    setShownKey(first.key);
    setViewport(fitted(fittedTo.current, size));
  }

  // Before the first frame, so that it shows the map where it is to be.
  useLayoutEffect(() => {
    if (!element.current) return;
    const { clientWidth: width, clientHeight: height } = element.current;
    setSize({ width, height });
  }, [element]);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const next = { width: entry.contentRect.width, height: entry.contentRect.height };
      const before = now.current.size;
      if (next.width === before.width && next.height === before.height) return;
      setSize(next);
      if (before.width > 0) setViewport((old) => resized(old, before, next, fittedTo.current));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, setViewport]);

  const toMap = useCallback(
    (screen: Point): Point => {
      const frame = element.current?.getBoundingClientRect();
      const { x, y, zoom } = now.current.viewport;
      return { x: (screen.x - (frame?.x ?? 0) - x) / zoom, y: (screen.y - (frame?.y ?? 0) - y) / zoom };
    },
    [element],
  );
  const middle = useCallback((): Point => {
    const shown = shownRect(now.current.viewport, now.current.size);
    return { x: shown.x + shown.width / 2, y: shown.y + shown.height / 2 };
  }, []);
  const zoomTo = useCallback(
    (zoom: number) => {
      const { viewport: old, size: room } = now.current;
      const next = clampZoom(zoom);
      const cx = room.width / 2;
      const cy = room.height / 2;
      setViewport({
        x: cx - ((cx - old.x) * next) / old.zoom,
        y: cy - ((cy - old.y) * next) / old.zoom,
        zoom: next,
      });
    },
    [setViewport],
  );
  const showAll = useCallback(
    (rect: Rect | null) => {
      fittedTo.current = rect;
      setViewport(fitted(rect, now.current.size));
    },
    [setViewport],
  );
  const bringIn = useCallback(
    (rect: Rect) => setViewport(broughtIn(now.current.viewport, now.current.size, rect)),
    [setViewport],
  );
  const closeUp = useCallback(
    (rect: Rect) => setViewport(closedUp(now.current.viewport, now.current.size, rect)),
    [setViewport],
  );
  return useMemo(
    () => ({
      viewport,
      size,
      moves,
      rested,
      setViewport: move,
      showAll,
      bringIn,
      closeUp,
      zoomTo,
      toMap,
      middle,
    }),
    [viewport, size, moves, rested, move, showAll, bringIn, closeUp, zoomTo, toMap, middle],
  );
}
