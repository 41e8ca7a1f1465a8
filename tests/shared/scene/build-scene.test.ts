import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_MAP } from "../../../shared/document/types";
import { edgeShows, hiddenNodes } from "../../../shared/document/visibility";
import { placedBoxes } from "../../../shared/layout/boxes";
import { encloses, shapeBounds } from "../../../shared/scene/bounds";
import { DARK } from "../../../shared/scene/theme";
import { arbitraryMap } from "../../support/arbitrary-map";
import { measure, sceneOf, textsOf } from "./helpers";
import { EVERYTHING, edge, MANY_SCRIPTS, mapOf, node } from "./sample-maps";

const labelled = (role: string) => sceneOf(EVERYTHING).groups.filter((group) => group.role === role);

describe("buildScene", () => {
  it("keeps every shape inside its group and every group inside the picture", () => {
    fc.assert(
      fc.property(arbitraryMap({ hostileTexts: true }), (map) => {
        const scene = sceneOf(map);
        for (const group of scene.groups) {
          expect(encloses(scene.bounds, group.bounds)).toBe(true);
          for (const shape of group.shapes) expect(encloses(group.bounds, shapeBounds(shape))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps the lines of a node inside its box", () => {
    for (const map of [EVERYTHING, MANY_SCRIPTS]) {
      const boxes = placedBoxes(map, measure);
      for (const { id, role, shapes } of sceneOf(map).groups) {
        if (role !== "node") continue;
        const box = boxes.get(id ?? "")!;
        for (const shape of shapes) {
          if (shape.type !== "text") continue;
          const [left, right] =
            shape.anchor === "end" ? [shape.x - shape.width, shape.x] : [shape.x, shape.x + shape.width];
          expect(left).toBeGreaterThanOrEqual(box.x);
          expect(right).toBeLessThanOrEqual(box.x + box.width);
          expect(shapeBounds(shape)).toMatchObject({ x: left, width: right - left });
        }
      }
    }
  });

  it("draws each thing that shows once, and nothing that is hidden", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const hidden = hiddenNodes(map);
        const nodes = map.nodes.filter(({ id }) => !hidden.has(id)).map(({ id }) => id);
        const edges = map.edges.filter((one) => edgeShows(map, one, hidden)).map(({ id }) => id);
        const drawn = sceneOf(map).groups.flatMap((group) => group.id ?? []);
        expect(drawn.toSorted()).toEqual([...nodes, ...edges].toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it("gives numbers only, whatever the texts", () => {
    fc.assert(
      fc.property(arbitraryMap({ hostileTexts: true }), (map) => {
        const json = JSON.stringify(sceneOf(map), (_, value) =>
          typeof value === "number" && !Number.isFinite(value) ? "NOT A NUMBER" : value,
        );
        expect(json).not.toContain("NOT A NUMBER");
      }),
      { numRuns: 60 },
    );
  });

  it("draws edges behind nodes, and title and legend apart", () => {
    const roles = sceneOf(EVERYTHING).groups.map((group) => group.role);
    expect([...new Set(roles)]).toEqual(["edge", "joint", "node", "title", "legend"]);
    expect(roles).toEqual(roles.toSorted((a, b) => orderOf(a) - orderOf(b)));
  });

  it("names every group in words", () => {
    expect(labelled("joint")[0]?.label).toMatch(/^Only together: .*Deter.* supports .*; .*Kursk.* supports/);
    expect(
      labelled("edge")
        .map((group) => group.label)
        .join(),
    ).toContain("undercuts the link");
    expect(labelled("node").every((group) => /^(Decision|Motive|Risk|Critique): /.test(group.label))).toBe(
      true,
    );
  });

  it("counts what a collapsed node hides", () => {
    const words = textsOf(sceneOf(EVERYTHING)).map((shape) => shape.text);
    expect(words).toContain("+2 hidden");
    expect(words).toContain("RISK (MUTED)");
    expect(words).not.toContain("hidden one");
  });

  it("draws a selection with the edges between its nodes, and a selected edge with its ends", () => {
    const drawn = (only: string[]) =>
      sceneOf(EVERYTHING, { only: new Set(only) })
        .groups.flatMap((group) => group.id ?? [])
        .toSorted();
    expect(drawn(["m1", "d"])).toEqual(["d", "m1", "m1-d"]);
    expect(drawn(["r-d"])).toEqual(["d", "r", "r-d"]);
    expect(drawn(["u-r-d"])).toEqual(["d", "r", "r-d", "u", "u-r-d"]);
    expect(drawn(["nowhere"])).toEqual([]);
  });

  it("explains an undercut where one is shown", () => {
    const undercut = sceneOf(EVERYTHING).groups.find((group) => group.role === "legend");
    expect(undercut?.label).toContain("Undercuts a link");
  });

  it("explains in the legend only what occurs", () => {
    const map = mapOf(
      "",
      [node("a", "decision", "A", 0, 0), node("b", "risk", "B", 0, 200)],
      [edge("b", "a", "oppose")],
    );
    const legend = sceneOf(map).groups.find((group) => group.role === "legend");
    expect(legend?.label).toBe("Legend: Decision, Risk, Opposes");
    expect(sceneOf(map).groups.some((group) => group.role === "title")).toBe(false);
    expect(sceneOf(map, { legend: false }).groups.every((group) => group.role !== "legend")).toBe(true);
  });

  it("gives an empty map a small picture", () => {
    const scene = sceneOf(EMPTY_MAP);
    expect(scene.groups).toEqual([]);
    expect(scene.bounds).toEqual({ x: -20, y: -20, width: 200, height: 130 });
    expect(scene.title).toBe("Argument map");
    expect(scene.description).toBe("Argument map with 0 nodes and 0 edges.");
  });

  it("anchors right-to-left lines at the right", () => {
    const map = mapOf("", [node("a", "motive", "القرار يغير\nplain words\n2024", 0, 0)]);
    const lines = textsOf(sceneOf(map, { legend: false })).filter((shape) => shape.font.size === 14);
    expect(lines.map((line) => [line.anchor, line.direction])).toEqual([
      ["end", "rtl"],
      ["start", "ltr"],
      ["start", "ltr"],
    ]);
  });

  it("takes only colours that it can read for the background, and ink that shows on it", () => {
    const title = (background: string) =>
      textsOf(sceneOf(EVERYTHING, { background })).find((shape) => shape.font.size === 20)?.fill;
    expect(sceneOf(EVERYTHING, { background: "transparent" }).background).toBeNull();
    expect(sceneOf(EVERYTHING, { background: "White" }).background).toBe("#ffffff");
    expect(sceneOf(EVERYTHING, { background: "url(#x)" }).background).toBe("#fafaf9");
    expect(title("black")).toBe(DARK.text);
  });
});

function orderOf(role: string): number {
  return ["edge", "joint", "node", "title", "legend"].indexOf(role);
}
