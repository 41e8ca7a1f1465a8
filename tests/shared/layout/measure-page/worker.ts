import { widthsOf } from "./widths";

self.addEventListener("message", async ({ data }) => self.postMessage(await widthsOf(data)));
