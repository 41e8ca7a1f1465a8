/**
 * Runs inside the page, before everything else, as text: gives the built preload the `electron` of a sandboxed
 * renderer, and the page what the preload exposes, copied and frozen as Electron's context bridge does.
 */
import { type Codec, createCodec, type Wire } from "./wire";

/** What the test may reach in the page. */
export interface PageHandle {
  /** Delivers a message from main and says how many listened. */
  deliver(channel: string, args: Wire): number;
  /** Lets a file that a test made stand for one on disk. */
  setPath(file: File, path: string): void;
}

type PreloadFunction = (
  require: unknown,
  module: unknown,
  exports: unknown,
  process: unknown,
  ...world: [window: unknown, global: unknown, self: unknown]
) => void;

interface PageSettings {
  readonly binding: string;
  readonly handle: string;
  readonly platform: string;
}

function installPreload(preload: PreloadFunction, codec: Codec, settings: PageSettings): void {
  // A preload runs in the main frame only.
  if (window.top !== window) return;
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const world = globalThis as unknown as Record<string, unknown>;
  const send = world[settings.binding] as (text: string) => Promise<string>;
  Reflect.deleteProperty(world, settings.binding);

  const clone = (args: unknown[]): unknown[] => {
    try {
      return structuredClone(args);
    } catch {
      throw new Error("An object could not be cloned.");
    }
  };
  const message = async (kind: string, channel: string, args: unknown[]): Promise<unknown> => {
    const text = await send(JSON.stringify([kind, channel, codec.encode(clone(args))]));
    const [ok, wire] = JSON.parse(text) as [boolean, Wire];
    const value = codec.decode(wire);
    if (ok) return value;
    throw new Error(`Error invoking remote method '${channel}': ${value}`);
  };

  const listeners = new Map<string, Set<Listener>>();
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => message("invoke", channel, args),
    send: (channel: string, ...args: unknown[]) => void message("notify", channel, args),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
  };

  const paths = new WeakMap<File, string>();
  const handle: PageHandle = {
    deliver(channel, wire) {
      const all = [...(listeners.get(channel) ?? [])];
      for (const listener of all) listener({ senderId: 0, ports: [] }, ...(codec.decode(wire) as unknown[]));
      return all.length;
    },
    setPath: (file, path) => void paths.set(file, path),
  };
  Object.defineProperty(world, settings.handle, { value: handle, enumerable: false });

  const copied = (value: unknown): unknown => {
    if (typeof value === "function") return copiedFunction(value as (...args: unknown[]) => unknown);
    if (value instanceof Promise) return value.then(copied, rethrown);
    if (Array.isArray(value)) return value.map(copied);
    if (value === null || typeof value !== "object") return value;
    if (value instanceof Element || value instanceof Blob) return value;
    const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(value));
    if (!isPlain) return structuredClone(value);
    // Prototypes and accessors are lost on the way, as in Electron.
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item)])));
  };
  const rethrown = (error: unknown): never => {
    throw new Error(error instanceof Error ? error.message : String(error));
  };
  const copiedFunction = (call: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]) => {
      try {
        return copied(call(...args.map(copied)));
      } catch (error) {
        return rethrown(error);
      }
    };
  };
  const contextBridge = {
    exposeInMainWorld(key: string, value: unknown) {
      if (key in world) throw new Error(`Cannot bind an API on top of an existing property: ${key}`);
      Object.defineProperty(world, key, { value: copied(value), enumerable: true });
    },
  };

  const webUtils = { getPathForFile: (file: File) => paths.get(file) ?? "" };
  const electron = { contextBridge, ipcRenderer, webUtils };
  const requireModule = (id: string): unknown => {
    if (id === "electron") return electron;
    throw new Error(`module not found: ${id}`);
  };
  // What the preload puts on its global object is not seen by the page.
  const own = new Map<PropertyKey, unknown>();
  const isolated: unknown = new Proxy(world, {
    get(target, key) {
      if (own.has(key)) return own.get(key);
      return ["window", "globalThis", "self"].includes(String(key)) ? isolated : Reflect.get(target, key);
    },
    set(_target, key, value) {
      own.set(key, value);
      return true;
    },
  });
  const process = { platform: settings.platform, type: "renderer", sandboxed: true, contextIsolated: true };
  const module = { exports: {} };
  preload(requireModule, module, module.exports, process, isolated, isolated, isolated);
}

/** The text of the script. The preload's own text is part of it: the page's policy forbids compiling it there. */
export function initScript(preload: string, settings: PageSettings): string {
  const wrapped = `function (require, module, exports, process, window, globalThis, self) {${preload}\n}`;
  return `(${installPreload.toString()})(${wrapped}, (${createCodec.toString()})(), ${JSON.stringify(settings)});`;
}
