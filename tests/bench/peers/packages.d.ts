/** The parts of the peers' packages that the pages use; the packages themselves are installed by the bench alone. */

declare module "html-to-image" {
  export function toBlob(
    element: HTMLElement,
    options: {
      readonly width: number;
      readonly height: number;
      readonly pixelRatio: number;
      readonly style: Readonly<Record<string, string>>;
    },
  ): Promise<Blob | null>;
}

declare module "@excalidraw/excalidraw/index.css";

declare module "@excalidraw/excalidraw" {
  import type { ReactElement } from "react";

  export interface ExcalidrawElement {
    readonly id: string;
    readonly x: number;
    readonly y: number;
  }
  export interface AppState {
    readonly scrollX: number;
    readonly scrollY: number;
    readonly zoom: { readonly value: number };
  }
  export interface ExcalidrawApi {
    updateScene(scene: {
      readonly elements?: readonly ExcalidrawElement[];
      readonly appState?: AppState;
      readonly captureUpdate?: "IMMEDIATELY" | "NEVER" | "EVENTUALLY";
    }): void;
    getSceneElements(): readonly ExcalidrawElement[];
    getAppState(): AppState;
    getFiles(): object;
  }
  export function Excalidraw(props: {
    readonly excalidrawAPI: (api: ExcalidrawApi) => void;
  }): ReactElement;
  export function restoreElements(
    elements: readonly object[],
    local: null,
    options?: { readonly refreshDimensions?: boolean; readonly repairBindings?: boolean },
  ): readonly ExcalidrawElement[];
  export function exportToBlob(options: {
    readonly elements: readonly ExcalidrawElement[];
    readonly files: object;
    readonly mimeType: string;
    readonly appState: { readonly exportBackground: boolean };
    readonly getDimensions: (
      width: number,
      height: number,
    ) => { readonly width: number; readonly height: number; readonly scale: number };
  }): Promise<Blob | null>;
}
