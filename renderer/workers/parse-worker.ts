/**
 * Reads a large file away from the page, so that the page keeps working, and measures and routes its map; ended by the
 * page when it is not wanted.
 */
import { err } from "../../shared/basics/result";
import { openContent } from "../../shared/exchange/open-content";
import { type PreparedLayout, prepareLayout } from "../../shared/layout/prepared";
import { loadFonts } from "../fonts/fonts";
import { createPageMeasure } from "../fonts/page-measure";
import type { ParseAnswer, ParsedFile } from "../session/parse-file";

function answer(parsed: ParsedFile, layout: PreparedLayout | null): void {
  const reply: ParseAnswer = { parsed, layout };
  postMessage(reply, { transfer: layout ? [layout.sizes.buffer, layout.routes.buffer] : [] });
}

/** The page waits for an answer, so there is one whatever happens. */
function fail(detail: string): void {
  answer(err({ kind: "unreadable", detail }), null);
}

/** Without the fonts nothing could be measured as the page does; it measures by itself then. */
async function layoutOf(parsed: ParsedFile, fonts: Promise<boolean>): Promise<PreparedLayout | null> {
  return parsed.ok && (await fonts) ? prepareLayout(parsed.value.map, createPageMeasure()) : null;
}

addEventListener("message", async (event: MessageEvent<Uint8Array>) => {
  const fonts = loadFonts().then(
    () => true,
    () => false,
  );
  try {
    const parsed = await openContent(event.data);
    answer(parsed, await layoutOf(parsed, fonts));
  } catch {
    fail("reading it failed half way");
  }
});
addEventListener("messageerror", () => fail("it could not be handed over to be read"));
