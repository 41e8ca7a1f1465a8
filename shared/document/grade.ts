/**
 * The grade of a source as analysts give it: how reliable the source is, and how credible what it says (Admiralty code,
 * as in NATO STANAG 2511). Written as "B2"; either part may be missing.
 */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

export const CREDIBILITIES = ["1", "2", "3", "4", "5", "6"] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

export const RELIABILITY_WORDS: Readonly<Record<Reliability, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

export const CREDIBILITY_WORDS: Readonly<Record<Credibility, string>> = {
  "1": "confirmed by other sources",
  "2": "probably true",
  "3": "possibly true",
  "4": "doubtful",
  "5": "improbable",
  "6": "truth cannot be judged",
};

export interface Grade {
  readonly reliability: Reliability | null;
  readonly credibility: Credibility | null;
}

/** The grade in a text such as "B2", "b" or "3"; null where it says something else. */
export function readGrade(text: string | undefined): Grade | null {
  const [, letter = "", digit = ""] = /^\s*([A-Fa-f]?)\s*-?\s*([1-6]?)\s*$/.exec(text ?? "") ?? [];
  const reliability = RELIABILITIES.find((one) => one === letter.toUpperCase()) ?? null;
  const credibility = CREDIBILITIES.find((one) => one === digit) ?? null;
  return reliability || credibility ? { reliability, credibility } : null;
}

export function writeGrade({ reliability, credibility }: Grade): string | undefined {
  return `${reliability ?? ""}${credibility ?? ""}` || undefined;
}

/** Nothing to build on: an unreliable or unknown source, or words that are improbable or cannot be judged. */
export function isWeak({ reliability, credibility }: Grade): boolean {
  return reliability === "E" || reliability === "F" || credibility === "5" || credibility === "6";
}

/** The grade in words: "B2: usually reliable, probably true". */
export function gradeWords(grade: Grade): string {
  const parts = [
    grade.reliability && RELIABILITY_WORDS[grade.reliability],
    grade.credibility && CREDIBILITY_WORDS[grade.credibility],
  ].filter((part) => part !== null);
  return `${writeGrade(grade) ?? ""}: ${parts.join(", ")}`;
}
