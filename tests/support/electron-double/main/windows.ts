/** `BrowserWindow`: state and events; the page is in the test's browser. */
import { EventEmitter } from "node:events";
import { isAbsolute } from "node:path";
import type * as Electron from "electron";
import type { Place } from "../messages";
import { allWindowsClosed, appEvents, openWindows } from "./app";
import { type ContentsDouble, createContents } from "./contents";
import { ask, post, preventable, record } from "./port";

const windows = new Map<number, WindowDouble>();
let focusedId: number | null = null;
let nextId = 0;

function checkPreferences(preferences: Electron.WebPreferences): void {
  const { preload } = preferences;
  if (preferences.contextIsolation === false || preferences.nodeIntegration === true)
    throw new Error("electron double: only isolated pages without Node");
  if (preload !== undefined && !isAbsolute(preload)) throw new Error("preload must be an absolute path");
  if (preload?.endsWith(".mjs") && preferences.sandbox !== false)
    throw new Error("sandboxed preload scripts cannot be ES modules");
}

export class WindowDouble extends EventEmitter {
  static getAllWindows(): WindowDouble[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): WindowDouble | null {
    return focusedId === null ? null : (windows.get(focusedId) ?? null);
  }
  static fromWebContents(contents: { readonly id: number }): WindowDouble | null {
    return windows.get(contents.id) ?? null;
  }

  readonly id: number;
  readonly double: ContentsDouble;
  readonly webContents: Electron.WebContents;
  #isVisible: boolean;
  #isGone = false;
  #title: string;
  #place: Place;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    const preferences = options.webPreferences ?? {};
    checkPreferences(preferences);
    nextId += 1;
    this.id = nextId;
    this.#isVisible = options.show !== false;
    this.#title = options.title ?? "";
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    const isFullScreen = options.fullscreen === true;
    this.#place = { bounds: { x, y, width, height }, isMaximized: false, isFullScreen };
    windows.set(this.id, this);
    openWindows.set(this.id, this);
    post({ t: "window", id: this.id, preload: preferences.preload ?? null, size: { width, height } });
    record("BrowserWindow", options);
    this.double = createContents(this.id);
    this.webContents = this.double.contents;
    appEvents.emit("browser-window-created", {}, this);
  }

  loadURL(url: string): Promise<void> {
    return ask((seq) => ({ t: "load", id: this.id, seq, url }));
  }
  show(): void {
    this.#isVisible = true;
    this.focus();
  }
  focus(): void {
    if (!this.#isVisible || focusedId === this.id) return;
    focusedId = this.id;
    this.emit("focus", {});
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isFocused(): boolean {
    return focusedId === this.id;
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.#isGone;
  }
  getBounds(): Electron.Rectangle {
    return { ...this.#place.bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#place.bounds };
  }
  isMaximized(): boolean {
    return this.#place.isMaximized;
  }
  isFullScreen(): boolean {
    return this.#place.isFullScreen;
  }
  /** Shows the window too, as Electron's own does. */
  maximize(): void {
    this.#isVisible = true;
    this.setPlace({ ...this.#place, isMaximized: true });
  }
  /** What the person does with the mouse, with the events that follow from it. */
  setPlace(place: Place): void {
    const before = this.#place;
    this.#place = place;
    if (place.isMaximized !== before.isMaximized)
      this.emit(place.isMaximized ? "maximize" : "unmaximize", {});
    if (place.isFullScreen !== before.isFullScreen)
      this.emit(place.isFullScreen ? "enter-full-screen" : "leave-full-screen", {});
    this.emit("move", {});
    this.emit("resize", {});
  }
  getPlace(): Place {
    return this.#place;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }
  setDocumentEdited(edited: boolean): void {
    record("window.setDocumentEdited", this.id, edited);
  }
  setRepresentedFilename(path: string): void {
    record("window.setRepresentedFilename", this.id, path);
  }
  close(): void {
    if (this.#isGone) return;
    const event = preventable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.#end();
  }
  destroy(): void {
    record("window.destroy", this.id);
    this.#end();
  }
  #end(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.double.isDestroyed = true;
    windows.delete(this.id);
    openWindows.delete(this.id);
    if (focusedId === this.id) focusedId = null;
    post({ t: "destroy", id: this.id });
    this.emit("closed", {});
    [...windows.values()].at(-1)?.focus();
    if (windows.size === 0) allWindowsClosed();
  }
}

export const windowById = (id: number): WindowDouble | undefined => windows.get(id);

/** What the app sees; a method that the class does not have is a `TypeError` that names it. */
export const BrowserWindow = WindowDouble as unknown as typeof Electron.BrowserWindow;
