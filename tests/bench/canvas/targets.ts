/** What the canvas shall reach, judged by the figures of one bench: met, or missed by how much. */
import type { EditorName } from "./editors";
import { figuresOf, median, type Results, ratio, shown } from "./report";

interface Target {
  readonly size: number;
  readonly row: string;
  /** Beside this peer; without it, the figure itself. */
  readonly peer?: EditorName;
  readonly atMost?: number;
  readonly atLeast?: number;
}

const frames = [1_000, 5_000, 10_000].flatMap((size) =>
  ["pan at fit", "zoom at fit", "pan at 100 %", "zoom at 100 %"].flatMap((row): Target[] => [
    { size, row: `${row}, frames/s`, atLeast: 58 },
    { size, row: `${row}, p95 ms`, atMost: 20 },
  ]),
);

/** Nothing holds the main thread longer than this. */
const OPERATIONS = ["open", "pan at fit", "drag at 100 %", "keystroke", "undo", "search, per key"];
const longest = [
  { size: 1_000, atMost: 50 },
  { size: 10_000, atMost: 200 },
].flatMap((limit): Target[] =>
  OPERATIONS.map((operation) => ({ ...limit, row: `${operation}, longest task, ms` })),
);

const TARGETS: readonly Target[] = [
  { size: 1_000, row: "open, ms", peer: "Excalidraw", atMost: 0.15 },
  { size: 5_000, row: "open, ms", peer: "Excalidraw", atMost: 0.2 },
  { size: 10_000, row: "open, ms", peer: "Excalidraw", atMost: 0.25 },
  ...frames,
  { size: 10_000, row: "drag at fit, p95 ms", atMost: 20 },
  { size: 10_000, row: "drag at 100 %, p95 ms", atMost: 20 },
  { size: 10_000, row: "heap after open, MB", peer: "Excalidraw", atMost: 1 },
  ...["keystroke", "undo", "select by key", "select at 100 %", "select at fit"].map((row) => ({
    size: 10_000,
    row: `${row}, p95 ms`,
    atMost: 50,
  })),
  { size: 10_000, row: "search, per key, p95 ms", atMost: 50 },
  ...longest,
];

export function targetsTable(results: Results): string {
  const rows = TARGETS.flatMap((target) => {
    const { size, row, peer } = target;
    const found = peer ? ratio(results, peer, size, row) : median(figuresOf(results, "Argmap", size, row));
    if (!Number.isFinite(found)) return [];
    const what = `${size.toLocaleString("en")}: ${row}${peer ? `, of ${peer}'s` : ""}`;
    return [`| ${what} | ${wanted(target)} | ${words(found, peer)} | ${verdict(target, found, results)} |`];
  });
  return ["| at | target | median | |\n|---|---:|---:|---|", ...rows].join("\n");
}

const words = (value: number, peer: EditorName | undefined) => (peer ? value.toFixed(2) : shown(value));

const wanted = ({ atMost, atLeast, peer }: Target) =>
  atMost === undefined ? `≥ ${atLeast}` : `≤ ${words(atMost, peer)}`;

function verdict({ atMost, atLeast, size, row }: Target, found: number, results: Results): string {
  const isMoved = !figuresOf(results, "Argmap", size, `${row.split(",")[0]}, moved`).includes(0);
  if (!isMoved) return "**missed**: nothing moved";
  if (atMost !== undefined && found > atMost) return `**missed** by ${percent(found / atMost - 1)}`;
  if (atLeast !== undefined && found < atLeast) return `**missed** by ${percent(1 - found / atLeast)}`;
  return "met";
}

const percent = (part: number) => `${Math.round(part * 100)} %`;
