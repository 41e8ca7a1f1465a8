import { describe, expect, it } from "vitest";
import {
  FIRST_SETTINGS,
  requestFor,
  sizeWords,
  strengthsInPictures,
} from "../../../renderer/session/export-settings";

const mapText = () => "the map";

describe("the request for an export", () => {
  it("carries the map inside unless the person says no", () => {
    expect(requestFor(FIRST_SETTINGS, [], mapText).embed).toBe("the map");
    const without = requestFor({ ...FIRST_SETTINGS, embed: false }, [], () => {
      throw new Error("the map was written though nobody wanted it");
    });
    expect("embed" in without).toBe(false);
  });

  it("names the selection only where only the selection is wanted", () => {
    expect("only" in requestFor(FIRST_SETTINGS, ["a"], mapText)).toBe(false);
    expect(requestFor({ ...FIRST_SETTINGS, part: "selection" }, ["a"], mapText).only).toEqual(["a"]);
  });

  it("has a page for a PDF alone, a number for the scale, and a colour for white", () => {
    const png = requestFor(
      { ...FIRST_SETTINGS, format: "png", scale: "3", background: "white" },
      [],
      mapText,
    );
    expect(png).toMatchObject({ format: "png", scale: 3, background: "#ffffff" });
    expect("page" in png).toBe(false);
    expect(requestFor({ ...FIRST_SETTINGS, format: "pdf", page: "a4" }, [], mapText).page).toBe("a4");
  });
});

describe("the words about the size", () => {
  const png = { ...FIRST_SETTINGS, format: "png" } as const;

  it("give the pixels of a PNG", () => {
    expect(sizeWords(png, { width: 2400, height: 1600 })).toEqual({
      size: "2,400 × 1,600 pixels",
      warning: "",
      possible: true,
    });
  });

  it("warn of a picture that many programs do not open, and say when it can't be made", () => {
    const wide = sizeWords(png, { width: 70_000, height: 100 });
    expect(wide.possible).toBe(true);
    expect(wide.warning).not.toBe("");
    const huge = sizeWords(png, { width: 200_000, height: 200_000 });
    expect(huge.possible).toBe(false);
    expect(huge.warning).toContain("can't be made");
  });

  it("have no limit for SVG and PDF", () => {
    expect(sizeWords(FIRST_SETTINGS, { width: 200_000, height: 200_000 }).possible).toBe(true);
    expect(
      sizeWords({ ...FIRST_SETTINGS, format: "pdf", page: "a3" }, { width: 10, height: 10 }).size,
    ).toContain("A3");
  });
});

describe("strengths in pictures", () => {
  const shown = (strengths: boolean, strengthNumbers: boolean) => ({ strengths, strengthNumbers });

  it("are those of the canvas until something else is chosen", () => {
    const open = { exportSettings: FIRST_SETTINGS };
    expect(strengthsInPictures({ ...open, ...shown(false, true) })).toBe("none");
    expect(strengthsInPictures({ ...open, ...shown(true, false) })).toBe("bars");
    expect(strengthsInPictures({ ...open, ...shown(true, true) })).toBe("numbers");
    const chosen = { exportSettings: { ...FIRST_SETTINGS, strengths: "none" as const } };
    expect(strengthsInPictures({ ...chosen, ...shown(true, true) })).toBe("none");
  });
});
