import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesFrom } from "../../../shared/document/lookups";
import type { ArgMap } from "../../../shared/document/types";
import { importText, readerFor } from "../../../shared/exchange/formats/readers";
import { parseBytes } from "../../../shared/format/parse";
import { sentencesOf } from "../../../shared/sources/sentences";
import { hintOf, suggestionsIn } from "../../../shared/sources/suggest";

const root = join(import.meta.dirname, "../../..");

function sample(name: string): ArgMap {
  const opened = parseBytes(readFileSync(join(root, "samples/good", name)));
  if (!opened.ok) throw new Error("samples open");
  return opened.value.map;
}

/** The labelled texts: sentences of sources with the kinds of the nodes that people made of them. */
function labelledSentences() {
  return ["atacms.argmap", "four-day-week.argmap", "car-free-centre.argmap"].flatMap((name) => {
    const map = sample(name);
    return map.sources.flatMap((source) => {
      const text = source.text ?? "";
      return sentencesOf(text).map((sentence) => ({
        text: text.slice(sentence.start, sentence.end),
        kinds: new Set(
          map.nodes
            .filter(({ citations = [] }) =>
              citations.some(
                (one) => one.source === source.id && one.start < sentence.end && one.end > sentence.start,
              ),
            )
            .map(({ kind }) => kind),
        ),
      }));
    });
  });
}

/** The labelled texts of other formats: claims that support or oppose something, in the words of their authors. */
async function labelledClaims() {
  const folders = ["arg-microtexts", "kialo", "aif", "argdown"] as const;
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, "tests/data", folder)).map((name) => join(root, "tests/data", folder, name)),
  );
  const found: { readonly text: string; readonly relations: ReadonlySet<string> }[] = [];
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const reader = readerFor(text, extname(file));
    const read = reader && !file.endsWith("README.md") ? await importText(reader, text) : null;
    if (!read?.ok) continue;
    const { map } = read.value;
    for (const node of map.nodes) {
      const relations = new Set(edgesFrom(map, node.id).map(({ relation }) => relation));
      if (relations.size > 0 && node.text.trim() !== "") found.push({ text: node.text, relations });
    }
  }
  return found;
}

describe("suggestionsIn", () => {
  it("names the words that gave the hint, which stand in the sentence", () => {
    expect(hintOf("However, concerns remain.")).toEqual({
      kind: "critique",
      relation: "oppose",
      because: "However",
    });
    expect(hintOf("This could provoke a retaliation.")).toMatchObject({ kind: "risk", relation: "oppose" });
    expect(hintOf("They left because it rained.")).toMatchObject({ kind: "motive", because: "because" });
    expect(hintOf("The butter is on the table.")).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("because", "risks", "critics say", "x"), (text, words) => {
        const whole = `${text} ${words} ${text}`;
        for (const { start, end, because } of suggestionsIn(whole))
          expect(whole.slice(start, end)).toContain(because);
      }),
    );
  });

  it("is as good on labelled claims of others as the documentation says", async () => {
    const claims = (await labelledClaims()).map((claim) => ({ ...claim, hint: hintOf(claim.text) }));
    const suggested = claims.filter(({ hint }) => hint !== null);
    const hinted = suggested.filter(({ hint }) => hint?.relation != null);
    const right = hinted.filter(({ hint, relations }) => relations.has(hint?.relation ?? ""));
    const documented = readFileSync(join(root, "docs/suggestions.md"), "utf8");
    for (const figure of [
      `| claims that were suggested (recall) | ${suggested.length} of ${claims.length} |`,
      `| suggestions with a relation, and the right one (precision) | ${right.length} of ${hinted.length} |`,
    ])
      expect(documented).toContain(figure);
  });

  it("is as good on the labelled texts as the documentation says", () => {
    const rows = labelledSentences();
    const hinted = rows.map((row) => ({ ...row, hint: hintOf(row.text) }));
    const suggested = hinted.filter(({ hint }) => hint !== null);
    const mapped = hinted.filter(({ kinds }) => kinds.size > 0);
    const right = suggested.filter(({ kinds }) => kinds.size > 0);
    const sameKind = suggested.filter(({ kinds, hint }) => hint !== null && kinds.has(hint.kind));
    const percent = (part: number, whole: number) => `${part} of ${whole}`;
    const documented = readFileSync(join(root, "docs/suggestions.md"), "utf8");
    for (const figure of [
      `| sentences suggested that became nodes (precision) | ${percent(right.length, suggested.length)} |`,
      `| sentences that became nodes and were suggested (recall) | ${percent(right.length, mapped.length)} |`,
      `| suggestions of a kind that one of the nodes has | ${percent(sameKind.length, suggested.length)} |`,
    ])
      expect(documented).toContain(figure);
  });
});
