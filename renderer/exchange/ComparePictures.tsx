import { Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Rect, Size } from "../../shared/basics/geometry";
import type { VersionNames } from "../../shared/compare/as-text";
import type { Comparison } from "../../shared/compare/comparison";
import type { ComparedView } from "../../shared/compare/picture/report";
import type { Layer } from "../../shared/compare/picture/versions";
import type { Measure } from "../../shared/layout/measure";
import type { Theme } from "../../shared/scene/theme";
import { useCanvasTheme } from "../canvas/use-canvas-theme";
import { useSession } from "../session/context";
import { IconButton } from "../ui/IconButton";
import { ComparePane } from "./ComparePane";
import { drawPictures, type Pictures } from "./draw-pictures";
import { fittedView, type PictureView, viewOf, zoomedBy } from "./picture-view";

const LAYERS: Readonly<Record<ComparedView, readonly Layer[]>> = {
  overlaid: ["both"],
  "side-by-side": ["before", "after"],
};

interface ComparePicturesProps {
  readonly comparison: Comparison;
  readonly names: VersionNames;
  readonly view: ComparedView;
  /** The number of the change that is looked at, from 1. */
  readonly number: number | null;
}

/** Both versions as pictures, laid over one another or side by side, which follow the change that is looked at. */
export function ComparePictures({ comparison, names, view, number }: ComparePicturesProps) {
  const room = useRef<HTMLDivElement>(null);
  const { measure } = useSession();
  const theme = useCanvasTheme(useSession());
  const layers = LAYERS[view];
  const size = usePaneSize(room, layers.length);
  const pictures = usePictures(comparison, layers, measure, theme);
  const [looked, setLooked] = useState<PictureView | null>(null);
  const fit = useCallback(() => {
    if (pictures && size.width > 0) setLooked(fittedView(boundsOf(pictures), size));
  }, [pictures, size]);
  const places = useMemo(() => placesOf(pictures, number), [pictures, number]);
  useEffect(() => {
    if (!pictures || size.width === 0) return;
    setLooked((old) => {
      const start = old ?? fittedView(boundsOf(pictures), size);
      return number === null ? fittedView(boundsOf(pictures), size) : viewOf(start, places, size);
    });
  }, [pictures, size, places, number]);
  const onView = useCallback(
    (change: (view: PictureView) => PictureView) => setLooked((old) => old && change(old)),
    [],
  );
  const captions: Readonly<Record<Layer, string>> = {
    before: names.before,
    after: names.after,
    both: `${names.before} and ${names.after}`,
  };
  return (
    <section className="compare-pictures" aria-label="Pictures of the changes">
      <div className="compare-panes" ref={room}>
        {looked &&
          layers.map((layer) => (
            <ComparePane
              key={layer}
              layer={layer}
              name={captions[layer]}
              picture={pictures?.[layer] ?? null}
              view={looked}
              size={size}
              theme={theme}
              place={places[layer]}
              onView={onView}
              onFit={fit}
            />
          ))}
        {!looked && <p className="compare-wait">Drawing…</p>}
      </div>
      <div className="compare-zoom">
        <IconButton icon={ZoomOut} label="Zoom out" onClick={() => onView((one) => zoomedBy(one, 0.8))} />
        <IconButton icon={ZoomIn} label="Zoom in" onClick={() => onView((one) => zoomedBy(one, 1.25))} />
        <IconButton icon={Maximize2} label="Show all" onClick={fit} />
      </div>
    </section>
  );
}

function boundsOf(pictures: Pictures): Readonly<Partial<Record<Layer, Rect>>> {
  return Object.fromEntries(Object.entries(pictures).map(([layer, { scene }]) => [layer, scene.bounds]));
}

function placesOf(pictures: Pictures | null, number: number | null): Readonly<Partial<Record<Layer, Rect>>> {
  if (!pictures || number === null) return {};
  return Object.fromEntries(
    Object.entries(pictures).flatMap(([layer, { places }]) => {
      const place = places.get(number);
      return place ? [[layer, place] as const] : [];
    }),
  );
}

/** Null until they are drawn. */
function usePictures(
  comparison: Comparison,
  layers: readonly Layer[],
  measure: Measure,
  theme: Theme,
): Pictures | null {
  const [made, setMade] = useState<{ readonly layers: readonly Layer[]; readonly pictures: Pictures } | null>(
    null,
  );
  useEffect(
    () => drawPictures(comparison, layers, { measure, theme }, (pictures) => setMade({ layers, pictures })),
    [comparison, layers, measure, theme],
  );
  return made?.layers === layers ? made.pictures : null;
}

const CAPTION = 24;
const GAP = 8;

/** The size of each picture, so that all of them fill the room side by side. */
function usePaneSize(room: { readonly current: HTMLElement | null }, count: number): Size {
  const [whole, setWhole] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWhole({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    if (room.current) observer.observe(room.current);
    return () => observer.disconnect();
  }, [room]);
  return useMemo(
    () => ({
      width: Math.max(0, Math.floor((whole.width - GAP * (count - 1)) / count)),
      height: Math.max(0, Math.floor(whole.height - CAPTION)),
    }),
    [whole, count],
  );
}
