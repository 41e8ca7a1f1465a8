/** The tables: medians with their range, and beside each peer how Argmap compares in the same runs. */
import type { EditorName } from "./editors";
import type { Figures } from "./steps";

/** By editor, then by size: the figures of each run. */
export type Results = ReadonlyMap<EditorName, ReadonlyMap<number, readonly Figures[]>>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export const shown = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(value >= 10 ? 0 : 1);

/** Median, with the range where there are several. */
export function spread(values: readonly number[]): string {
  const found = values.filter(Number.isFinite);
  if (found.length === 0) return "–";
  const [least, most] = [shown(Math.min(...found)), shown(Math.max(...found))];
  return least === most ? least : `${shown(median(found))} (${least}–${most})`;
}

export function figuresOf(results: Results, editor: EditorName, size: number, row: string): number[] {
  return (results.get(editor)?.get(size) ?? []).flatMap((figures) => figures[row] ?? []);
}

/** The median over the runs of Argmap's figure divided by the peer's in the same run. */
export function ratio(results: Results, peer: EditorName, size: number, row: string): number {
  const own = results.get("Argmap")?.get(size) ?? [];
  const others = results.get(peer)?.get(size) ?? [];
  const ratios = own.flatMap((figures, run) => {
    const [mine, theirs] = [figures[row], others[run]?.[row]];
    return mine === undefined || theirs === undefined || theirs === 0 ? [] : [mine / theirs];
  });
  return median(ratios);
}

const SIDE_BY_SIDE = [
  "open, ms",
  "open, processor ms",
  "heap after open, MB",
  "DOM elements",
  "pan at fit, frames/s",
  "pan at fit, p95 ms",
  "zoom at fit, frames/s",
  "zoom at fit, p95 ms",
  "drag at fit, frames/s",
  "drag at fit, p95 ms",
  "select at fit, p95 ms",
  "fit to 100 %, ms",
  "pan at 100 %, frames/s",
  "pan at 100 %, p95 ms",
  "zoom at 100 %, frames/s",
  "zoom at 100 %, p95 ms",
  "drag at 100 %, frames/s",
  "drag at 100 %, p95 ms",
  "select at 100 %, p95 ms",
  "start to first paint, ms",
] as const;

/** One table for a size. A peer's cell ends with Argmap's part of the peer's figure. */
export function peersTable(results: Results, size: number): string {
  const editors = [...results.keys()];
  const runs = editors.map((name) => results.get(name)?.get(size)?.length ?? 0);
  const heads = editors.map((name, at) => `${name}, ${runs[at]} runs`);
  const head = `| ${size.toLocaleString("en")} nodes | ${heads.join(" | ")} |\n|---|${"---:|".repeat(editors.length)}`;
  const rows = SIDE_BY_SIDE.flatMap((row) => {
    const cells = editors.map((editor) => cell(results, editor, size, row));
    return cells.every((words) => words === "–") ? [] : [`| ${row} | ${cells.join(" | ")} |`];
  });
  return [head, ...rows].join("\n");
}

function cell(results: Results, editor: EditorName, size: number, row: string): string {
  const runs = results.get(editor)?.get(size) ?? [];
  const words = spread(figuresOf(results, editor, size, row));
  const still = runs.some((figures) => figures[`${row.split(",")[0]}, moved`] === 0);
  if (row.startsWith("drag") && still) return `${words}, did not move`;
  const part = editor === "Argmap" ? Number.NaN : ratio(results, editor, size, row);
  return Number.isFinite(part) ? `${words} **${part.toFixed(2)}**` : words;
}

/** All other figures of Argmap, with a column for each size. */
export function ownTable(results: Results): string {
  const bySize = results.get("Argmap") ?? new Map<number, readonly Figures[]>();
  const sizes = [...bySize.keys()];
  const known = new Set<string>(SIDE_BY_SIDE);
  const names = new Set(
    [...bySize.values()].flatMap((runs) => runs.flatMap((figures) => Object.keys(figures))),
  );
  const rows = [...names]
    .filter((name) => !known.has(name) && !name.endsWith("moved") && !/frames.*p50/.test(name))
    .map(
      (name) =>
        `| ${name} | ${sizes.map((size) => spread(figuresOf(results, "Argmap", size, name))).join(" | ")} |`,
    );
  const head = `| Argmap | ${sizes.map((size) => size.toLocaleString("en")).join(" | ")} |\n|---|${"---:|".repeat(sizes.length)}`;
  return [head, ...rows].join("\n");
}

/** Every figure of every editor for a size. */
export function allTable(results: Results, size: number): string {
  const editors = [...results].flatMap(([name, bySize]) => (bySize.has(size) ? [name] : []));
  const names = new Set(
    editors.flatMap((name) =>
      (results.get(name)?.get(size) ?? []).flatMap((figures) => Object.keys(figures)),
    ),
  );
  const head = `| ${size.toLocaleString("en")} nodes | ${editors.join(" | ")} |\n|---|${"---:|".repeat(editors.length)}`;
  const rows = [...names].map(
    (row) => `| ${row} | ${editors.map((name) => cell(results, name, size, row)).join(" | ")} |`,
  );
  return [head, ...rows].join("\n");
}
