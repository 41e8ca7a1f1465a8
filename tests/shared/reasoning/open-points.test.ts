import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesTo, nodeOf } from "../../../shared/document/lookups";
import { nodesInOrder } from "../../../shared/document/search";
import { checkMap } from "../../../shared/reasoning/checks/check-map";
import { unansweredIn, unsupportedIn } from "../../../shared/reasoning/open-points";
import { arbitraryMap } from "../../support/arbitrary-map";
import { edge, mapOf, node } from "./case";

describe("objections that nothing answers", () => {
  it("are risks and critiques that nothing speaks against, nor against their edge", () => {
    const map = mapOf(
      [
        node("d"),
        node("open", { kind: "risk" }),
        node("answered", { kind: "risk" }),
        node("reply", { kind: "critique" }),
        node("cut", { kind: "critique" }),
        node("muted", { kind: "risk", muted: true }),
        node("motive"),
      ],
      [
        edge("open-d"),
        edge("answered-d"),
        edge("reply-answered"),
        edge("cut-d"),
        edge("reply-cut-d", { to: "cut-d", from: "reply", relation: "oppose" }),
        edge("muted-d"),
        edge("motive+d"),
      ],
    );
    expect([...unansweredIn(map)].sort()).toEqual(["open", "reply"]);
  });

  it("hold the strongest one that the checks name", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const open = unansweredIn(map);
        for (const { rule, ids } of checkMap(map)) {
          const kind = nodeOf(map, ids[0] ?? "")?.kind;
          if (rule === "unanswered-critique" && kind !== "motive") expect(open).toContain(ids[0]);
        }
      }),
    );
  });
});

describe("claims that nothing supports", () => {
  it("are decisions without a supporting argument, and motives with neither that nor a citation", () => {
    const cited = [{ source: "s", exact: "x", prefix: "", suffix: "", start: 0, end: 1 }];
    const map = mapOf(
      [
        node("d1", { citations: cited }),
        node("d2"),
        node("bare"),
        node("cited", { citations: cited }),
        node("risk", { kind: "risk" }),
      ],
      [edge("bare+d2"), edge("risk-d1"), edge("risk-bare")],
      { sources: [{ id: "s", title: "" }] },
    );
    expect([...unsupportedIn(map)].sort()).toEqual(["bare", "d1"]);
  });

  it("come in reading order, and every decision that the checks find without arguments is among them", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const order = nodesInOrder(map).map(({ id }) => id);
        const found = unsupportedIn(map);
        expect(found).toEqual(order.filter((id) => found.includes(id)));
        for (const id of found)
          expect(edgesTo(map, id).some(({ relation }) => relation === "support")).toBe(false);
        for (const { rule, ids } of checkMap(map)) {
          const bare = nodeOf(map, ids[0] ?? "");
          if (rule === "unsupported-decision" && bare?.muted !== true) expect(found).toContain(ids[0]);
        }
      }),
    );
  });
});
