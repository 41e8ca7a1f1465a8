import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createNodeMeasure } from "../../../electron/cli/node-measure";
import type { MapNode } from "../../../shared/document/types";
import { placedBoxes } from "../../../shared/layout/boxes";
import { breakLines } from "../../../shared/layout/break-lines";
import {
  DEFAULT_NODE_WIDTH,
  heightOf,
  MAX_NODE_WIDTH,
  MIN_NODE_WIDTH,
  nodeBox,
  PADDING_X,
  TEXT_FONT,
} from "../../../shared/layout/node-box";
import { fakeMeasure } from "./fake-measure";

const node = (fields: Partial<MapNode>): MapNode => ({
  id: "n",
  kind: "motive",
  text: "",
  x: 0,
  y: 0,
  ...fields,
});
const measure = createNodeMeasure();

describe("the measurer of the command line", () => {
  it("uses the bundled font in both weights", () => {
    expect(measure("Hamburgefonstiv", TEXT_FONT)).not.toBe(
      measure("Hamburgefonstiv", { size: 14, weight: 600 }),
    );
    expect(measure("A", { size: 28, weight: 400 })).toBeCloseTo(2 * measure("A", TEXT_FONT), 2);
    expect(measure("AVAVAV", TEXT_FONT)).toBeLessThan(
      3 * (measure("A", TEXT_FONT) + measure("V", TEXT_FONT)),
    );
  });

  it("breaks any text so that each line fits, with nothing lost", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 120 }),
      fc.lorem({ maxCount: 40 }),
      fc.string({
        unit: fc.constantFrom("a", " ", "AV", "-", "ا", "ل", "中", "👩‍👩‍👧", "fi"),
        maxLength: 120,
      }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 400 }), (text, width) => {
        const lines = breakLines(text, width, TEXT_FONT, measure);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        for (const line of lines) expect(measure(line, TEXT_FONT)).toBeLessThanOrEqual(width + 0.03);
      }),
    );
  });
});

test("a line that turns out too wide at the end of the text gives its last letter a line, and loses none", () => {
  const text = "⟀⹃鿿⺀Þ鿿";
  expect(breakLines(text, 67, TEXT_FONT, measure).join("")).toBe(text);
});

test("signs whose width depends on what stands beside them make no line too wide", () => {
  const text = "Ť⤔🌤𜽐";
  const lines = breakLines(text, 60, TEXT_FONT, measure);
  expect(lines.join("")).toBe(text);
  for (const line of lines) expect(measure(line, TEXT_FONT)).toBeLessThanOrEqual(60.03);
});

describe("nodeBox", () => {
  it("gives an empty node the height of one line and the smallest width", () => {
    expect(nodeBox(node({}), measure)).toEqual({ width: MIN_NODE_WIDTH, height: heightOf(1), lines: [""] });
  });

  it("is as narrow as a short text allows, and balances two lines", () => {
    const one = nodeBox(node({ text: "Deter North Korea from more" }), measure);
    expect(one.lines).toHaveLength(1);
    expect(one.width).toBeLessThan(DEFAULT_NODE_WIDTH);
    const two = nodeBox(node({ text: "Deter North Korea from sending more troops" }), measure);
    expect(two.lines).toHaveLength(2);
    expect(two.width).toBeLessThan(DEFAULT_NODE_WIDTH - 20);
  });

  it("keeps longer texts at one width, so that they line up, and widens for very long ones", () => {
    const words = "Deter North Korea from sending more troops ";
    expect(nodeBox(node({ text: words.repeat(3) }), measure).width).toBe(DEFAULT_NODE_WIDTH);
    expect(nodeBox(node({ text: words.repeat(30) }), measure).width).toBe(400);
  });

  it("takes a chosen width, within bounds, in whole pixels", () => {
    expect(nodeBox(node({ width: 300.2 }), measure).width).toBe(301);
    expect(nodeBox(node({ width: 1 }), measure).width).toBe(MIN_NODE_WIDTH);
    expect(nodeBox(node({ width: 1e9 }), measure).width).toBe(MAX_NODE_WIDTH);
  });

  it("has whole sizes and room for every line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const box = nodeBox(node({ text }), fakeMeasure);
        expect(Number.isInteger(box.width) && Number.isInteger(box.height)).toBe(true);
        expect(box.height).toBe(heightOf(box.lines.length));
        for (const line of box.lines) {
          expect(fakeMeasure(line, TEXT_FONT)).toBeLessThanOrEqual(box.width - 2 * PADDING_X + 1);
        }
      }),
    );
  });

  it("is the same object for the same text, and for the same node where it stands", () => {
    const still = node({ text: "still" });
    expect(nodeBox(still, measure)).toBe(nodeBox({ ...still, x: 5 }, measure));
    expect(nodeBox({ ...still, width: 200 }, measure)).not.toBe(nodeBox(still, measure));
    const map = { title: "", nodes: [still, node({ id: "hid" })], edges: [], sources: [] };
    const boxes = placedBoxes(map, measure, new Set(["hid"]));
    expect([...boxes.keys()]).toEqual(["n"]);
    expect(boxes.get("n")).toBe(placedBoxes({ ...map, title: "again" }, measure).get("n"));
    expect(placedBoxes({ ...map, nodes: [{ ...still, x: 5 }] }, measure).get("n")?.x).toBe(5);
  });
});
