import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeExportPlatform } from "../../../electron/cli/node-export";
import { nodeName } from "../../../shared/document/describe";
import { EMPTY_MAP } from "../../../shared/document/types";
import { createSubsetter } from "../../../shared/scene/font-subset";
import { sceneToSvg } from "../../../shared/scene/svg";
import { embeddedFonts } from "../../../shared/scene/svg-fonts";
import { arbitraryMap } from "../../support/arbitrary-map";
import { sceneOf, textsOf } from "./helpers";
import { EVERYTHING, MANY_SCRIPTS, mapOf, node } from "./sample-maps";
import { everyElement, parseXml } from "./well-formed";

const HOSTILE = [
  '<img src=x onerror="alert(1)">',
  "]]></style><script>alert(1)</script>",
  "&lt; &#0; &unknown; & <!-- -->",
  "\u0000\u0007\u001b[31m red\u007f",
  "lone \ud800 and \udfff and \ufffe",
  "javascript:alert(1) url(https://example.org/x)",
  "' onload='alert(1)",
];

const ALLOWED = new Set([
  "svg",
  "title",
  "desc",
  "metadata",
  "argmap-file",
  "style",
  "rect",
  "g",
  "path",
  "text",
]);

describe("sceneToSvg", () => {
  it("is well-formed and holds every line, whatever the texts", () => {
    fc.assert(
      fc.property(arbitraryMap({ hostileTexts: true }), (map) => {
        const scene = sceneOf(map);
        const elements = [...everyElement(parseXml(sceneToSvg(scene, { fonts: [] })))];
        const words = elements.filter((element) => element.name === "text").map((element) => element.text);
        expect(words).toEqual(textsOf(scene).map((shape) => shape.text));
      }),
      { numRuns: 60 },
    );
  });

  it("treats hostile texts as text", () => {
    const nodes = HOSTILE.map((text, i) => node(`n${i}`, "risk", text, 0, i * 200, { width: 900 }));
    const map = mapOf(HOSTILE.join(" "), nodes);
    const svg = sceneToSvg(sceneOf(map), { fonts: [], embed: HOSTILE.join(" ") });
    const elements = [...everyElement(parseXml(svg))];
    for (const element of elements) {
      expect(ALLOWED).toContain(element.name);
      for (const name of element.attributes.keys()) expect(name).not.toMatch(/^on|href|^style$|^src$/i);
    }
    const words = elements.map((element) => element.text).join("\n");
    expect(words).toContain('<img src=x onerror="alert(1)">');
    expect(words).toContain("lone \ufffd and \ufffd and \ufffd");
  });

  it("writes no colour that it cannot read", () => {
    const scene = sceneOf(EMPTY_MAP);
    const rect = { type: "rect", x: 0, y: 0, width: 9, height: 9, radius: 0, strokeWidth: 1 } as const;
    const shapes = [
      { ...rect, fill: 'red" onload="alert(1)', stroke: "url(https://example.org/x)" },
      { ...rect, fill: "#11223380", stroke: "Navy" },
    ];
    const group = { id: "a", role: "node", label: "", bounds: rect, shapes } as const;
    const root = parseXml(sceneToSvg({ ...scene, groups: [group] }, { fonts: [] }));
    const [bad, good] = [...everyElement(root)].filter((element) => element.name === "rect").slice(1);
    expect([bad?.attributes.get("fill"), bad?.attributes.get("stroke")]).toEqual(["none", "none"]);
    expect([good?.attributes.get("fill"), good?.attributes.get("stroke")]).toEqual(["#112233", "#000080"]);
    expect(good?.attributes.get("fill-opacity")).toBe("0.502");
  });

  it("refers to nothing outside", () => {
    const svg = sceneToSvg(sceneOf(MANY_SCRIPTS), { fonts: [], embed: "{}" });
    const outside = [...svg.matchAll(/https?:[^"' ]*/g)].map(([url]) => url);
    expect([...new Set(outside)].toSorted()).toEqual([
      "http://www.w3.org/2000/svg",
      "https://example.org/argmap/embedded",
    ]);
  });

  it("names the picture and everything in it for readers", () => {
    const root = parseXml(sceneToSvg(sceneOf(EVERYTHING), { fonts: [] }));
    expect(root.attributes.get("role")).toBe("img");
    expect(root.children[0]?.text).toBe(EVERYTHING.title);
    expect(root.children[1]?.text).toMatch(/^Argument map with 8 nodes/);
    const titles = root.children
      .filter((child) => child.name === "g")
      .map((child) => child.children[0]?.text);
    expect(titles).toContain(nodeName(EVERYTHING, EVERYTHING.nodes[0]!));
  });

  it("carries the fonts once each, cut down", async () => {
    const platform = nodeExportPlatform();
    const scene = sceneOf(EVERYTHING);
    const fonts = embeddedFonts(scene, platform.fonts, await createSubsetter(platform.subsetterWasm));
    const svg = sceneToSvg(scene, { fonts });
    expect(svg.match(/@font-face/g)).toHaveLength(2);
    expect(svg.length).toBeLessThan(120_000);
    parseXml(svg);
  });

  it("fixes the width of lines, but for right-to-left ones", () => {
    const root = parseXml(sceneToSvg(sceneOf(MANY_SCRIPTS), { fonts: [] }));
    const lines = [...everyElement(root)].filter((element) => element.name === "text");
    for (const line of lines) {
      const rightToLeft = line.attributes.get("direction") === "rtl";
      expect(line.attributes.has("textLength")).toBe(!rightToLeft);
    }
    expect(lines.filter((line) => line.attributes.has("direction")).length).toBeGreaterThan(2);
  });
});
