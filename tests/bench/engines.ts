/** The engines that Tidy could stand on, each as a function from boxes to places. Arguments go below what they speak about. */

import { layout as dagreLayout, graphlib } from "@dagrejs/dagre";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import ELK from "elkjs/lib/elk.bundled.js";
import { finalTarget } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { tidy } from "../../shared/layout/tidy";
import type { Boxes } from "../../shared/layout/types";

export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Engine {
  readonly name: string;
  /** Larger maps take it minutes. */
  readonly mostNodes?: number;
  run(map: ArgMap, boxes: Boxes): Promise<readonly Place[]>;
}

const NODE_GAP = 28;
const LAYER_GAP = 56;

/** From what is spoken about to what speaks, since the engines put the origin of an edge on top. */
function arcsOf(map: ArgMap): { readonly id: string; readonly upper: string; readonly lower: string }[] {
  return map.edges.flatMap((edge) => {
    const upper = finalTarget(map, edge)?.id;
    return upper === undefined || upper === edge.from ? [] : [{ id: edge.id, upper, lower: edge.from }];
  });
}

const own: Engine = {
  name: "own tidy",
  run: async (map, boxes) => tidy(map, boxes, { direction: "down" }),
};

const dagre: Engine = {
  name: "dagre",
  async run(map, boxes) {
    const graph = new graphlib.Graph({ multigraph: true });
    graph.setGraph({ rankdir: "TB", nodesep: NODE_GAP, ranksep: LAYER_GAP, ranker: "longest-path" });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const [id, { width, height }] of boxes) graph.setNode(id, { width, height });
    for (const { id, upper, lower } of arcsOf(map)) graph.setEdge(upper, lower, {}, id);
    dagreLayout(graph);
    return [...boxes].map(([id, { width, height }]) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return { id, x: x - width / 2, y: y - height / 2 };
    });
  },
};

function elk(name: string, options: Readonly<Record<string, string>>): Engine {
  const engine = new ELK();
  return {
    name,
    async run(map, boxes) {
      const result = await engine.layout({
        id: "root",
        layoutOptions: {
          "elk.direction": "DOWN",
          "elk.spacing.nodeNode": String(NODE_GAP),
          "elk.layered.spacing.nodeNodeBetweenLayers": String(LAYER_GAP),
          ...options,
        },
        children: [...boxes].map(([id, { width, height }]) => ({ id, width, height })),
        edges: arcsOf(map).map(({ id, upper, lower }) => ({ id, sources: [upper], targets: [lower] })),
      });
      return (result.children ?? []).map(({ id, x = 0, y = 0 }) => ({ id, x, y }));
    },
  };
}

/** Graphviz counts in points and inches, y upwards. */
async function graphviz(): Promise<Engine> {
  const engine = await Graphviz.load();
  return {
    name: "Graphviz dot (WebAssembly)",
    async run(map, boxes) {
      const size = (value: number) => (value / 72).toFixed(4);
      const nodes = [...boxes].map(
        ([id, { width, height }]) => `"${id}" [width=${size(width)}, height=${size(height)}];`,
      );
      const edges = arcsOf(map).map(({ upper, lower }) => `"${upper}" -> "${lower}";`);
      const gaps = `nodesep=${size(NODE_GAP)}; ranksep=${size(LAYER_GAP)};`;
      const text = `digraph { ${gaps} node [shape=box, fixedsize=true, label=""]; ${nodes.join("")} ${edges.join("")} }`;
      const found: Place[] = [];
      for (const line of engine.layout(text, "plain", "dot").split("\n")) {
        const [kind, quoted = "", x, y] = line.split(" ");
        const id = quoted.replace(/^"|"$/g, "");
        const box = boxes.get(id);
        if (kind !== "node" || !box) continue;
        found.push({ id, x: Number(x) * 72 - box.width / 2, y: -Number(y) * 72 - box.height / 2 });
      }
      return found;
    },
  };
}

const ORDERED = {
  "elk.algorithm": "layered",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.crossingMinimization.forceNodeModelOrder": "true",
};

export async function allEngines(): Promise<readonly Engine[]> {
  return [
    own,
    dagre,
    elk("elk layered", { "elk.algorithm": "layered" }),
    {
      ...elk("elk layered, file order", ORDERED),
      mostNodes: 300,
    },
    elk("elk mrtree", { "elk.algorithm": "mrtree" }),
    await graphviz(),
  ];
}
