/** Compares layout engines on maps of three sizes and prints a table: time, and what the result is worth. */
import { createNodeMeasure } from "../../electron/cli/node-measure";
import type { ArgMap } from "../../shared/document/types";
import { placedBoxes } from "../../shared/layout/boxes";
import type { Boxes } from "../../shared/layout/types";
import { generatedMap } from "../shared/layout/generated-map";
import { allEngines, type Engine } from "./engines";
import { qualityOf } from "./layout-quality";

const MAPS: readonly { readonly name: string; readonly map: ArgMap }[] = [
  {
    name: "20 nodes, one decision",
    map: generatedMap({ nodes: 20, perDecision: 20, seed: 4, undercuts: 0.1 }),
  },
  { name: "300 nodes, one decision", map: generatedMap({ nodes: 300, perDecision: 300, seed: 2 }) },
  { name: "300 nodes, six decisions", map: generatedMap({ nodes: 300, seed: 2 }) },
  { name: "2,000 nodes, one decision", map: generatedMap({ nodes: 2000, perDecision: 2000, seed: 3 }) },
  { name: "2,000 nodes, forty decisions", map: generatedMap({ nodes: 2000, seed: 3 }) },
];

/** An engine that is slow is run once; a quick one takes the median of several runs. */
async function timed(engine: Engine, map: ArgMap, boxes: Boxes) {
  const times: number[] = [];
  let places = await engine.run(map, boxes);
  do {
    const start = performance.now();
    places = await engine.run(map, boxes);
    times.push(performance.now() - start);
  } while (times.length < 5 && times.reduce((sum, time) => sum + time, 0) < 2000);
  times.sort((a, b) => a - b);
  return { places, time: times[Math.floor(times.length / 2)] ?? 0 };
}

export async function run(): Promise<void> {
  const measure = createNodeMeasure();
  const engines = await allEngines();
  const columns = [
    "time, ms",
    "overlaps",
    "crossings",
    "through boxes",
    "below, %",
    "order, %",
    "area",
    "length",
  ];
  for (const { name, map } of MAPS) {
    const boxes = placedBoxes(map, measure);
    console.log(
      `\n| ${name}, ${map.edges.length} edges | ${columns.join(" | ")} |\n|---|${"---|".repeat(8)}`,
    );
    for (const engine of engines) {
      if (map.nodes.length <= (engine.mostNodes ?? Number.POSITIVE_INFINITY)) {
        console.log(await row(engine, map, boxes));
      }
    }
  }
}

async function row(engine: Engine, map: ArgMap, boxes: Boxes): Promise<string> {
  try {
    const { places, time } = await timed(engine, map, boxes);
    const placed = new Map(
      places.flatMap(({ id, x, y }) => {
        const box = boxes.get(id);
        return box ? [[id, { ...box, x, y }] as const] : [];
      }),
    );
    const q = qualityOf(map, placed);
    const cells = [
      time.toFixed(time < 10 ? 1 : 0),
      q.overlaps,
      q.crossings,
      q.throughBoxes,
      q.below.toFixed(1),
    ];
    return `| ${[engine.name, ...cells, q.order.toFixed(1), q.area.toFixed(1), q.length.toFixed(0)].join(" | ")} |`;
  } catch (reason) {
    return `| ${engine.name} | failed: ${String(reason).slice(0, 80)} |`;
  }
}
