/** Where the pictures of a comparison are looked at: one zoom for both, each with a middle of its own. */
import { centreOf, type Point, type Rect, type Size } from "../../shared/basics/geometry";
import type { Layer } from "../../shared/compare/picture/versions";

export interface PictureView {
  /** CSS pixels to a map unit. */
  readonly zoom: number;
  /** The point of each picture that is in the middle of its pane. */
  readonly middles: Readonly<Record<Layer, Point>>;
}

const MIN_ZOOM = 0.02;
const MAX_ZOOM = 4;
const READING_ZOOM = 0.9;
/** Around what is looked at, in CSS pixels. */
const ROOM = 48;

const clamped = (zoom: number) => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));

/** Shows all of the pictures. */
export function fittedView(bounds: Readonly<Partial<Record<Layer, Rect>>>, size: Size): PictureView {
  const rects = Object.values(bounds);
  const zoom = Math.min(1, ...rects.map((rect) => zoomFor(rect, size)));
  const middle = (layer: Layer) => centreOf(bounds[layer] ?? { x: 0, y: 0, width: 0, height: 0 });
  return {
    zoom: clamped(zoom),
    middles: { before: middle("before"), after: middle("after"), both: middle("both") },
  };
}

/** Shows these places, each in the middle of its picture, large enough to read; the others move along. */
export function viewOf(
  view: PictureView,
  places: Readonly<Partial<Record<Layer, Rect>>>,
  size: Size,
): PictureView {
  const shown = Object.values(places);
  if (shown.length === 0) return view;
  const zoom = clamped(Math.min(READING_ZOOM, ...shown.map((rect) => zoomFor(rect, size))));
  const one = places.before ?? places.after;
  const along = one ? centreOf(one) : view.middles.before;
  const middle = (layer: Layer) => {
    const place = places[layer];
    return place ? centreOf(place) : layer === "both" ? view.middles.both : along;
  };
  return {
    zoom,
    middles: { before: middle("before"), after: middle("after"), both: middle("both") },
  };
}

function zoomFor(rect: Rect, size: Size): number {
  const room = (length: number) => Math.max(1, length - 2 * ROOM);
  return Math.min(room(size.width) / Math.max(1, rect.width), room(size.height) / Math.max(1, rect.height));
}

/** Moves what is seen by CSS pixels, in all pictures alike. */
export function pannedBy(view: PictureView, dx: number, dy: number): PictureView {
  const moved = ({ x, y }: Point) => ({ x: x + dx / view.zoom, y: y + dy / view.zoom });
  const { before, after, both } = view.middles;
  return { ...view, middles: { before: moved(before), after: moved(after), both: moved(both) } };
}

/** Multiplies the zoom; the point `from` the middle, in CSS pixels, stays where it is. */
export function zoomedBy(view: PictureView, factor: number, from: Point = { x: 0, y: 0 }): PictureView {
  const zoom = clamped(view.zoom * factor);
  const kept = 1 - view.zoom / zoom;
  const shifted = pannedBy(view, from.x * kept, from.y * kept);
  return { ...shifted, zoom };
}

/** The part of a picture that a pane of this size shows. */
export function shownRegion(view: PictureView, layer: Layer, size: Size): Rect {
  const { x, y } = view.middles[layer];
  const [width, height] = [size.width / view.zoom, size.height / view.zoom];
  return { x: x - width / 2, y: y - height / 2, width, height };
}
