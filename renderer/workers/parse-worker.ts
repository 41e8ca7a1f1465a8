/** Reads a large file away from the page, so that the page keeps working; ended by the page when it is not wanted. */
import { openContent } from "../../shared/exchange/open-content";

addEventListener("message", async (event: MessageEvent<Uint8Array>) => {
  postMessage(await openContent(event.data));
});
