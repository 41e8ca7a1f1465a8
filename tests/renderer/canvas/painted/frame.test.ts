import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Frame,
  frameFor,
  frameOn,
  placeOf,
  regionOf,
  type Seen,
  shiftBetween,
} from "../../../../renderer/canvas/painted/frame";
import { shownRect } from "../../../../renderer/canvas/use-view";
import { encloses, grow, type Rect } from "../../../../shared/basics/geometry";

const seen: fc.Arbitrary<Seen> = fc.record({
  viewport: fc.record({
    x: fc.double({ min: -40_000, max: 40_000, noNaN: true }),
    y: fc.double({ min: -40_000, max: 40_000, noNaN: true }),
    zoom: fc.double({ min: 0.01, max: 4, noNaN: true }),
  }),
  size: fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 1500 }) }),
  ratio: fc.constantFrom(1, 1.25, 2),
  rests: fc.boolean(),
});

const panned = ({ viewport, ...rest }: Seen, dx: number, dy: number): Seen => ({
  ...rest,
  viewport: { ...viewport, x: viewport.x + dx, y: viewport.y + dy },
});

function covers(frame: Frame, { viewport, size }: Seen): boolean {
  const region = regionOf(frame);
  const shown = shownRect(viewport, size);
  const slack = 1e-6 * (Math.abs(shown.x) + Math.abs(shown.y) + shown.width);
  return (
    region.x <= shown.x + slack &&
    region.y <= shown.y + slack &&
    region.x + region.width >= shown.x + shown.width - slack &&
    region.y + region.height >= shown.y + shown.height - slack
  );
}

function intersection(a: Rect, b: Rect): Rect | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const [width, height] = [
    Math.min(a.x + a.width, b.x + b.width) - x,
    Math.min(a.y + a.height, b.y + b.height) - y,
  ];
  return width < 0 || height < 0 ? null : { x, y, width, height };
}

describe("the painted frame", () => {
  it("covers the view, whatever was painted before", () => {
    fc.assert(
      fc.property(fc.array(seen, { minLength: 1, maxLength: 6 }), (views) => {
        let frame: Frame | null = null;
        for (const view of views) {
          frame = frameFor(view, frame);
          expect(covers(frame, view)).toBe(true);
        }
      }),
    );
  });

  it("stays while the view moves a little, and is sharp when the zoom rests", () => {
    fc.assert(
      fc.property(seen, fc.double({ min: 0.7, max: 1.4, noNaN: true }), (view, stretch) => {
        const frame = frameFor(view, null);
        const { width, height } = view.size;
        expect(frameFor(panned(view, 0.1 * width, -0.1 * height), frame)).toBe(frame);
        const zoomed = {
          ...view,
          viewport: { ...view.viewport, zoom: view.viewport.zoom * stretch },
          rests: true,
        };
        expect(frameFor(zoomed, frame).scale).toBe(zoomed.viewport.zoom * view.ratio);
      }),
    );
  });

  it("puts each point of the map where the view has it, within a pixel", () => {
    fc.assert(
      fc.property(seen, seen, fc.boolean(), (before, after, sameZoom) => {
        const zoom = sameZoom ? before.viewport.zoom : after.viewport.zoom;
        const view = { ...after, ratio: before.ratio, viewport: { ...after.viewport, zoom } };
        const frame = frameFor(view, frameFor(before, null));
        const { x, y, stretch } = placeOf(frame, view);
        const region = regionOf(frame);
        // The frame's own corner, through the canvas and through the viewport.
        expect(Math.abs(x - (region.x * zoom + view.viewport.x))).toBeLessThan(1);
        expect(Math.abs(y - (region.y * zoom + view.viewport.y))).toBeLessThan(1);
        expect(stretch * frame.scale).toBeCloseTo(zoom, 9);
      }),
    );
  });

  it("moves what it has and paints what is bare: together the whole frame, nothing twice", () => {
    const step = fc.integer({ min: -90, max: 90 });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 2, max: 60 }),
        step,
        step,
        (width, height, dx, dy) => {
          const before: Frame = { left: 5, top: -7, width, height, scale: 0.3 };
          const after: Frame = { ...before, left: before.left - dx, top: before.top - dy };
          const shift = shiftBetween(before, after);
          if (Math.abs(dx) >= width || Math.abs(dy) >= height) {
            expect(shift).toBeNull();
            return;
          }
          const times = (px: number, py: number) => {
            const moved = px - dx >= 0 && px - dx < width && py - dy >= 0 && py - dy < height ? 1 : 0;
            const bare = (shift?.bare ?? []).filter(
              (part) => px >= part.x && px < part.x + part.width && py >= part.y && py < part.y + part.height,
            );
            return moved + bare.length;
          };
          for (let px = 0; px < width; px += 1)
            for (let py = 0; py < height; py += 1) expect(times(px, py)).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has nothing to move after a zoom", () => {
    const frame: Frame = { left: 0, top: 0, width: 10, height: 10, scale: 1 };
    expect(shiftBetween(frame, { ...frame, scale: 2 })).toBeNull();
  });

  it("has a part for anything in it, with room for all of it that the frame holds", () => {
    fc.assert(
      fc.property(
        seen,
        fc.integer(),
        fc.integer(),
        fc.nat(900),
        fc.nat(900),
        (view, across, down, width, height) => {
          const frame = frameFor(view, null);
          const region = regionOf(frame);
          const x = region.x + (across % 2000) / frame.scale;
          const y = region.y + (down % 2000) / frame.scale;
          const bounds = { x, y, width: width / frame.scale, height: height / frame.scale };
          const part = frameOn(bounds, frame);
          const shared = intersection(bounds, region);
          if (!part) {
            expect(shared && shared.width > 0 && shared.height > 0).toBeFalsy();
            return;
          }
          const own = regionOf(part);
          const slack = 1e-6 * (1 + Math.abs(region.x) + Math.abs(region.y));
          expect(encloses(grow(region, slack), own)).toBe(true);
          expect(encloses(grow(own, slack), shared ?? own)).toBe(true);
        },
      ),
    );
  });
});
