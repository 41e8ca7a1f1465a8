/** The pictures of a comparison: small ones when the page has a moment, large ones in a worker. */
import type { Comparison } from "../../shared/compare/comparison";
import { type ComparedPicture, layerPicture } from "../../shared/compare/picture/picture";
import type { Layer } from "../../shared/compare/picture/versions";
import type { Measure } from "../../shared/layout/measure";
import type { Theme } from "../../shared/scene/theme";
import { logFault } from "../session/faults";
import type { PictureAnswer, PictureOrder } from "../workers/compare-worker";
import { startWorker } from "../workers/start-worker";

export type Pictures = Readonly<Partial<Record<Layer, ComparedPicture>>>;

/** Up to so many nodes and edges in both versions, drawing takes no longer than a few frames. */
const QUICK = 600;
const MARGIN = 24;

interface Drawing {
  readonly measure: Measure;
  readonly theme: Theme;
}

const sizeOf = ({ before, after }: Comparison): number =>
  before.nodes.length + before.edges.length + after.nodes.length + after.edges.length;

/** Calls back with the pictures; the answer stops the drawing. */
export function drawPictures(
  comparison: Comparison,
  layers: readonly Layer[],
  { measure, theme }: Drawing,
  done: (pictures: Pictures) => void,
): () => void {
  if (sizeOf(comparison) > QUICK) return drawElsewhere({ comparison, layers, theme, margin: MARGIN }, done);
  const wanted = requestIdleCallback(
    () => {
      const draw = (layer: Layer) => layerPicture(comparison, layer, { measure, theme, margin: MARGIN });
      done(named(layers, layers.map(draw)));
    },
    { timeout: 300 },
  );
  return () => cancelIdleCallback(wanted);
}

function named(layers: readonly Layer[], drawn: readonly ComparedPicture[]): Pictures {
  return Object.fromEntries(layers.flatMap((layer, at) => (drawn[at] ? [[layer, drawn[at]]] : [])));
}

function drawElsewhere(order: PictureOrder, done: (pictures: Pictures) => void): () => void {
  const worker = startWorker("compare");
  worker.onmessage = ({ data }: MessageEvent<PictureAnswer>) => {
    worker.terminate();
    if (data) done(named(order.layers, data));
    else logFault(new Error("The pictures of the comparison could not be drawn."));
  };
  worker.onerror = (event) => logFault(new Error(event.message));
  worker.postMessage(order);
  return () => worker.terminate();
}
