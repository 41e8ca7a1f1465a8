import { type ExportRequest, plannedSize } from "../../shared/scene/export-request";
import { selectedNodes } from "./argument";
import { makePicture } from "./picture";
import type { Session } from "./session";

/** Programs that take pictures from the clipboard give up beyond such sizes. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 64_000_000;

/** Puts a picture on the clipboard: of the selected nodes where there are several, else of the whole map. */
export async function copyImage(session: Session): Promise<void> {
  session.stopEditing("keep");
  const map = session.map();
  if (!map || map.nodes.length === 0) {
    session.say("There is nothing to copy: the map is empty.", "refusal");
    return;
  }
  const several = selectedNodes(session).length > 1;
  const request = fitting(session, several ? session.get().selection : undefined);
  if (!request) {
    session.say(
      "The picture is too large for the clipboard. Select a part of the map, or export it.",
      "refusal",
    );
    return;
  }
  const png = await makePicture(session, request, "Drawing the picture");
  if (!png) return;
  const copied = await session.bridge.writeClipboardImage(png);
  if (!copied) session.say("The clipboard did not take the picture. Export it instead.", "refusal");
  else session.say(several ? "Copied the selected nodes as an image." : "Copied the map as an image.");
}

/** At twice the size, or once where that is too large; null where even that is. */
function fitting(session: Session, only: readonly string[] | undefined): ExportRequest | null {
  const map = session.map();
  for (const scale of [2, 1]) {
    const request: ExportRequest = {
      format: "png",
      scale,
      theme: "light",
      background: "#ffffff",
      margin: 24,
      title: false,
      legend: false,
      ...(only ? { only } : {}),
    };
    const { width, height } = map ? plannedSize(map, request, session.measure) : { width: 0, height: 0 };
    if (Math.max(width, height) <= MOST_SIDE && width * height <= MOST_PIXELS) return request;
  }
  return null;
}
