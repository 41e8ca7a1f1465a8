import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { type MarkView, paintMarks } from "../../../../renderer/canvas/painted/marks";
import type { PlacedBox } from "../../../../shared/layout/types";
import { LIGHT } from "../../../../shared/scene/theme";

const box = (x: number, y: number): PlacedBox => ({ x, y, width: 240, height: 80, lines: [] });
const near = ["near", box(60, 60)] as const;
const far = Array.from({ length: 2_000 }, (_, at) => [`far${at}`, box(5_000 + at * 300, 9_000)] as const);
const view: MarkView = { region: { x: 0, y: 0, width: 400, height: 200 }, pixel: 1 };

/** How many parts of paths are traced for these hits, and the picture that comes of it. */
function painted(ids: readonly string[]) {
  const canvas = createCanvas(400, 200);
  const context = canvas.getContext("2d");
  let parts = 0;
  const counted = new Proxy(context, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name === "rect" || name === "lineTo" || name === "bezierCurveTo") parts += 1;
      return value.bind(target);
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  });
  const boxes = new Map([near, ...far]);
  const marks = { selection: [], hits: new Set(ids), hovered: null, drivers: null };
  paintMarks(counted, { boxes, routes: new Map() }, marks, LIGHT, view);
  return { parts, data: context.getImageData(0, 0, 400, 200).data };
}

test("hits out of view cost no painting, and those in view stand out", () => {
  const all = painted([near[0], ...far.map(([id]) => id)]);
  const only = painted([near[0]]);
  expect(only.parts).toBeGreaterThan(0);
  expect(all.parts).toBe(only.parts);
  expect(all.data).toEqual(only.data);
  expect(only.data.some((value) => value > 0)).toBe(true);
});
