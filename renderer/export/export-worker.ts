/** Makes a picture away from the page, so that the page keeps working; ended by the page when it is not wanted. */
import { shownStrengths } from "../../shared/reasoning/shown";
import { exportMap } from "../../shared/scene/export-request";
import type { ExportNews, ExportOrder } from "./messages";
import { loadPagePlatform } from "./page-platform";

function tell(news: ExportNews): void {
  if (news.type === "piece") postMessage(news, { transfer: [news.bytes.buffer] });
  else postMessage(news);
}

addEventListener("message", (event: MessageEvent<ExportOrder>) => {
  carryOut(event.data).catch((error: unknown) => {
    tell({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  });
});

async function carryOut({ map, request, strengths }: ExportOrder): Promise<void> {
  const platform = await loadPagePlatform();
  // Weighed here and not in the page: circles may take a while.
  const weighed =
    strengths === "none" ? request : { ...request, strengths: shownStrengths(map, strengths === "numbers") };
  const made = exportMap(map, weighed, platform, {
    onProgress: (done) => tell({ type: "progress", done }),
  });
  if (!made.ok) {
    tell({ type: "problem", problem: made.error });
    return;
  }
  for await (const bytes of made.value) tell({ type: "piece", bytes });
  tell({ type: "done" });
}
