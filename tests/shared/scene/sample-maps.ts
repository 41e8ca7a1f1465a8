/** Maps to draw in tests: every kind, relation and state, and texts in many scripts. */
import { deepFreeze } from "../../../shared/basics/deep-freeze";
import type { ArgMap, Kind, MapEdge, MapNode } from "../../../shared/document/types";

export function node(
  id: string,
  kind: Kind,
  text: string,
  x: number,
  y: number,
  rest: Partial<MapNode> = {},
): MapNode {
  return { id, kind, text, x, y, ...rest };
}

export function edge(
  from: string,
  to: string,
  relation: MapEdge["relation"] = "support",
  rest: Partial<MapEdge> = {},
): MapEdge {
  return { id: `${from}-${to}`, from, to, relation, ...rest };
}

export function mapOf(title: string, nodes: readonly MapNode[], edges: readonly MapEdge[] = []): ArgMap {
  return deepFreeze({ title, nodes, edges, sources: [] });
}

/** A decision with arguments of every kind: joint premises, an undercut, a muted and a collapsed node. */
export const EVERYTHING: ArgMap = mapOf(
  "Should long-range strikes be authorised?",
  [
    node("d", "decision", "Authorise the use of long-range missiles inside Russia", 300, 0),
    node("m1", "motive", "Deter North Korea from sending more troops", 0, 180),
    node("m2", "motive", "Help to hold the Kursk region before talks begin", 270, 180),
    node("r", "risk", "Russia may retaliate against NATO partners and their infrastructure", 560, 180),
    node("c", "critique", "The stocks are too small to change the course of the war -> no effect", 620, 340),
    node("u", "critique", "Earlier red lines passed without a response", 900, 200),
    node("x", "risk", "Muted for a what-if", 0, 340, { muted: true }),
    node("k", "motive", "Collapsed: details below", 290, 340, { collapsed: true }),
    node("h1", "motive", "hidden one", 290, 500),
    node("h2", "risk", "hidden two", 500, 500),
  ],
  [
    edge("m1", "d", "support", { joint: "j" }),
    edge("m2", "d", "support", { joint: "j" }),
    edge("r", "d", "oppose"),
    edge("c", "r", "support"),
    edge("u", "r-d", "oppose"),
    edge("x", "m1", "oppose"),
    edge("k", "m2", "support"),
    edge("h1", "k", "support"),
    edge("h2", "k", "oppose"),
  ],
);

/** One text in each of many scripts. */
export const SCRIPTS: readonly (readonly [string, string])[] = [
  ["latin", "Zażółć gęślą jaźń – “quoted” naïve façade, AVATAR To We"],
  ["cyrillic", "Перше застосування ракет великої дальності змінює політику"],
  ["greek", "Η απόφαση αλλάζει την πολιτική των Ηνωμένων Πολιτειών"],
  ["chinese", "这一决定标志着美国政策的重大转变，影响深远。"],
  ["japanese", "この決定は政策の大きな転換を示しています。"],
  ["korean", "이번 결정은 정책의 중대한 변화를 의미한다"],
  ["arabic", "القرار يغير السياسة الأمريكية في 2024 تغييرا كبيرا"],
  ["hebrew", "ההחלטה משנה את המדיניות (חלקית) בשנת 2024."],
  ["devanagari", "यह निर्णय नीति में बड़ा बदलाव दर्शाता है"],
  ["emoji", "Family 👩‍👩‍👧‍👦, flag 🇺🇦, thumbs 👍🏽 and ✔️ done"],
  ["mixed", "NATO and الناتو and 北约 in one line"],
];

export const MANY_SCRIPTS: ArgMap = mapOf(
  "Many scripts: قرار 决定 निर्णय Решение",
  SCRIPTS.map(([id, text], i) =>
    node(
      id,
      (["decision", "motive", "risk", "critique"] as const)[i % 4]!,
      text,
      (i % 4) * 290,
      Math.floor(i / 4) * 190,
    ),
  ),
  [
    edge("cyrillic", "latin"),
    edge("greek", "latin", "oppose"),
    edge("arabic", "chinese"),
    edge("hebrew", "arabic", "oppose"),
  ],
);
