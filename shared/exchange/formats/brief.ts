/** A map as a brief to be read from top to bottom: what is decided, what speaks for and against it, what is still open. */
import { edgesFrom, edgesTo, nodeOf } from "../../document/lookups";
import { edgesBelow } from "../../document/outline-tree";
import type { ArgMap, MapEdge, MapNode } from "../../document/types";
import { strengthsOf } from "../../reasoning/strengths";

export interface BriefLine {
  /** 0 for what speaks about the heading's node itself. */
  readonly level: number;
  /** "Supports", "Opposes", or how it speaks about a link. */
  readonly says: string;
  readonly node: MapNode;
  readonly strength: number | undefined;
  /** It was told in full above. */
  readonly isAgain: boolean;
}

export interface DecisionPart {
  readonly node: MapNode;
  readonly strength: number | undefined;
  readonly supporting: readonly BriefLine[];
  readonly opposing: readonly BriefLine[];
}

export interface Brief {
  readonly title: string;
  readonly decisions: readonly DecisionPart[];
  readonly risks: readonly BriefLine[];
  /** Critiques that nothing opposes, muted ones left out. */
  readonly openCritiques: readonly BriefLine[];
  /** What no decision leads to. */
  readonly others: readonly BriefLine[];
}

const DEEPEST = 8;

export function briefOf(map: ArgMap): Brief {
  const strengths = strengthsOf(map).byNode;
  const line = (node: MapNode, says = "", level = 0, isAgain = false): BriefLine => ({
    level,
    says,
    node,
    strength: strengths.get(node.id),
    isAgain,
  });
  const told = new Set<string>();
  const decisions = map.nodes
    .filter(({ kind }) => kind === "decision")
    .map((node): DecisionPart => {
      told.add(node.id);
      const below = (relation: MapEdge["relation"]) =>
        edgesTo(map, node.id)
          .filter((edge) => edge.relation === relation)
          .flatMap((edge) => linesFrom(map, edge, told, line));
      return {
        node,
        strength: strengths.get(node.id),
        supporting: below("support"),
        opposing: below("oppose"),
      };
    });
  const isAnswered = ({ id }: MapNode) => edgesTo(map, id).some(({ relation }) => relation === "oppose");
  return {
    title: map.title,
    decisions,
    risks: map.nodes.filter(({ kind }) => kind === "risk").map((node) => line(node, targetWords(map, node))),
    openCritiques: map.nodes
      .filter((node) => node.kind === "critique" && !node.muted && !isAnswered(node))
      .map((node) => line(node, targetWords(map, node))),
    others: map.nodes.filter(({ id }) => !told.has(id)).map((node) => line(node)),
  };
}

type MakeLine = (node: MapNode, says: string, level: number, isAgain: boolean) => BriefLine;

/** The argument that the edge comes from, and what speaks about it in turn. */
function linesFrom(map: ArgMap, start: MapEdge, told: Set<string>, line: MakeLine): readonly BriefLine[] {
  const lines: BriefLine[] = [];
  const open: { readonly edge: MapEdge; readonly level: number }[] = [{ edge: start, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { edge, level } = next;
    const node = nodeOf(map, edge.from);
    if (!node) continue;
    const isAgain = told.has(node.id);
    told.add(node.id);
    const verb = edge.relation === "support" ? "Supports" : "Opposes";
    lines.push(
      line(
        node,
        nodeOf(map, edge.to) ? verb : `${verb} that this follows`,
        Math.min(level, DEEPEST),
        isAgain,
      ),
    );
    if (isAgain) continue;
    for (const below of [...edgesBelow(map, node.id)].reverse()) open.push({ edge: below, level: level + 1 });
  }
  return lines;
}

/** What a node speaks about, in words: "Opposes: Authorise strikes". */
function targetWords(map: ArgMap, node: MapNode): string {
  return edgesFrom(map, node.id)
    .flatMap((edge) => {
      const target = nodeOf(map, edge.to);
      return target ? [`${edge.relation === "support" ? "Supports" : "Opposes"}: ${target.text}`] : [];
    })
    .join("; ");
}
