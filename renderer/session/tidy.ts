/** Automatic layout as a command: in a worker, with a way out, and one step of undo. */
import type { Position } from "../../shared/commands/edit";
import { adoptRoutes } from "../../shared/layout/known-routes";
import type { Direction } from "../../shared/layout/types";
import { startWorker } from "../workers/start-worker";
import type { TidyAnswer, TidyRequest } from "../workers/tidy-worker";
import { selectedNodes } from "./argument";
import type { Session } from "./session";
import { SHOW_BUSY_AFTER_MS } from "./state";
import { view } from "./view-control";

/** Lays out the whole map in a direction, which Tidy keeps from then on. */
export function tidyTowards(session: Session, direction: Direction): void {
  session.set({ direction });
  runTidy(session, { anew: true });
}

/** Where a layout puts the nodes of a map that is not shown yet. Rejects where the worker fails. */
export function tidyPositions(request: TidyRequest): Promise<readonly Position[]> {
  const worker = startWorker("tidy");
  return new Promise<readonly Position[]>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<TidyAnswer>) => resolve(event.data.positions);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessageerror = () => reject(new Error("The layout could not be understood."));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

/**
 * Lays out the whole map, or the selected nodes among themselves. A map that was tidy keeps its places but for what is out
 * of place since; where nothing is, it is laid out anew.
 */
export function tidyMap(session: Session, selectionOnly = false): void {
  runTidy(session, { selectionOnly });
}

/** What was edited meanwhile wins over the layout. */
function runTidy(session: Session, { selectionOnly = false, anew = false }): void {
  const map = session.map();
  const { direction } = session.get();
  if (!map || map.nodes.length === 0) return;
  session.stopEditing("keep");
  const ids = selectedNodes(session).map((node) => node.id);
  if (selectionOnly && ids.length < 2)
    return session.say("Select two nodes or more to tidy them.", "refusal");
  const before = session.boxes();
  const worker = startWorker("tidy");
  const end = () => {
    worker.terminate();
    clearTimeout(timer);
    session.set({ busy: null });
  };
  const cancel = () => {
    end();
    session.say("Tidy was cancelled. Nothing was moved.");
  };
  const timer = setTimeout(
    () => session.set({ busy: { label: "Tidying", progress: null, cancel } }),
    SHOW_BUSY_AFTER_MS,
  );
  worker.onmessage = ({ data }: MessageEvent<TidyAnswer>) => {
    end();
    if (session.map() !== map)
      return session.say("The map changed while it was being tidied. Tidy again.", "refusal");
    if (!session.edit({ type: "move", positions: data.positions, as: "tidy" })) return;
    adoptTidied(session, data);
    view()?.glideFrom(before);
    if (!selectionOnly && data.mended === null) view()?.fit();
    session.say(tidiedWords(data.mended));
  };
  const fail = () => {
    end();
    session.say("Tidy failed. Nothing was moved.", "refusal");
  };
  worker.onerror = fail;
  worker.onmessageerror = fail;
  const request: TidyRequest = {
    map,
    boxes: before,
    direction,
    only: selectionOnly ? new Set(ids) : null,
    mend: !anew,
  };
  worker.postMessage(request);
}

/** Lets the canvas take the lines from the worker, where it shows just what the worker drew them for. */
function adoptTidied(session: Session, { positions, routes }: TidyAnswer): void {
  const map = session.map();
  const boxes = session.boxes();
  const isPlaced = ({ id, x, y }: Position) => {
    const box = boxes.get(id);
    return box === undefined || (box.x === x && box.y === y);
  };
  if (map && routes && session.boxesInFocus().size === boxes.size && positions.every(isPlaced))
    adoptRoutes(map, routes);
}

function tidiedWords(mended: number | null): string {
  if (mended === null) return "Tidied.";
  const nodes = mended === 1 ? "1 node" : `${mended} nodes`;
  return `Tidied: put ${nodes} in place. Tidy again to lay out the whole map anew.`;
}
