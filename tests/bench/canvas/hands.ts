/** A person's hands: wheel and pointer at 60 events a second, sent on time whether the page keeps up or not. */
import type { CDPSession } from "playwright-core";
import type { Point } from "../../../shared/basics/geometry";

const EVENTS_PER_SECOND = 60;
const SECONDS = 2;
const EVENTS = EVENTS_PER_SECOND * SECONDS;

/** Sends 120 events in two seconds; `send` gets the number of the event. What waits for an answer is awaited at the end. */
async function onTime(send: (event: number) => Promise<unknown>): Promise<Promise<unknown>[]> {
  const start = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let event = 0; event < EVENTS; event += 1) {
    const wait = start + (event * 1000) / EVENTS_PER_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(send(event));
  }
  const rest = start + SECONDS * 1000 - performance.now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  return answers;
}

export type Gesture = (session: CDPSession) => Promise<Promise<unknown>[]>;

const CTRL = 2;

/** A second away and a second back. */
export const panning =
  (at: Point): Gesture =>
  (session) =>
    onTime((event) => {
      const way = event < EVENTS / 2 ? 1 : -1;
      return session.send("Input.dispatchMouseEvent", {
        type: "mouseWheel",
        ...at,
        deltaX: 6 * way,
        deltaY: 12 * way,
      });
    });

/** A second in and a second out, with the Ctrl key. */
export const zooming =
  (at: Point): Gesture =>
  (session) =>
    onTime((event) =>
      session.send("Input.dispatchMouseEvent", {
        type: "mouseWheel",
        ...at,
        deltaX: 0,
        deltaY: event < EVENTS / 2 ? -1 : 1,
        modifiers: CTRL,
      }),
    );

/** Moves in an ellipse around the point, with the button held: press before, let go after. */
export const dragging =
  (at: Point): Gesture =>
  (session) =>
    onTime((event) => {
      const angle = (2 * Math.PI * event) / EVENTS_PER_SECOND;
      return session.send("Input.dispatchMouseEvent", {
        type: "mouseMoved",
        button: "left",
        buttons: 1,
        x: at.x + 60 * Math.sin(angle) + event / 20,
        y: at.y + 40 - 40 * Math.cos(angle),
      });
    });

export async function press(session: CDPSession, type: "mousePressed" | "mouseReleased", at: Point) {
  await session.send("Input.dispatchMouseEvent", { type, ...at, button: "left", clickCount: 1 });
}
