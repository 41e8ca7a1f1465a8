/** Makes a picture away from the page, so that the page keeps working; ended by the page when it is not wanted. */
import { inPieces } from "../../shared/bridge/export-pieces";
import { comparisonReport } from "../../shared/compare/picture/report";
import type { Measure } from "../../shared/layout/measure";
import { adoptLayout } from "../../shared/layout/prepared";
import { shownStrengths } from "../../shared/reasoning/shown";
import { type ExportRequest, exportMap, exportScene } from "../../shared/scene/export-request";
import { themeNamed } from "../../shared/scene/theme";
import type { Scene } from "../../shared/scene/types";
import { createFlow } from "./flow";
import type { ComparedOrder, ExportNews, ExportOrder, ToExportWorker } from "./messages";
import { loadPagePlatform } from "./page-platform";

const flow = createFlow();

function tell(news: ExportNews): void {
  if (news.type === "piece") postMessage(news, { transfer: [news.bytes.buffer] });
  else postMessage(news);
}

addEventListener("message", ({ data: message }: MessageEvent<ToExportWorker>) => {
  if (message.type === "taken") flow.taken();
  else
    carryOut(message.order).catch((error: unknown) => {
      tell({ type: "failed", message: error instanceof Error ? error.message : String(error) });
    });
});

async function carryOut(order: ExportOrder): Promise<void> {
  const { map, request, strengths = "none", layout, compared } = order;
  const platform = await loadPagePlatform();
  if (layout) adoptLayout(map, platform.measure, layout);
  // Weighed here and not in the page: circles may take a while.
  const weighed =
    strengths === "none" ? request : { ...request, strengths: shownStrengths(map, strengths === "numbers") };
  const control = { onProgress: (done: number) => tell({ type: "progress", done }) };
  const made = compared
    ? exportScene(comparedScene(compared, request, platform.measure), request, platform, control)
    : exportMap(map, weighed, platform, control);
  if (!made.ok) {
    tell({ type: "problem", problem: made.error });
    return;
  }
  for await (const bytes of inPieces(made.value)) {
    await flow.room();
    tell({ type: "piece", bytes });
  }
  tell({ type: "done" });
}

function comparedScene(order: ComparedOrder, { theme, margin }: ExportRequest, measure: Measure): Scene {
  const { comparison, view, names } = order;
  return comparisonReport(comparison, { view, names, margin, measure, theme: themeNamed(theme) });
}
