/** The README says what is so: its key table is the catalogue's, and what it links to is there. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { CATALOGUE, COMMAND_NAMES, MENUS } from "../shared/commands/catalogue";
import { shownKeys } from "../shared/commands/keys";

const root = path.resolve(import.meta.dirname, "..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

/** The table as the README should have it. */
function keyTable(): string {
  const rows = MENUS.flatMap((menu) =>
    COMMAND_NAMES.filter((name) => CATALOGUE[name].menu === menu && CATALOGUE[name].keys.length > 0).map(
      (name) => {
        const { keys, label } = CATALOGUE[name];
        return `| ${keys.map((key) => `\`${shownKeys(key, "linux")}\``).join(" or ")} | ${label} |`;
      },
    ),
  );
  return ["| Keys | Command |", "|---|---|", ...rows].join("\n");
}

test("the key table is the catalogue's", () => {
  const table = /<!-- keys -->\n([\s\S]*?)\n?<!-- \/keys -->/.exec(readme)?.[1];
  expect(table).toBe(keyTable());
});

test("every linked file is there", () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect(existsSync(path.join(root, link)), link).toBe(true);
});
