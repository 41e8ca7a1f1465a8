import { nodeOf } from "../../shared/document/lookups";
import { DEFAULT_CONFIDENCE } from "../../shared/document/types";
import { selectedNodes } from "./argument";
import type { Session } from "./session";
import { shownMap, tryConfidence } from "./trial";

const STEP = 0.05;

/** The next confidence in this direction, on the grid of steps. */
export function stepped(confidence: number, direction: 1 | -1): number {
  const next =
    direction > 0 ? Math.floor(confidence / STEP + 1e-9) + 1 : Math.ceil(confidence / STEP - 1e-9) - 1;
  return Math.min(1, Math.max(0, Number((next * STEP).toFixed(2))));
}

/** Raises or lowers the confidence of the selected nodes by a step, each from its own; for the trial, where one runs. */
export function changeConfidence(session: Session, direction: 1 | -1): void {
  const map = shownMap(session.get());
  const nodes = selectedNodes(session).flatMap(({ id }) => (map && nodeOf(map, id)) ?? []);
  if (nodes.length === 0) return;
  const values = nodes.map((node) => ({
    id: node.id,
    confidence: stepped(node.confidence ?? DEFAULT_CONFIDENCE, direction),
    muted: node.muted,
  }));
  if (session.get().trial)
    tryConfidence(session, new Map(values.map(({ id, confidence }) => [id, confidence])));
  else if (!session.edit({ type: "weigh", nodes: values, as: "confidence" })) return;
  const [first] = values;
  const words =
    values.length === 1 && first
      ? ` ${first.confidence.toFixed(2)}`
      : ` of ${values.length} nodes ${direction > 0 ? "raised" : "lowered"}`;
  session.say(`Confidence${words}.`);
}
