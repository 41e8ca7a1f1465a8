/** A small map that has one of everything: an undercut, a node with two targets, hidden and muted nodes, joint premises. */
import type { ArgMap, MapEdge, MapNode } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";

const node = (
  id: string,
  kind: MapNode["kind"],
  text: string,
  x: number,
  y: number,
  more?: Partial<MapNode>,
) => ({
  id,
  kind,
  text,
  x,
  y,
  ...more,
});
const edge = (
  id: string,
  from: string,
  to: string,
  relation: MapEdge["relation"],
  more?: Partial<MapEdge>,
) => ({
  id,
  from,
  to,
  relation,
  ...more,
});

export const RICH_MAP: ArgMap = {
  title: "Harbour",
  nodes: [
    node("open", "decision", "Open the harbour to bathing", 500, 0, { tags: ["city"] }),
    node("swim", "motive", "People want to swim", 0, 220, {
      notes: "A survey asked for it.",
      confidence: 0.7,
      tags: ["city", "survey"],
      citations: [{ source: "report", exact: "swim", prefix: "to ", suffix: ".", start: 10, end: 14 }],
    }),
    node("clean", "motive", "The water is clean", 320, 220),
    node("boats", "risk", "Boats use the basin", 640, 220, { collapsed: true }),
    node("cost", "critique", "Guards cost money", 960, 220, { muted: true, width: 300 }),
    node("samples", "motive", "Samples were good", 160, 440),
    node("ferry", "motive", "The ferry moves out", 640, 440),
    node("other", "critique", "They would swim elsewhere", 480, 440),
    node("arabic", "motive", "الماء نظيف", 960, 440),
  ],
  edges: [
    edge("swim-open", "swim", "open", "support", { joint: "together" }),
    edge("clean-open", "clean", "open", "support", { joint: "together" }),
    edge("boats-open", "boats", "open", "oppose"),
    edge("cost-open", "cost", "open", "oppose"),
    edge("samples-clean", "samples", "clean", "support"),
    edge("samples-swim", "samples", "swim", "support"),
    edge("ferry-boats", "ferry", "boats", "oppose"),
    edge("other-link", "other", "swim-open", "oppose", { notes: "Only for some." }),
    edge("arabic-cost", "arabic", "cost", "support"),
  ],
  sources: [{ id: "report", title: "Report of the harbour master", text: "They like to swim." }],
};

export const RICH_MAP_TEXT = serialise(RICH_MAP);
