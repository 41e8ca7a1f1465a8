/** Works out strengths, checks and drivers away from the page, so that the page keeps working. */
import { carryOutOrder, type ReasonMessage, type ReasonReply } from "../reasoning/orders";

/** A page that is told more often would do nothing else. */
const TELL_EVERY_MS = 100;

const reply = (message: ReasonReply) => postMessage(message);

addEventListener("message", (event: MessageEvent<ReasonMessage>) => {
  const { name, order } = event.data;
  let told = performance.now();
  const onProgress = (done: number) => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    reply({ type: "progress", done });
  };
  reply({ type: "answer", answer: carryOutOrder(name, order, onProgress) });
});
