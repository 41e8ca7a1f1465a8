import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArgMap } from "../../../shared/document/types";
import { encloses, shapeBounds } from "../../../shared/scene/bounds";
import { sourceLine } from "../../../shared/scene/footnotes";
import { sceneToSvg } from "../../../shared/scene/svg";
import { arbitraryMap } from "../../support/arbitrary-map";
import { sceneOf, textsOf } from "./helpers";
import { mapOf, node } from "./sample-maps";
import { parseXml } from "./well-formed";

const cite = (source: string, exact: string) => ({
  source,
  exact,
  prefix: "",
  suffix: "",
  start: 0,
  end: exact.length,
});

const MAP: ArgMap = {
  ...mapOf("", [
    {
      ...node("a", "motive", "The water is clean", 0, 0),
      citations: [cite("late", "clean\nwater"), cite("early", "x")],
    },
    { ...node("b", "risk", "Boats use the basin", 0, 200), citations: [cite("late", "<boats>")] },
    node("c", "risk", "Nobody said so", 0, 400),
  ]),
  sources: [
    { id: "unused", title: "Nobody cites me" },
    {
      id: "early",
      title: "Early report",
      author: "A. Author",
      published: "2025",
      url: "https://example.org",
      grade: "b2",
    },
    { id: "late", title: "Is it late?" },
  ],
};

const wordsOf = (map: ArgMap, footnotes: boolean) =>
  textsOf(sceneOf(map, { footnotes, legend: false })).map(({ text }) => text);

describe("footnotes in the picture", () => {
  it("number the nodes by what they cite, and list the sources that are cited", () => {
    const words = wordsOf(MAP, true);
    expect(words).toEqual(expect.arrayContaining(["1, 2", "2", "[1]", "[2]", "Is it late?"]));
    expect(words.join(" ")).toContain("A. Author: Early report. 2025. https://example.org (B2)");
    expect(words.join(" ")).not.toContain("Nobody cites me");
    expect(wordsOf(MAP, false)).not.toContain("[1]");
  });

  it("number only what a part of the map cites", () => {
    const scene = sceneOf(MAP, { footnotes: true, only: new Set(["b"]) });
    expect(textsOf(scene).map(({ text }) => text)).toContain("[1]");
    expect(scene.groups.find(({ role }) => role === "sources")?.label).toBe("Sources: 1, Is it late?");
    expect(
      sceneOf(MAP, { footnotes: true, only: new Set(["c"]) }).groups.some(({ role }) => role === "sources"),
    ).toBe(false);
  });

  it("keeps the SVG sound where a quote has form feeds and other signs that XML cannot hold", () => {
    const quoting = {
      ...MAP,
      nodes: [
        { ...node("a", "motive", "Clean", 0, 0), citations: [cite("late", "over\n\fthe\u0001 page\ufeff")] },
      ],
    };
    const svg = sceneToSvg(sceneOf(quoting, { footnotes: true }), { fonts: [] });
    expect(parseXml(svg)).toBeDefined();
    expect(svg).toContain("“over the page”");
    expect(svg).not.toContain("\ufffd");
  });

  it("give the quotes as tooltips in SVG, as text", () => {
    const svg = sceneToSvg(sceneOf(MAP, { footnotes: true }), { fonts: [] });
    expect(parseXml(svg)).toBeTruthy();
    expect(svg).toContain("[2] “clean water”\n[1] “x”</title>");
    expect(svg).toContain("“&lt;boats&gt;”");
  });

  it("lie inside the picture, below everything else, whatever the map", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const scene = sceneOf(map, { footnotes: true });
        for (const group of scene.groups)
          for (const shape of group.shapes) expect(encloses(scene.bounds, shapeBounds(shape), 1)).toBe(true);
        const list = scene.groups.find(({ role }) => role === "sources");
        const others = scene.groups.filter((group) => group !== list);
        if (list)
          for (const { bounds } of others)
            expect(bounds.y + bounds.height).toBeLessThanOrEqual(list.bounds.y + 24);
      }),
      { numRuns: 50 },
    );
  });

  it("are one line of what is known of a source", () => {
    expect(sourceLine({ id: "s", title: " " })).toBe("A source without a title.");
    expect(sourceLine({ id: "s", title: "Why?", grade: "good" })).toBe("Why?");
    expect(sourceLine({ id: "s", title: "A", published: "2025", extra: [["publisher", "The Paper"]] })).toBe(
      "A. The Paper, 2025.",
    );
  });
});
