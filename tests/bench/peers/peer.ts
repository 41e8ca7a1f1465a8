/** What the driver asks of every measured page, and the map as the peers get it: places, sizes and broken lines. */

export interface PeerNode {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface PeerEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly relation: string;
}

export interface PeerMap {
  readonly nodes: readonly PeerNode[];
  readonly edges: readonly PeerEdge[];
}

/** What scales a point of the map and then moves it to a point of the window. */
export interface PeerViewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface MeasuredEditor {
  /** Makes the editor's own objects, which is not measured. */
  prepare(map: PeerMap): void;
  open(): void;
  /** Whether everything that was opened is in the page. */
  shows(): boolean;
  fit(): void;
  /** Goes to 100 %, with the same middle. */
  near(): void;
  viewport(): PeerViewport;
  /** Where a node stands now. */
  placeOf(id: string): { readonly x: number; readonly y: number } | null;
  /** A PNG of everything, with so many pixels to a unit of the map. */
  exportPng?(scale: number): Promise<Blob | null>;
}

export interface MeasuredWindow {
  editor: MeasuredEditor;
}

export const COLOURS: Readonly<Record<string, { readonly fill: string; readonly accent: string }>> = {
  decision: { fill: "#e8eefc", accent: "#2f5fd0" },
  motive: { fill: "#e6f4ea", accent: "#2e7d4f" },
  risk: { fill: "#fdf0e1", accent: "#b5651d" },
  critique: { fill: "#fbe9ec", accent: "#b3324b" },
};

export const colourOf = (kind: string) => COLOURS[kind] ?? { fill: "#ffffff", accent: "#333333" };

export const LINE_COLOURS: Readonly<Record<string, string>> = { support: "#2e7d4f", oppose: "#b3324b" };

/** The viewport that shows all nodes in the middle, with a margin of 48 pixels, as Argmap's own. */
export function fitted(
  map: PeerMap,
  size: { readonly width: number; readonly height: number },
  mostZoom = 1,
): PeerViewport {
  const [left, top, right, bottom] = boundsOf(map);
  const zoom = Math.min(mostZoom, (size.width - 96) / (right - left), (size.height - 96) / (bottom - top));
  return {
    zoom,
    x: size.width / 2 - ((left + right) / 2) * zoom,
    y: size.height / 2 - ((top + bottom) / 2) * zoom,
  };
}

function boundsOf({ nodes }: PeerMap): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of nodes) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  return [left, top, right, bottom];
}

/** 100 %, with the middle of the window where it was. */
export function nearer(
  viewport: PeerViewport,
  size: { readonly width: number; readonly height: number },
): PeerViewport {
  const [cx, cy] = [size.width / 2, size.height / 2];
  return { zoom: 1, x: cx - (cx - viewport.x) / viewport.zoom, y: cy - (cy - viewport.y) / viewport.zoom };
}
