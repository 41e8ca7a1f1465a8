import type { Strengths } from "../../shared/reasoning/strengths";

/** The strength of a decision beside another one: with a digit more than on the map, since small differences count. */
export function strengthCell(strengths: Strengths | null | undefined, id: string): string {
  if (!strengths) return "…";
  const value = strengths.byNode.get(id);
  if (value !== undefined) return value.toFixed(3);
  return strengths.unsettled.includes(id) ? "unsettled" : "left out";
}
