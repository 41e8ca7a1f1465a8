import { describe, expect, it } from "vitest";
import {
  CREDIBILITIES,
  gradeWords,
  isWeak,
  RELIABILITIES,
  readGrade,
  writeGrade,
} from "../../../shared/document/grade";

describe("a grade", () => {
  it("is read back as it was written, whole or in part", () => {
    for (const reliability of [...RELIABILITIES, null])
      for (const credibility of [...CREDIBILITIES, null]) {
        const grade = { reliability, credibility };
        const text = writeGrade(grade);
        expect(readGrade(text)).toEqual(reliability || credibility ? grade : null);
      }
  });

  it("is read in the ways that people write it, and is nothing else", () => {
    expect(readGrade(" b-2 ")).toEqual({ reliability: "B", credibility: "2" });
    for (const other of ["G1", "A7", "good", "", "AB", "12", undefined]) expect(readGrade(other)).toBeNull();
  });

  it("is weak from E and from 5 on", () => {
    const weak = RELIABILITIES.flatMap((reliability) =>
      CREDIBILITIES.filter((credibility) => isWeak({ reliability, credibility })).map(
        (one) => reliability + one,
      ),
    );
    expect(weak).toEqual(
      RELIABILITIES.flatMap((letter) => CREDIBILITIES.map((digit) => letter + digit)).filter((grade) =>
        /[EF]|[56]/.test(grade),
      ),
    );
    expect(gradeWords({ reliability: "B", credibility: "2" })).toBe("B2: usually reliable, probably true");
  });
});
