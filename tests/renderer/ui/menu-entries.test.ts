import { describe, expect, it } from "vitest";
import { itemByTyping, itemsOf, type MenuEntry } from "../../../renderer/ui/menu-entries";
import { placePopup } from "../../../renderer/ui/place-popup";

const item = (label: string): MenuEntry => ({ type: "item", id: label, label, run: () => undefined });

describe("typing in a menu", () => {
  const items = itemsOf([
    item("Save"),
    { type: "separator", id: "line" },
    item("Save as…"),
    { type: "heading", id: "more", label: "Some more" },
    item("Print…"),
    item("Select all"),
  ]);

  it("goes to the next item that begins with the letter, round to the start", () => {
    expect(itemByTyping(items, 0, "s")).toBe(1);
    expect(itemByTyping(items, 1, "S")).toBe(3);
    expect(itemByTyping(items, 3, "s")).toBe(0);
    expect(itemByTyping(items, 0, "p")).toBe(2);
  });

  it("stays where it is while more letters still fit, and finds nothing for what is not there", () => {
    expect(itemByTyping(items, 1, "save")).toBe(1);
    expect(itemByTyping(items, 1, "sel")).toBe(3);
    expect(itemByTyping(items, 0, "x")).toBeNull();
  });
});

describe("a popup", () => {
  const win = { width: 800, height: 600 };
  const popup = { width: 200, height: 300 };

  it("opens below what it belongs to", () => {
    expect(placePopup({ x: 10, y: 20, width: 60, height: 30 }, popup, win)).toEqual({ x: 10, y: 50 });
  });

  it("opens above where there is no room below", () => {
    expect(placePopup({ x: 10, y: 500, width: 60, height: 30 }, popup, win)).toEqual({ x: 10, y: 200 });
  });

  it("stays inside the window at its right end, and where there is room neither below nor above", () => {
    expect(placePopup({ x: 790, y: 200, width: 0, height: 0 }, popup, win).x).toBe(594);
    const low = placePopup({ x: 0, y: 320, width: 0, height: 0 }, { width: 200, height: 590 }, win);
    expect(low).toEqual({ x: 6, y: 6 });
  });
});
