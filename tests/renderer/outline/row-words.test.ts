import { describe, expect, it } from "vitest";
import { furtherWords, relationWords, rowName } from "../../../renderer/outline/row-words";
import { outlineRows } from "../../../shared/document/outline-tree";
import type { ArgMap } from "../../../shared/document/types";

const map: ArgMap = {
  title: "",
  nodes: [
    { id: "d", kind: "decision", text: "Authorise strikes", x: 0, y: 0 },
    { id: "m", kind: "motive", text: "Deter North Korea", x: 0, y: 100 },
    { id: "n", kind: "motive", text: "Gain strength", x: 200, y: 100, collapsed: true },
    { id: "u", kind: "critique", text: "Too late", x: 0, y: 200, muted: true },
    { id: "s", kind: "motive", text: "Troops are there", x: 100, y: 200 },
    { id: "h", kind: "motive", text: "Hidden", x: 100, y: 300 },
  ],
  edges: [
    { id: "md", from: "m", to: "d", relation: "support" },
    { id: "nd", from: "n", to: "d", relation: "support" },
    { id: "u-md", from: "u", to: "md", relation: "oppose" },
    { id: "sm", from: "s", to: "m", relation: "oppose" },
    { id: "sd", from: "s", to: "d", relation: "support" },
    { id: "s-md", from: "s", to: "md", relation: "support" },
    { id: "hn", from: "h", to: "n", relation: "support" },
  ],
  sources: [],
};
const rows = outlineRows(map);
const row = (key: string) => {
  const found = rows.find((one) => one.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
};
const edge = (id: string) => {
  const found = map.edges.find((one) => one.id === id);
  if (!found) throw new Error(`no edge ${id}`);
  return found;
};

describe("the words of a row", () => {
  it("say the relation, and which link an undercut speaks about", () => {
    expect(relationWords(map, edge("md"))).toBe("Supports");
    expect(relationWords(map, edge("sm"))).toBe("Opposes");
    expect(relationWords(map, edge("u-md"))).toBe("Undercuts the link to 'Authorise strikes'");
    expect(relationWords(map, edge("s-md"))).toBe("Supports the link to 'Authorise strikes'");
  });

  it("name what else the node speaks about", () => {
    expect(furtherWords(map, row("md"))).toEqual([]);
    expect(furtherWords(map, row("sm"))).toEqual([
      "also supports 'Authorise strikes'",
      "also supports the link to 'Authorise strikes'",
    ]);
  });

  it("make a name that says everything a sighted person sees", () => {
    expect(rowName(map, row("md"), false)).toBe(
      "Supports: Motive: Deter North Korea. Supported by 0, opposed by 1.",
    );
    expect(rowName(map, row("nd"), false)).toContain(
      "Gain strength. 1 hidden. Supported by 1, opposed by 0.",
    );
    expect(rowName(map, row("u-md"), false)).toMatch(
      /^Undercuts the link to 'Authorise strikes': Critique: Too late\. Muted\./,
    );
    expect(rowName(map, row("sd"), false)).toContain("Troops are there. in full elsewhere also opposes");
    expect(rowName(map, row("md"), true)).toMatch(
      /^Edge selected: 'Deter North Korea' supports 'Authorise strikes'\. /,
    );
  });
});
