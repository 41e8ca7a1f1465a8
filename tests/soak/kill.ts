/** Kills processes while they save, again and again, and counts what is found on the disk after each. */
import { fork } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { randomOf } from "../fuzz/random";
import { cachedFolder } from "../support/cached-folder";
import { contentOf, generationOf, SIZE } from "./contents";
import { lastKept } from "./kept-work";
import type { Told } from "./messages";

export interface KillOptions {
  readonly kills: number;
  /** Processes at a time, each with files of its own. */
  readonly lanes: number;
  readonly seed: number;
  readonly progress?: (figures: KillFigures) => void;
}

export interface KillFigures {
  kills: number;
  /** Saves and edits of which the process said that they are done. */
  saves: number;
  edits: number;
  /** Kills that left a temporary file behind: they hit the middle of a save. */
  killsInSave: number;
  /** Temporary files of the map that were not whole yet, and those that only missed their name, each counted once. */
  orphansInWriting: number;
  orphansWhole: number;
  /** Temporary files of the app's own data. */
  orphansOfData: number;
  /** Kills that cut the last line of a journal. */
  tornLines: number;
  /** Removed by the starts that followed, as far as they lived to tell. */
  swept: number;
  /** What must not be: each is told in `faults`. */
  badFiles: number;
  lostSaves: number;
  lostEdits: number;
  orphansLeft: number;
  readonly faults: string[];
}

const root = resolve(import.meta.dirname, "../..");
/** A kill in this many comes while the process starts, sweeps and opens; the others while it saves. */
const EARLY = 10;
const LONGEST_START = 150;
const LONGEST_SAVING = 90;

/** The process, bundled from the app's own sources. */
async function writerProgram(): Promise<string> {
  const sources = ["electron/files", "shared", "tests/soak"].map((name) => join(root, name));
  const folder = await cachedFolder("soak", sources, async (outDir) => {
    await build({
      configFile: false,
      root,
      logLevel: "warn",
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir,
        emptyOutDir: false,
        minify: false,
        target: "node20",
        rolldownOptions: {
          input: { writer: join(import.meta.dirname, "writer.ts") },
          output: { entryFileNames: "[name].mjs" },
        },
      },
    });
  });
  return join(folder, "writer.mjs");
}

interface Acknowledged {
  saved: number;
  kept: number;
}

interface Lane {
  readonly data: string;
  readonly maps: string;
  readonly file: string;
  /** Orphans that were counted already. */
  readonly seen: Set<string>;
  /** Told by any process so far. */
  readonly acknowledged: Acknowledged;
}

async function makeLane(base: string, index: number): Promise<Lane> {
  const data = join(base, `data-${index}`);
  const maps = join(base, `maps-${index}`);
  await mkdir(data);
  await mkdir(maps);
  const file = join(maps, "kursk.argmap");
  await writeFile(file, contentOf(0));
  return { data, maps, file, seen: new Set(), acknowledged: { saved: 0, kept: 0 } };
}

/** One life of the process, to its end by our hand, or by its own where it only sweeps. */
async function live(
  program: string,
  lane: Lane,
  figures: KillFigures,
  wait: { readonly early: boolean; readonly milliseconds: number } | "sweep",
): Promise<void> {
  const args = [lane.data, lane.file, ...(wait === "sweep" ? ["sweep"] : [])];
  const child = fork(program, args, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let hasTimer = false;
  const killSoon = () => {
    if (wait === "sweep" || hasTimer) return;
    hasTimer = true;
    setTimeout(() => child.kill("SIGKILL"), wait.milliseconds);
  };
  if (wait !== "sweep" && wait.early) killSoon();
  child.on("message", (message) => {
    const told = message as Told;
    if (told.t === "swept") figures.swept += told.count;
    else if (told.t === "saved") {
      figures.saves += 1;
      lane.acknowledged.saved = told.generation;
    } else if (told.t === "kept") {
      figures.edits += 1;
      lane.acknowledged.kept = told.edit;
    } else figures.faults.push(told.text);
    // The moment is chosen from the first save on, so that it falls anywhere in the ones that follow.
    if (told.t === "saved" || told.t === "failed") killSoon();
  });
  // Not `exit`: what was told before the end is still on its way then.
  await new Promise((settle) => child.on("close", settle));
}

/** The temporary files in the lane's folders. */
async function orphansOf(lane: Lane): Promise<readonly string[]> {
  const folders = [lane.maps, lane.data].map(async (folder) =>
    (await readdir(folder, { recursive: true })).map((name) => join(folder, name)),
  );
  return (await Promise.all(folders)).flat().filter((path) => path.endsWith(".argmap-tmp"));
}

async function check(lane: Lane, figures: KillFigures): Promise<void> {
  const generation = generationOf(await readFile(lane.file));
  if (generation === null) {
    figures.badFiles += 1;
    figures.faults.push(`kill ${figures.kills}: the file is none of the saved ones`);
    // The next one is judged for itself.
    await writeFile(lane.file, contentOf(lane.acknowledged.saved));
  } else if (generation < lane.acknowledged.saved) {
    figures.lostSaves += 1;
    figures.faults.push(`kill ${figures.kills}: save ${lane.acknowledged.saved} is lost`);
  }
  const kept = await lastKept(lane.data);
  if (kept?.isTorn) figures.tornLines += 1;
  if (kept === null || kept.edit < lane.acknowledged.kept) {
    figures.lostEdits += 1;
    figures.faults.push(`kill ${figures.kills}: edit ${lane.acknowledged.kept} is lost: ${kept?.edit}`);
  }
  await countOrphans(lane, figures);
}

async function countOrphans(lane: Lane, figures: KillFigures): Promise<void> {
  const fresh = (await orphansOf(lane)).filter((path) => !lane.seen.has(path));
  if (fresh.length > 0) figures.killsInSave += 1;
  for (const path of fresh) {
    lane.seen.add(path);
    if (!path.startsWith(lane.maps)) figures.orphansOfData += 1;
    else if ((await stat(path)).size < SIZE) figures.orphansInWriting += 1;
    else figures.orphansWhole += 1;
  }
}

export async function killAgainAndAgain(options: KillOptions): Promise<KillFigures> {
  const program = await writerProgram();
  const base = await realpath(await mkdtemp(join(tmpdir(), "argmap-soak-")));
  const figures: KillFigures = {
    kills: 0,
    saves: 0,
    edits: 0,
    killsInSave: 0,
    orphansInWriting: 0,
    orphansWhole: 0,
    orphansOfData: 0,
    tornLines: 0,
    swept: 0,
    badFiles: 0,
    lostSaves: 0,
    lostEdits: 0,
    orphansLeft: 0,
    faults: [],
  };
  let started = 0;
  const runLane = async (index: number): Promise<void> => {
    const lane = await makeLane(base, index);
    while (started < options.kills) {
      started += 1;
      const random = randomOf(options.seed, started);
      const early = random.chance(1 / EARLY);
      const milliseconds = random.below(early ? LONGEST_START : LONGEST_SAVING);
      await live(program, lane, figures, { early, milliseconds });
      figures.kills += 1;
      await check(lane, figures);
      options.progress?.(figures);
    }
    await live(program, lane, figures, "sweep");
    figures.orphansLeft += (await orphansOf(lane)).length;
  };
  try {
    await Promise.all(Array.from({ length: options.lanes }, (_, index) => runLane(index)));
  } finally {
    await rm(base, { recursive: true, force: true });
  }
  return figures;
}
