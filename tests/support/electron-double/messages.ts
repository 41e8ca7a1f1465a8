/** What the stand-in for Electron and the test say to each other. Every payload survives a structured clone. */
export type ToHost =
  | { readonly t: "window"; readonly id: number; readonly preload: string | null; readonly size: Size }
  | { readonly t: "load"; readonly id: number; readonly seq: number; readonly url: string }
  | { readonly t: "reload"; readonly id: number }
  | { readonly t: "crash"; readonly id: number }
  | { readonly t: "send"; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly t: "edit"; readonly id: number; readonly command: string }
  | { readonly t: "destroy"; readonly id: number }
  | { readonly t: "lost-lock"; readonly data: unknown }
  | { readonly t: "call"; readonly api: string; readonly args: readonly unknown[] }
  | { readonly t: "problem"; readonly text: string }
  | Answer;

export type ToMain =
  | (Sender & { readonly t: "invoke"; readonly seq: number })
  | (Sender & { readonly t: "notify" })
  | {
      readonly t: "request";
      readonly seq: number;
      readonly url: string;
      readonly method: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly t: "event"; readonly id: number; readonly event: string; readonly details: object }
  | { readonly t: "popup"; readonly id: number; readonly seq: number; readonly url: string }
  | { readonly t: "navigate"; readonly id: number; readonly seq: number; readonly url: string }
  | { readonly t: "script-dialog"; readonly api: DialogName; readonly answer: unknown }
  | { readonly t: "control"; readonly seq: number; readonly action: Control }
  | { readonly t: "power-event"; readonly event: string }
  | { readonly t: "app-event"; readonly event: string; readonly args: readonly unknown[] }
  | Answer;

/** As the person has it: the rectangle is the one to come back to. */
export interface Place {
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a page could be let do; a test tries it and hears whether the app lets it. */
export type Door =
  | "permission request"
  | "permission check"
  | "device"
  | "display media"
  | "download"
  | "certificate error"
  | "client certificate"
  | "webview"
  | "redirect"
  | "navigation"
  | "navigation of a frame"
  | "request";

/** Who sends a message: the page of a window, a frame in it, or a frame that is gone already. */
export type Frame = "main" | "child" | "gone";

interface Sender {
  readonly id: number;
  readonly channel: string;
  readonly args: readonly unknown[];
  /** Of the frame that sent it. */
  readonly url: string;
  readonly frame?: Frame;
}

export interface Answer {
  readonly t: "answer";
  readonly seq: number;
  readonly ok: boolean;
  readonly value: unknown;
}

export type DialogName = "showOpenDialog" | "showSaveDialog" | "showMessageBox";

/** What a test does as the person in front of the screen. */
export type Control =
  | { readonly do: "menu"; readonly id: string }
  | { readonly do: "menu-items" }
  | { readonly do: "close"; readonly window: number }
  | { readonly do: "focus"; readonly window: number }
  | { readonly do: "window-state"; readonly window: number }
  | { readonly do: "place"; readonly window: number; readonly place: Place }
  | { readonly do: "get-place"; readonly window: number }
  | { readonly do: "fail"; readonly how: "throw" | "reject"; readonly text: string }
  | { readonly do: "quit" }
  | { readonly do: "door"; readonly window: number; readonly door: Door; readonly value: string }
  | { readonly do: "read-clipboard" }
  | { readonly do: "write-clipboard"; readonly text: string };

export interface ProtocolReply {
  /** False where the app's own gate cancelled the request. */
  readonly allowed: boolean;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
