import { expect, test } from "vitest";
import { csv } from "../../../shared/basics/csv";

test("fields are quoted where they must be, numbers keep their digits, and null is empty", () => {
  const rows = [
    ["a", 'say "no"', "one,two"],
    ["two\nlines", 0.1 + 0.2, null],
  ];
  expect(csv(rows)).toBe('a,"say ""no""","one,two"\r\n"two\nlines",0.30000000000000004,\r\n');
});

test("no text of a map runs as a formula", () => {
  for (const text of ["=1+1", "+1", "-1", "@sum(A1)", "\t=1"]) expect(csv([[text]])).toMatch(/^"?'/);
  expect(csv([[-1]])).toBe("-1\r\n");
});
