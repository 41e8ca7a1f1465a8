import { createSession, type Session } from "../../../renderer/session/session";
import type { Bridge } from "../../../shared/bridge/bridge";
import type { ArgMap } from "../../../shared/document/types";
import { serialise } from "../../../shared/format/serialise";
import { fakeMeasure } from "../../shared/layout/fake-measure";

export const MAP: ArgMap = {
  title: "Strikes: yes or no?",
  nodes: [
    { id: "d", kind: "decision", text: "Authorise the strikes", x: 0, y: 0 },
    { id: "r", kind: "risk", text: "Retaliation", x: 0, y: 200 },
  ],
  edges: [{ id: "e", from: "r", to: "d", relation: "oppose" }],
  sources: [],
};

export const bytes = (text: string) => new TextEncoder().encode(text);
export const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

export const MAP_BYTES = bytes(serialise(MAP));

/** A file that opens only after a repair: its edge leads nowhere. */
export const DAMAGED_BYTES = bytes(serialise(MAP).replace('"to":"d"', '"to":"nowhere"'));

export function newSession(bridge: Bridge): Session {
  return createSession(bridge, fakeMeasure);
}

let typed = 0;

/** An edit like any other. Returns the new text of the node "d". */
export function editMap(session: Session): string {
  typed += 1;
  session.seal();
  session.edit({ type: "text", id: "d", text: `Edited ${typed}` });
  return `Edited ${typed}`;
}
