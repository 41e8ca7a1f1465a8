import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkRefusalSentence, safeLink } from "../../../shared/bridge/link";
import { GOOD_LINKS, HOSTILE_LINKS } from "../../support/links";

const judge = (text: string) => safeLink(text, (address) => new URL(address));

describe("links that may be opened after a question", () => {
  test.each(GOOD_LINKS)("%s", (text, href, destination) => {
    expect(judge(text)).toEqual({ ok: true, value: { href, destination } });
  });
});

describe("links that are refused", () => {
  test.each(HOSTILE_LINKS)("%j: %s", (text, why) => {
    expect(judge(text)).toEqual({ ok: false, error: why });
  });

  test("each with a sentence of its own", () => {
    const reasons = [...new Set(HOSTILE_LINKS.map(([, why]) => why))];
    const sentences = reasons.map(linkRefusalSentence);
    expect(reasons).toHaveLength(6);
    expect(new Set(sentences).size).toBe(6);
    for (const sentence of sentences) expect(sentence).toMatch(/^(?:This|Argmap) .+\. It was not opened;/);
  });
});

test("whatever is written, what may be opened is short, plain, and of three kinds", () => {
  const part = fc.oneof(
    fc.constantFrom("https:", "http:", "mailto:", "//", "@", "\\", "?", "#", "%2f", "example.org", "\u202e"),
    fc.string({ unit: "binary", maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const link = judge(parts.join(""));
      if (!link.ok) return;
      const { href, destination } = link.value;
      expect(href).toMatch(/^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/);
      expect(href.length).toBeLessThanOrEqual(2_048);
      expect(destination).toMatch(/^[\x21-\x7e]+$/);
      expect(new URL(href).href).toBe(href);
    }),
    { numRuns: 2_000 },
  );
});
