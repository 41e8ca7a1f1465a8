/** Messages as a page sends them that is not ours any more: every channel, any sender, any arguments. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CALLS, type CallName, callChannel, NOTICES, noticeChannel } from "../../../shared/bridge/channels";
import { CALL_ARGUMENTS, CALL_FALLBACKS, NOTICE_ARGUMENTS } from "../../../shared/bridge/ipc-contract";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

const PAGE = "app://bundle/index.html";

/** What may have been said while a page misbehaved: that it was turned away, and no more. */
function expectRefusalsOnly(): void {
  for (const problem of bare.takeProblems())
    for (const line of problem.trim().split("\n"))
      expect(line).toMatch(/(?:malformed arguments|unknown sender)$/);
}

/** Every file under the folder with its content. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of await readdir(folder, { recursive: true }))
    files[name] = await readFile(join(folder, name), "utf8").catch(() => "a folder");
  return files;
}

function isClonable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/** Anything that can cross, with what an attacker would try. `known` are ids and paths that exist. */
function anyArguments(known: readonly unknown[]): fc.Arbitrary<unknown[]> {
  const anything = fc.anything({
    withNullPrototype: false,
    withTypedArray: true,
    withBigInt: true,
    withDate: true,
    maxDepth: 2,
  });
  const hostile = fc.constantFrom<unknown>(
    ...known,
    "../../etc/passwd",
    "/etc/passwd",
    "a\0b",
    "\ud800",
    "__proto__",
    "x".repeat(40_000),
    -1,
    Number.NaN,
    true,
    false,
    null,
    undefined,
    new Uint8Array(3),
    new Uint8Array(0),
    new Float64Array(2),
    new ArrayBuffer(4),
    new Map([["a", 1]]),
    { suggestedName: "../x", kind: "svg", bytes: new Uint8Array(1) },
    { name: "x", modified: true, file: known[0] },
  );
  const value = fc.oneof(anything.filter(isClonable), hostile, fc.string({ unit: "binary" }));
  return fc.array(value, { maxLength: 5 });
}

describe("a stranger", () => {
  const addresses = [
    "https://example.org/",
    "app://other/index.html",
    "app://bundle/page.js",
    "app://bundle.evil/index.html",
    "file:///etc/passwd",
    "about:blank",
    "",
  ];
  const senders = [
    ...addresses.map((url) => ({ url, from: {} })),
    { url: PAGE, from: { frame: "child" } },
    { url: PAGE, from: { frame: "gone" } },
    { url: PAGE, from: { id: 9_999 } },
  ] as const;

  test.each(senders)("$url, $from, gets the fixed sentence and does nothing", async ({ url, from }) => {
    const path = join(bare.folder, "precious.argmap");
    await writeFile(path, "precious");
    await start({ argv: [path] });
    const first = await page();
    const [event] = await first.hears(1);
    const file = event?.type === "open" ? event.opened.file : "";
    const calls: Partial<Record<CallName, readonly unknown[]>> = {
      save: [file, new Uint8Array(1), true],
      reread: [file],
      openDropped: [path],
      openLink: ["https://example.org/"],
    };
    for (const name of CALLS) {
      const answer = await bare.app.sendAs(url, callChannel(name), calls[name] ?? [], from);
      expect(answer).toEqual(CALL_FALLBACKS[name]);
    }
    for (const name of NOTICES) await bare.app.sendNotice(url, noticeChannel(name), [], from);
    expect(bare.app.windows).toHaveLength(1);
    expect(await readFile(path, "utf8")).toBe("precious");
    expect(bare.app.callsTo("dialog.showOpenDialog")).toEqual([]);
    expect(bare.takeProblems().join("")).toContain("unknown sender");
  });
});

describe("any arguments", () => {
  /** A map that is open in the first window, another in the second, and a file that nobody picked. */
  async function twoMaps() {
    await mkdir(join(bare.folder, "other"));
    const paths = ["one.argmap", "two.argmap", "other/three.argmap"].map((name) => join(bare.folder, name));
    for (const path of paths) await writeFile(path, path);
    await start({ argv: paths.slice(0, 2) });
    const ids: string[] = [];
    for (const index of [0, 1]) {
      const [event] = await (await page(index)).hears(1);
      if (event?.type === "open") ids.push(event.opened.file);
    }
    const [own = "", others = ""] = ids;
    return { own, others, paths, before: await contentOf(bare.folder) };
  }

  const RUNS = 60;

  test.each(CALLS)(
    "of the call %s end in an answer of the contract, and no file is touched",
    async (name) => {
      const { others, before } = await twoMaps();
      // Well-formed arguments may bring a question, which the person turns down.
      for (let times = 0; times < RUNS; times += 1) {
        bare.app.answerOpenDialog(null);
        bare.app.answerSaveDialog(null);
        bare.app.answerMessageBox(1);
      }
      const known = [others, join(bare.folder, "other/three.argmap")];
      await fc.assert(
        fc.asyncProperty(anyArguments(known), async (args) => {
          const isWellFormed = CALL_ARGUMENTS[name].safeParse(args).success;
          // A path that main is given is a drop; the page has no function that would send one.
          if (isWellFormed && name === "openDropped") return;
          const answer = await bare.app.sendAs(PAGE, callChannel(name), args);
          if (isWellFormed) expect(JSON.stringify(answer) ?? "").not.toContain('"outcome":"done"');
          else expect(answer).toEqual(CALL_FALLBACKS[name]);
        }),
        { numRuns: RUNS },
      );
      expect(await contentOf(bare.folder)).toEqual(before);
      expect(await bare.app.menuItems()).not.toEqual([]);
      expectRefusalsOnly();
    },
  );

  test.each(NOTICES)("of the notice %s leave the windows as they are", async (name) => {
    const { own, others, before } = await twoMaps();
    await fc.assert(
      fc.asyncProperty(anyArguments([own, others]), async (args) => {
        if (NOTICE_ARGUMENTS[name].safeParse(args).success) return;
        await bare.app.sendNotice(PAGE, noticeChannel(name), args);
      }),
      { numRuns: RUNS },
    );
    expect(bare.app.windows).toHaveLength(2);
    expect(await contentOf(bare.folder)).toEqual(before);
    expectRefusalsOnly();
  });

  test("that name a file of another window find nothing", async () => {
    const { others, paths } = await twoMaps();
    const save = [others, new TextEncoder().encode("stolen"), true];
    const unknown = { outcome: "problem", problem: { kind: "unknown-file" } };
    expect(await bare.app.sendAs(PAGE, callChannel("save"), save)).toMatchObject(unknown);
    expect(await bare.app.sendAs(PAGE, callChannel("reread"), [others])).toMatchObject(unknown);
    expect(await readFile(paths[1] ?? "", "utf8")).toBe(paths[1]);
  });

  test("of 100 MB are turned away", async () => {
    const { others } = await twoMaps();
    const save = [others, new Uint8Array(100_000_000), true];
    expect(await bare.app.sendAs(PAGE, callChannel("save"), save)).toEqual(CALL_FALLBACKS.save);
    const link = ["x".repeat(100_000_000)];
    expect(await bare.app.sendAs(PAGE, callChannel("openLink"), link)).toEqual(CALL_FALLBACKS.openLink);
    expectRefusalsOnly();
  });
});

test("10,000 messages at once are answered, and so is the person meanwhile", async () => {
  await start();
  await page();
  const flood = Array.from({ length: 10_000 }, (_, index) =>
    bare.app.sendAs(PAGE, callChannel(index % 2 === 0 ? "recent" : "save"), []),
  );
  // Asked behind the flood, answered before a person would give up; the limit is that of the test.
  expect(await bare.app.menuItems()).not.toEqual([]);
  const answers = await Promise.all(flood);
  expect(answers[0]).toEqual([]);
  expect(answers[1]).toEqual(CALL_FALLBACKS.save);
  expectRefusalsOnly();
});
