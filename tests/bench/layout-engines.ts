/** Compares layout engines on maps of three sizes and prints a table: time, and what the result is worth. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createNodeMeasure } from "../../electron/cli/node-measure";
import type { ArgMap } from "../../shared/document/types";
import { parse } from "../../shared/format/parse";
import { placedBoxes } from "../../shared/layout/boxes";
import type { Boxes } from "../../shared/layout/types";
import { generatedMap, largeMap } from "../support/generated-map";
import { allEngines, type Engine, type Place } from "./engines";
import { qualityOf } from "./layout-quality";

function sample(): ArgMap {
  const opened = parse(
    readFileSync(resolve(import.meta.dirname, "../../samples/good/atacms.argmap"), "utf8"),
  );
  if (!opened.ok) throw new Error("The sample does not open.");
  return fresh(opened.value.map);
}

/** As an imported map is: what stands already would give the order away. */
function fresh(map: ArgMap): ArgMap {
  return { ...map, nodes: map.nodes.map((node) => ({ ...node, x: 0, y: 0 })) };
}

const MAPS: readonly { readonly name: string; readonly map: ArgMap }[] = [
  { name: "the article in the samples", map: sample() },
  {
    name: "20 nodes, one decision",
    map: generatedMap({ nodes: 20, perDecision: 20, seed: 4, undercuts: 0.1 }),
  },
  { name: "300 nodes, one decision", map: generatedMap({ nodes: 300, perDecision: 300, seed: 2 }) },
  { name: "300 nodes, six decisions", map: generatedMap({ nodes: 300, seed: 2 }) },
  { name: "1,000 nodes of the canvas bench, twenty decisions", map: fresh(largeMap(1000)) },
  { name: "2,000 nodes, one decision", map: generatedMap({ nodes: 2000, perDecision: 2000, seed: 3 }) },
  { name: "2,000 nodes, forty decisions", map: generatedMap({ nodes: 2000, seed: 3 }) },
];

/** The processor time of this program so far, ms: what a busy machine does not change. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The median of up to five runs behind a first one that warms up, together about 2 s; one slow run has to do. */
async function timed(engine: Engine, map: ArgMap, boxes: Boxes) {
  const times: number[] = [];
  let places: readonly Place[] = [];
  const start = spent();
  for (let i = 0; i <= 5 && (i === 0 || spent() - start < 2000); i += 1) {
    const before = spent();
    places = await engine.run(map, boxes);
    times.push(spent() - before);
  }
  const warm = times.length > 1 ? times.slice(1) : times;
  warm.sort((a, b) => a - b);
  return { places, time: warm[Math.floor(warm.length / 2)] ?? 0 };
}

/** Runs all maps, or those whose name has one of the given words in it. */
export async function run(words: readonly string[]): Promise<void> {
  const measure = createNodeMeasure();
  const engines = await allEngines();
  const columns = [
    "CPU, ms",
    "overlaps",
    "crossings",
    "through boxes",
    "below, %",
    "order, %",
    "area",
    "length",
  ];
  for (const { name, map } of MAPS) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
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
