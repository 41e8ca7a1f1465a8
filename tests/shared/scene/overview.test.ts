import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { hiddenNodes } from "../../../shared/document/visibility";
import { placedBoxes } from "../../../shared/layout/boxes";
import { routeEdges } from "../../../shared/layout/routes";
import { paintOverview, prepareOverview, READABLE_SCALE } from "../../../shared/scene/overview";
import type { PaintTarget } from "../../../shared/scene/paint";
import { LIGHT } from "../../../shared/scene/theme";
import { measure } from "./helpers";
import { EVERYTHING, edge, mapOf, node } from "./sample-maps";

function overviewOf(map = EVERYTHING) {
  const boxes = placedBoxes(map, measure, hiddenNodes(map));
  return prepareOverview(map, boxes, routeEdges(map, boxes), { theme: LIGHT });
}

/** Paints on a canvas of 400 by 200 and gives the colour of pixels. */
function painted(overview: ReturnType<typeof overviewOf>, scale: number, x = 0, y = 0) {
  const context = createCanvas(400, 200).getContext("2d");
  paintOverview(context, overview, { region: { x, y, width: 400 / scale, height: 200 / scale }, scale });
  return (px: number, py: number) => [...context.getImageData(px, py, 1, 1).data];
}

/** A context that only counts what is called. */
function counting() {
  const counts: Record<string, number> = {};
  const methods = "setTransform setLineDash beginPath moveTo lineTo bezierCurveTo rect fill stroke";
  const target: Record<string, unknown> = {};
  for (const name of methods.split(" "))
    target[name] = () => {
      counts[name] = (counts[name] ?? 0) + 1;
    };
  return { target: target as unknown as PaintTarget, counts };
}

const many = mapOf(
  "",
  Array.from({ length: 500 }, (_, i) =>
    node(`n${i}`, i % 2 ? "risk" : "motive", "A claim", (i % 25) * 300, Math.floor(i / 25) * 200),
  ),
  Array.from({ length: 400 }, (_, i) => edge(`n${i + 25}`, `n${i}`, i % 3 ? "support" : "oppose")),
);

describe("overview", () => {
  it("draws each box where it stands, in the colour of its kind", () => {
    const at = painted(overviewOf(), 0.3, -20, -20);
    const { width, height } = placedBoxes(EVERYTHING, measure).get("m1")!;
    expect(at(Math.round((20 + width - 8) * 0.3), Math.round((200 + height - 8) * 0.3))).toEqual([
      236, 253, 248, 255,
    ]);
    expect(at(399, 199)).toEqual([0, 0, 0, 0]);
  });

  it("leaves out what is hidden", () => {
    const boxes = overviewOf().boxes.reduce((sum, batch) => sum + batch.boxes.length, 0);
    const routes = overviewOf().edges.reduce((sum, batch) => sum + batch.routes.length, 0);
    expect([boxes, routes]).toEqual([8, 7]);
  });

  it("needs few steps for many nodes", () => {
    const { target, counts } = counting();
    paintOverview(target, overviewOf(many), {
      region: { x: 0, y: 0, width: 8000, height: 5000 },
      scale: 0.1,
    });
    expect(counts.rect).toBeGreaterThanOrEqual(500);
    expect((counts.lineTo ?? 0) + (counts.bezierCurveTo ?? 0)).toBeGreaterThanOrEqual(400);
    expect((counts.fill ?? 0) + (counts.stroke ?? 0)).toBeLessThan(20);
  });

  it("shows strengths as bars that can still be seen from far away", () => {
    const map = mapOf("", [node("a", "risk", "A claim", 0, 0)], []);
    const boxes = placedBoxes(map, measure);
    const box = boxes.get("a")!;
    const scale = 0.1;
    const bar = (strength: number | null) => {
      const strengths = new Map([["a", strength]]);
      const overview = prepareOverview(map, boxes, new Map(), { theme: LIGHT, strengths });
      const at = painted(overview, scale);
      const y = Math.floor((box.height - 9) * scale);
      const colour = (part: number) => at(Math.floor((12 + part * (box.width - 24)) * scale), y).join(" ");
      return [colour(0.25), colour(0.75)];
    };
    const [full, empty] = [bar(1), bar(0)];
    expect(full[0]).toBe(full[1]);
    expect(full[0]).not.toBe(empty[0]);
    expect(bar(0.5)).toEqual([full[0], empty[1]]);
    expect(bar(null)).toEqual(empty);
  });

  it("leaves out what is painted elsewhere", () => {
    const boxes = placedBoxes(many, measure);
    const shows = (id: string) => id !== "n3" && id !== "e-n28-n3";
    const overview = prepareOverview(many, boxes, routeEdges(many, boxes), { theme: LIGHT, shows });
    expect(overview.boxes.flatMap((batch) => batch.boxes)).toHaveLength(499);
  });

  it("draws nothing that is far from the region", () => {
    const { target, counts } = counting();
    paintOverview(target, overviewOf(many), {
      region: { x: -9000, y: 0, width: 400, height: 200 },
      scale: 0.2,
    });
    expect([counts.rect, counts.bezierCurveTo, counts.fill]).toEqual([undefined, undefined, undefined]);
  });

  it("leaves text to the scene from the scale on at which it can be read", () => {
    expect(READABLE_SCALE).toBeGreaterThan(0.2);
    expect(READABLE_SCALE).toBeLessThan(0.5);
  });
});
