/** Works out strengths, checks and drivers away from the page, so that the page keeps working. */
import { carryOutOrder, type ReasonMessage } from "../reasoning/orders";

addEventListener("message", (event: MessageEvent<ReasonMessage>) => {
  const { name, order } = event.data;
  postMessage(carryOutOrder(name, order));
});
