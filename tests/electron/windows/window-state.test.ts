import { EventEmitter } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Rectangle, reachablePlace, SMALLEST, USUAL } from "../../../electron/windows/window-place";
import { type Later, readWindowStates } from "../../../electron/windows/window-state";

const MAIN = { x: 0, y: 25, width: 1920, height: 1055 };
const LEFT = { x: -1600, y: 0, width: 1600, height: 900 };
const place = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
  isFullScreen: false,
});
const boundsOn = (areas: readonly Rectangle[], ...args: Parameters<typeof place>) =>
  reachablePlace(place(...args), areas).bounds;

describe("where a window may go", () => {
  test("where it was, on any display that is still there", () => {
    expect(boundsOn([MAIN, LEFT], 100, 100)).toEqual(place(100, 100).bounds);
    expect(boundsOn([MAIN, LEFT], -1500, 50)).toEqual(place(-1500, 50).bounds);
  });

  test("the system's choice where its display is gone, with its size", () => {
    expect(boundsOn([MAIN], -1500, 50)).toEqual({ width: 1000, height: 700 });
  });

  test("not with its title bar above, below or beside every display, however much else can be seen", () => {
    for (const [x, y] of [
      [100, -300],
      [100, 1070],
      [1900, 100],
      [-950, 100],
    ] as const)
      expect(boundsOn([MAIN], x, y)).toEqual({ width: 1000, height: 700 });
  });

  test("a window at the edge stays there while a hand's breadth of its title bar can be reached", () => {
    expect(boundsOn([MAIN], 1800, 100)).toMatchObject({ x: 1800 });
    expect(boundsOn([MAIN], -7, 18)).toMatchObject({ x: -7, y: 18 });
  });

  test("no larger than its display, no smaller than a window may be", () => {
    expect(boundsOn([LEFT], -1600, 0, 4000, 3000)).toEqual({ x: -1600, y: 0, width: 1600, height: 900 });
    expect(boundsOn([MAIN], 0, 30, 10, 10)).toMatchObject(SMALLEST);
  });

  test("without any display: the usual size", () => {
    expect(boundsOn([], 5, 5)).toEqual(USUAL);
  });

  test("whatever was saved and whatever displays there are: it can be reached and it fits", () => {
    const number = fc.integer({ min: -5_000, max: 5_000 });
    const rectangle = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: 600, max: 4_000 }),
      height: fc.integer({ min: 400, max: 3_000 }),
    });
    const saved = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: 1, max: 9_000 }),
      height: fc.integer({ min: 1, max: 9_000 }),
    });
    fc.assert(
      fc.property(saved, fc.array(rectangle, { minLength: 1, maxLength: 3 }), (bounds, areas) => {
        const wanted = reachablePlace({ bounds, isMaximized: true, isFullScreen: false }, areas);
        const { x, y, width, height } = wanted.bounds;
        expect(wanted.isMaximized).toBe(true);
        const holds = areas.some((area) => {
          const fits =
            width <= Math.max(area.width, SMALLEST.width) && height <= Math.max(area.height, SMALLEST.height);
          if (x === undefined || y === undefined) return fits;
          const title = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
          return fits && title >= 120 && y >= area.y - 8 && y + 32 <= area.y + area.height;
        });
        expect(holds).toBe(true);
        expect(width).toBeGreaterThanOrEqual(SMALLEST.width);
        expect(height).toBeGreaterThanOrEqual(SMALLEST.height);
      }),
    );
  });
});

describe("what is remembered", () => {
  let data = "";
  const writes: Promise<unknown>[] = [];
  const waiting: (() => void)[] = [];
  const later: Later = (work) => {
    waiting.push(work);
    return () => void waiting.splice(waiting.indexOf(work), 1);
  };
  const states = () =>
    readWindowStates({ data, workAreas: () => [MAIN], pending: (write) => void writes.push(write), later });

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), "argmap-window-"));
    writes.length = 0;
    waiting.length = 0;
  });
  afterEach(() => rm(data, { recursive: true, force: true }));

  class Window extends EventEmitter {
    at = place(10, 40);
    isGone = false;
    isSmall = false;
    getNormalBounds = () => this.at.bounds;
    isMaximized = () => this.at.isMaximized;
    isFullScreen = () => this.at.isFullScreen;
    isMinimized = () => this.isSmall;
    isDestroyed = () => this.isGone;
  }
  const native = (window: Window) => window as unknown as BrowserWindow;

  test("nothing at first; then the last place, written once when the moving is over", async () => {
    const first = await states();
    expect(first.first()).toBeNull();
    const window = new Window();
    first.follow(native(window));
    for (let x = 0; x < 50; x += 1) {
      window.at = place(x, 40);
      window.emit("move");
    }
    expect(writes).toHaveLength(0);
    expect(waiting).toHaveLength(1);
    waiting[0]?.();
    await Promise.all(writes);
    expect((await states()).first()).toEqual(place(49, 40));
  });

  test("closing writes at once, the maximised state with the place to come back to", async () => {
    const window = new Window();
    (await states()).follow(native(window));
    window.at = { ...place(70, 80), isMaximized: true };
    window.emit("maximize");
    window.emit("close");
    expect(waiting).toHaveLength(0);
    await Promise.all(writes);
    expect((await states()).first()).toEqual({ ...place(70, 80), isMaximized: true });
  });

  test("a minimised window, or one that is gone, is not where one wants it again", async () => {
    const window = new Window();
    (await states()).follow(native(window));
    window.isSmall = true;
    window.emit("resize");
    window.isGone = true;
    window.emit("move");
    expect(waiting).toHaveLength(0);
  });

  test("a damaged file is worth nothing, and is written over", async () => {
    for (const text of [
      "",
      "{",
      '{"bounds":{"x":"0"}}',
      '{"bounds":{"x":1e99,"y":0,"width":1,"height":1}}',
    ]) {
      await writeFile(join(data, "window.json"), text);
      expect((await states()).first()).toBeNull();
    }
    const window = new Window();
    (await states()).follow(native(window));
    window.emit("close");
    await Promise.all(writes);
    expect(JSON.parse(await readFile(join(data, "window.json"), "utf8"))).toEqual(place(10, 40));
  });
});
