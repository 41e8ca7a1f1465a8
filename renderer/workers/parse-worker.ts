/** Reads a large file away from the page, so that the page keeps working; ended by the page when it is not wanted. */
import { err } from "../../shared/basics/result";
import { openContent } from "../../shared/exchange/open-content";

/** The page waits for an answer, so there is one whatever happens. */
function fail(detail: string): void {
  postMessage(err({ kind: "unreadable", detail }));
}

addEventListener("message", (event: MessageEvent<Uint8Array>) => {
  openContent(event.data)
    .then((opened) => postMessage(opened))
    .catch(() => fail("reading it failed half way"));
});
addEventListener("messageerror", () => fail("it could not be handed over to be read"));
