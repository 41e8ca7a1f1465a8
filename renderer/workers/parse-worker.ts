/** Reads a large file away from the page, so that the page keeps working; ended by the page when it is not wanted. */
import { parseBytes } from "../../shared/format/parse";

addEventListener("message", (event: MessageEvent<Uint8Array>) => {
  postMessage(parseBytes(event.data));
});
