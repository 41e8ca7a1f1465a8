import { describe, expect, test } from "vitest";
import { encloses } from "../../../shared/basics/geometry";
import { type Table, tableScene } from "../../../shared/scene/table";
import { LIGHT } from "../../../shared/scene/theme";
import { measure, textsOf } from "./helpers";

const long = "A text that is much too long to stand in one line of the first column of this table";
const table: Table = {
  title: "Harbour",
  description: "Two rows.",
  head: ["Evidence", "Open the harbour", "Strength"],
  rows: [
    [{ text: long }, { text: "+", tone: "support" }, { text: "0.50" }],
    [{ text: "الماء نظيف" }, { text: "−", tone: "oppose" }, { text: "" }],
  ],
};
const scene = tableScene(table, { measure, theme: LIGHT, margin: 10, background: "#ffffff" });

describe("the picture of a table", () => {
  test("has every cell, long texts in lines, and signs in the colour of their relation", () => {
    const texts = textsOf(scene);
    expect(texts.map(({ text }) => text).join(" ")).toContain("0.50");
    expect(texts.filter(({ text }) => long.includes(text.trim()) && text.length > 2).length).toBeGreaterThan(
      1,
    );
    expect(texts.find(({ text }) => text === "+")?.fill).toBe(LIGHT.relations.support);
    expect(texts.find(({ text }) => text === "−")?.fill).toBe(LIGHT.relations.oppose);
    expect(texts.find(({ text }) => text === "الماء نظيف")).toMatchObject({
      direction: "rtl",
      anchor: "end",
    });
  });

  test("holds all that it draws, and no row covers another", () => {
    for (const { bounds } of scene.groups) expect(encloses(scene.bounds, bounds)).toBe(true);
    const rows = scene.groups.filter(({ role }) => role === "table");
    expect(rows).toHaveLength(3);
    rows.slice(1).forEach(({ bounds }, at) => {
      const above = rows[at]?.bounds;
      expect(bounds.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) - 1);
    });
  });
});
