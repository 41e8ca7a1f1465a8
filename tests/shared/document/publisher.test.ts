import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../shared/commands/apply-edit";
import { publisherOf, withPublisher } from "../../../shared/document/publisher";
import { EMPTY_MAP } from "../../../shared/document/types";

const source = { id: "s", title: "Report", extra: [["other", 1]] } as const;

describe("the publisher of a source", () => {
  it("is kept beside what else is unknown, and goes without a trace", () => {
    const named = withPublisher(source, "The Paper");
    expect(publisherOf(named)).toBe("The Paper");
    expect(named.extra).toEqual([
      ["other", 1],
      ["publisher", "The Paper"],
    ]);
    expect(withPublisher(named, "")).toEqual(source);
    expect(withPublisher({ id: "s", title: "" }, "")).toEqual({ id: "s", title: "" });
    expect(publisherOf({ id: "s", title: "", extra: [["publisher", { name: "x" }]] })).toBe("");
  });

  it("is changed by an edit, with other details or without", () => {
    const map = { ...EMPTY_MAP, sources: [source] };
    const applied = applyEdit(map, {
      type: "source-details",
      id: "s",
      change: { publisher: "P", author: "A" },
    });
    const [next] = applied.ok ? applied.value.map.sources : [];
    expect(next && publisherOf(next)).toBe("P");
    expect(next?.author).toBe("A");
    const again = applyEdit(
      { ...map, sources: next ? [next] : [] },
      { type: "source-details", id: "s", change: { publisher: undefined } },
    );
    expect(again.ok && again.value.map.sources[0]).toEqual({ ...source, author: "A" });
  });
});
