/** Makes a picture away from the page, so that the page keeps working; ended by the page when it is not wanted. */
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

async function carryOut({ map, request }: ExportOrder): Promise<void> {
  const platform = await loadPagePlatform();
  const made = exportMap(map, request, platform, {
    onProgress: (done) => tell({ type: "progress", done }),
  });
  if (!made.ok) {
    tell({ type: "problem", problem: made.error });
    return;
  }
  for await (const bytes of made.value) tell({ type: "piece", bytes });
  tell({ type: "done" });
}
