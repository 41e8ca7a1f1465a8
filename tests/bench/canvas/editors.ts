/** The measured editors: where each is served, and how it gets the map. All answer to the same few calls in the page. */
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { preview } from "vite";
import { createNodeMeasure } from "../../../electron/cli/node-measure";
import { servePageToBrowser } from "../../../electron/cli/web-server";
import type { ArgMap } from "../../../shared/document/types";
import { serialise } from "../../../shared/format/serialise";
import { placedBoxes } from "../../../shared/layout/boxes";
import type { MeasuredEditor, MeasuredWindow, PeerMap } from "../peers/peer";
import { builtPeers } from "./build-peers";

export const EDITORS = [
  "Argmap",
  "React Flow",
  "React Flow, only visible",
  "Excalidraw",
  "Excalidraw at its 10 %",
] as const;
export type EditorName = (typeof EDITORS)[number];

/** A map in the forms that the editors take. */
export interface Workload {
  readonly map: ArgMap;
  /** As a file. */
  readonly text: string;
  /** With the sizes and lines that Argmap gives the nodes. */
  readonly peer: PeerMap;
}

export function workloadOf(map: ArgMap): Workload {
  const boxes = placedBoxes(map, createNodeMeasure());
  const nodes = map.nodes.flatMap(({ id, kind }) => {
    const box = boxes.get(id);
    return box ? [{ id, kind, ...box }] : [];
  });
  return { map, text: serialise(map), peer: { nodes, edges: map.edges } };
}

export interface Served {
  readonly argmap: string;
  /** Null where only Argmap is measured. */
  readonly peers: string | null;
  close(): Promise<void>;
}

export const BUILT = resolve(import.meta.dirname, "../../../out/renderer");

export async function serveEditors(names: readonly EditorName[], built = BUILT): Promise<Served> {
  const page = await servePageToBrowser(built, 0);
  if (names.every((name) => name === "Argmap"))
    return { argmap: page.address, peers: null, close: () => page.close() };
  const root = await builtPeers();
  const server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir: root },
    preview: { port: 0, host: "127.0.0.1" },
  });
  return {
    argmap: page.address,
    peers: server.resolvedUrls?.local[0] ?? null,
    async close() {
      await page.close();
      await server.close();
    },
  };
}

const PEER_PAGES: Readonly<Record<Exclude<EditorName, "Argmap">, string>> = {
  "React Flow": "react-flow.html",
  "React Flow, only visible": "react-flow.html?visible",
  Excalidraw: "excalidraw.html",
  "Excalidraw at its 10 %": "excalidraw.html?least",
};

export function addressOf(name: EditorName, { argmap, peers }: Served): string {
  if (name === "Argmap") return argmap;
  if (peers === null) throw new Error("the peers are not served");
  return `${peers}${PEER_PAGES[name]}`;
}

/** Runs in Argmap's page: the same calls as those of the peers, through what a person has: a dropped file and keys. */
function installArgmap([text, nodes]: readonly [text: string, nodes: number]): void {
  const file = new File([text], "bench.argmap", { type: "application/json" });
  const press = (key: string) =>
    window.dispatchEvent(
      new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }),
    );
  const canvas = () => {
    const element = document.querySelector(".canvas");
    if (!element) throw new Error("no map is open");
    return element;
  };
  const viewport = () => {
    const element = document.querySelector(".react-flow__viewport");
    const { a, e, f } = new DOMMatrix(element ? getComputedStyle(element).transform : "");
    const { x, y } = canvas().getBoundingClientRect();
    return { x: x + e, y: y + f, zoom: a };
  };
  const editor: MeasuredEditor = {
    prepare: () => undefined,
    open() {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      window.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    shows: () =>
      (document.querySelector(".status-line")?.textContent ?? "").includes(
        `${nodes.toLocaleString("en")} node`,
      ) && document.querySelector(".painted-layer, [data-node]") !== null,
    fit: () => void press("1"),
    near: () => void press("0"),
    viewport,
    placeOf: () => null,
  };
  (window as unknown as MeasuredWindow).editor = editor;
}

/** Gives the page what it shall open; nothing of it is measured. */
export async function prepare(page: Page, name: EditorName, { text, peer }: Workload): Promise<void> {
  if (name === "Argmap") return page.evaluate(installArgmap, [text, peer.nodes.length] as const);
  await page.waitForFunction(() => "editor" in window);
  await page.evaluate((map) => (window as unknown as MeasuredWindow).editor.prepare(map), peer);
}
