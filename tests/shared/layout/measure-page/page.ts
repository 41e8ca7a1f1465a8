import { type Asked, widthsOf } from "./widths";

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

Object.assign(window, {
  pageWidths: widthsOf,
  workerWidths: (asked: readonly Asked[]) =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(asked);
    }),
});
