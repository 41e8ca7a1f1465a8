/** Works on long texts away from the page, so that the page keeps working. */
import { carryOutTextOrder, type TextMessage } from "../sources/text-orders";

addEventListener("message", (event: MessageEvent<TextMessage>) => {
  const { name, order } = event.data;
  postMessage(carryOutTextOrder(name, order));
});
