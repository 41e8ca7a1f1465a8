import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { violations } from "../../../../shared/document/invariants";
import { KINDS, RELATIONS } from "../../../../shared/document/types";
import type { Imported } from "../../../../shared/exchange/formats/format";
import { AS_PROPOSED, countProposals, withChoices } from "../../../../shared/exchange/formats/proposals";
import { importText, readerFor } from "../../../../shared/exchange/formats/readers";

async function read(text: string, extension: string): Promise<Imported> {
  const reader = readerFor(text, extension);
  const imported = reader && (await importText(reader, text));
  if (!imported?.ok) throw new Error("it is read");
  return imported.value;
}

const MERMAID = `flowchart BT
  a[Prices rise] --> d[Lower the tax]
  b[The budget is short] -- con --> d
  c[Everybody says so] --> b
`;
const kindsOf = ({ nodes }: Imported["map"]) =>
  Object.fromEntries(nodes.map(({ text, kind }) => [text, kind]));

describe("what a drawing does not say", () => {
  it("is proposed, counted, and chosen otherwise for all of it at once", async () => {
    const imported = await read(MERMAID, ".mmd");
    const { kinds, relations } = countProposals(imported, "support");
    expect(Object.fromEntries(kinds)).toEqual({ motive: 2, decision: 1, critique: 1 });
    expect(relations).toBe(2);
    expect(withChoices(imported, AS_PROPOSED)).toEqual(imported.map);
    const chosen = withChoices(imported, { relation: "support", kinds: { critique: "risk" } });
    expect(kindsOf(chosen)).toMatchObject({ "The budget is short": "risk", "Prices rise": "motive" });
  });

  it("follows: kinds are proposed anew where links oppose", async () => {
    const imported = await read(MERMAID, ".mmd");
    const chosen = withChoices(imported, { relation: "oppose", kinds: { critique: "risk" } });
    expect(chosen.edges.map(({ relation }) => relation)).toEqual(["oppose", "oppose", "oppose"]);
    expect(kindsOf(chosen)).toEqual({
      "Lower the tax": "decision",
      "Prices rise": "risk",
      "The budget is short": "risk",
      "Everybody says so": "risk",
    });
  });
});

it("what the file says is never changed", async () => {
  const table = "id,text,kind\nd,Act,risk\na,Because,\n\nid,from,to,relation\ne,a,d,oppose\nf,a,d,\n";
  const imported = await read(table, ".csv");
  const chosen = withChoices(imported, {
    relation: "oppose",
    kinds: { critique: "motive", risk: "decision" },
  });
  expect(chosen.nodes.map(({ kind }) => kind)).toEqual(["risk", "motive"]);
  // The same link in the other relation is there already, because the file says so.
  expect(chosen.edges.map(({ relation }) => relation)).toEqual(["oppose", "support"]);
});

it("every choice gives a sound map of the same size", async () => {
  const imported = await read(MERMAID, ".mmd");
  const kind = fc.constantFrom(...KINDS);
  const choices = fc.record({
    relation: fc.constantFrom(...RELATIONS),
    kinds: fc.dictionary(kind, kind),
  });
  fc.assert(
    fc.property(choices, (chosen) => {
      const map = withChoices(imported, chosen);
      expect(violations(map)).toEqual([]);
      expect([map.nodes.length, map.edges.length]).toEqual([4, 3]);
    }),
  );
});
