/** How long weighing takes: maps without circles from scratch, with circles, and after the change of one confidence. */
import type { ArgMap, MapEdge, MapNode } from "../../shared/document/types";
import { checkMap } from "../../shared/reasoning/checks/check-map";
import { driversOf } from "../../shared/reasoning/drivers";
import { SEMANTICS } from "../../shared/reasoning/semantics";
import { strengthsOf } from "../../shared/reasoning/strengths";
import { seeded } from "../support/generated-map";

/** A tree with further edges, 1.15 for each node. `back` of them lead from an earlier node to a later one: circles. */
function map(count: number, back: number, seed = 1): ArgMap {
  const random = seeded(seed);
  const nodes = Array.from(
    { length: count },
    (_, at): MapNode => ({
      id: `n${at}`,
      kind: at === 0 ? "decision" : "motive",
      text: `claim ${at}`,
      x: 0,
      y: 0,
      confidence: random(),
    }),
  );
  const edges = new Map<string, MapEdge>();
  const add = (from: number, to: number) => {
    const relation = random() < 0.6 ? "support" : "oppose";
    if (from !== to)
      edges.set(`${from}-${to}`, { id: `e${from}-${to}`, from: `n${from}`, to: `n${to}`, relation });
  };
  for (let at = 1; at < count; at += 1) add(at, Math.floor(random() * at));
  while (edges.size < count * 1.15) {
    const one = Math.floor(random() * count);
    const other = Math.floor(random() * count);
    add(Math.max(one, other), Math.min(one, other));
  }
  for (let at = 0; at < back; at += 1)
    add(Math.floor(random() * (count / 2)), Math.floor((0.5 + random() / 2) * count));
  return { title: "", nodes, edges: [...edges.values()], sources: [] };
}

/** Median and spread of the wall time of the runs, ms, behind three that warm up. */
function timed(work: () => unknown, runs = 15): string {
  const times: number[] = [];
  for (let at = -3; at < runs; at += 1) {
    const start = performance.now();
    work();
    if (at >= 0) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const shown = (at: number) => (times[at] ?? 0).toFixed(2);
  return `${shown(Math.floor(runs / 2))} (${shown(0)} to ${shown(runs - 1)})`;
}

/** Prints a table: median and range, ms. */
export function run(): Promise<void> {
  const large = map(10_000, 0);
  const small = map(1_000, 0);
  const circles = map(2_000, 40);
  const few = map(300, 6);
  let step = 0;
  const changed = () => {
    step += 1;
    const nodes = small.nodes.map((node, at) =>
      at === 500 ? { ...node, confidence: (step % 100) / 100 } : node,
    );
    return strengthsOf({ ...small, nodes });
  };
  const rows: readonly (readonly [string, () => unknown, number?])[] = [
    ...SEMANTICS.map(
      (name) =>
        [
          `10,000 nodes, ${large.edges.length} edges, ${name}`,
          () => strengthsOf({ ...large }, name),
        ] as const,
    ),
    ...SEMANTICS.map(
      (name) => [`2,000 nodes with circles, ${name}`, () => strengthsOf(circles, name), 5] as const,
    ),
    ["1,000 nodes, after the change of one confidence", changed],
    ["what drives a node of 10,000", () => driversOf({ ...large }, "quadratic-energy", "n0"), 3],
    ["what drives a node of 300 with circles", () => driversOf({ ...few }, "quadratic-energy", "n0"), 3],
    ["all checks, 1,000 nodes", () => checkMap(small), 5],
    ["all checks, 10,000 nodes", () => checkMap(large), 5],
  ];
  for (const [name, work, runs] of rows) process.stdout.write(`${name.padEnd(56)} ${timed(work, runs)} ms\n`);
  return Promise.resolve();
}
