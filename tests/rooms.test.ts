/** The rules of the rooms that the compiler cannot see, read from the import lines of every source file. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

interface SourceFile {
  /** From the root, with slashes: "shared/format/parse.ts". */
  readonly path: string;
  readonly text: string;
  /** What is imported: a path from the root, or the name of a package. */
  readonly imports: readonly string[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return filesUnder(path);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

/** Static and dynamic imports, re-exports, and workers by address. */
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*|new URL\(\s*)["']([^"'\n]+)["']/g;

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const imports = [...code.matchAll(IMPORT)].map(([, name = ""]) =>
    name.startsWith(".") ? relative(root, resolve(root, dirname(path), name)).replaceAll("\\", "/") : name,
  );
  return { path, text: code, imports };
}

const ROOMS = ["shared", "electron", "renderer"] as const;
const sources = ROOMS.flatMap((room) => filesUnder(room)).map(readSource);
const tests = filesUnder("tests").map(readSource);

const isLocal = (name: string) => [...ROOMS, "tests", "samples"].some((room) => name.startsWith(`${room}/`));
/** "@scope/name/part" is of the package "@scope/name". */
const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
const found = (broken: (file: SourceFile, name: string) => boolean, files = sources) =>
  files.flatMap((file) =>
    file.imports.filter((name) => broken(file, name)).map((name) => `${file.path} imports ${name}`),
  );

describe("the reading of imports", () => {
  it("finds files and their imports", () => {
    expect(sources.length).toBeGreaterThan(100);
    const parse = sources.find((file) => file.path === "shared/format/parse.ts");
    expect(parse?.imports).toContain("shared/basics/result");
    expect(readSource("electron/cli/commands/layout.ts").imports).toContain("electron/cli/node-measure");
  });
});

describe("the rooms", () => {
  it("shared imports nothing outside shared but a few small packages", () => {
    const allowed = new Set(["nanoid", "approx-string-match", "linebreak", "flatbush", "zod", "saxes"]);
    // Large, so each is behind a door of its own that is opened late.
    const lone = new Map([
      ["@argdown/core", /^shared\/exchange\/formats\/argdown/],
      ["htmlparser2", /^shared\/sources\/read\//],
      ["docx", /^shared\/exchange\/formats\/docx/],
      ["diff", /^shared\/compare\/word-changes/],
    ]);
    const outside = found(({ path }, name) => {
      if (!path.startsWith("shared/")) return false;
      if (lone.get(packageOf(name))?.test(path)) return false;
      return isLocal(name) ? !name.startsWith("shared/") : !allowed.has(packageOf(name));
    });
    expect(outside).toEqual([]);
  });

  it("electron and renderer never import each other, and nothing imports tests", () => {
    const wrong = found(({ path }, name) => {
      if (name.startsWith("tests/")) return true;
      return path.startsWith("electron/") ? name.startsWith("renderer/") : name.startsWith("electron/");
    });
    expect(wrong).toEqual([]);
  });

  it("renderer has no Node and no Electron, electron no React", () => {
    const node = new Set([...builtinModules, "electron"]);
    const wrong = found(({ path }, name) => {
      if (path.startsWith("renderer/")) return name.startsWith("node:") || node.has(packageOf(name));
      return /^(?:react|react-dom|@xyflow)(?:\/|$)/.test(name);
    });
    expect(wrong).toEqual([]);
  });
});

describe("inside shared", () => {
  /** What each room's part may import besides itself. An arrow that is missing here does not exist. */
  const ARROWS: Readonly<Record<string, readonly string[]>> = {
    basics: [],
    history: ["basics"],
    document: ["basics"],
    commands: ["basics", "document", "sources"],
    format: ["basics", "document"],
    layout: ["basics", "document"],
    scene: ["basics", "document", "layout"],
    reasoning: ["basics", "document", "merge"],
    merge: ["basics", "document"],
    compare: ["basics", "document", "exchange", "layout", "merge", "reasoning", "scene"],
    sources: ["basics", "document"],
    journal: ["basics", "document", "format"],
    exchange: ["basics", "document", "format", "layout", "reasoning", "scene", "sources"],
    bridge: ["basics", "document", "commands", "format", "journal"],
  };
  const partOf = (path: string) => path.split("/")[1] ?? "";

  it("every part is known", () => {
    const parts = new Set(
      sources.filter(({ path }) => path.startsWith("shared/")).map(({ path }) => partOf(path)),
    );
    expect([...parts].filter((part) => !Object.hasOwn(ARROWS, part))).toEqual([]);
  });

  it("imports follow the arrows", () => {
    const against = found(({ path }, name) => {
      if (!path.startsWith("shared/") || !name.startsWith("shared/")) return false;
      const [from, to] = [partOf(path), partOf(name)];
      return from !== to && !ARROWS[from]?.includes(to);
    });
    expect(against).toEqual([]);
  });
});

describe("single doors", () => {
  const using = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  it("one file has ipcMain, one has ipcRenderer", () => {
    expect(using(/\bipcMain\b/).length).toBe(1);
    expect(using(/\bipcRenderer\b/)).toEqual(["electron/preload.ts"]);
  });

  it("one folder has React Flow", () => {
    const outside = found(
      ({ path }, name) => packageOf(name) === "@xyflow/react" && !path.startsWith("renderer/canvas/"),
    );
    expect(outside).toEqual([]);
  });

  it("one file reads the desktop bridge from the window", () => {
    const readers = using(/\b(?:window|globalThis|self)\.argmap\b/);
    expect(readers.length).toBe(1);
    expect(readers[0]).toMatch(/^renderer\/shells\//);
  });

  it("shortcuts are written in the catalogue only", () => {
    const chord = /["'`](?:Mod|CmdOrCtrl|CommandOrControl|Ctrl|Control)\+[^"'`]/;
    expect(using(chord).filter((path) => !/^shared\/commands\/(?:catalogue|keys)\.ts$/.test(path))).toEqual(
      [],
    );
  });
});

describe("every source file", () => {
  it("has at most 400 lines", () => {
    const long = sources.filter(
      ({ path }) => readFileSync(join(root, path), "utf8").split("\n").length > 401,
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("has a name in kebab-case, or that of its component", () => {
    const names = [...sources, ...tests].map(({ path }) => path);
    const odd = names.filter(
      (path) => !/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*|[A-Z][A-Za-z0-9]*)\.tsx?$/.test(path),
    );
    expect(odd).toEqual([]);
  });

  it("exports by name, and skips no test", () => {
    const all = [...sources, ...tests].filter(({ path }) => path !== "tests/rooms.test.ts");
    expect(all.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(
      all
        .filter(({ text }) => /\b(?:it|describe|test)\.(?:skip|only|todo)\b/.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
