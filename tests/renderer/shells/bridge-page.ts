/** A page with nothing but the browser's bridge, and files that a test can pick without a picker. */
import { createBrowserBridge } from "../../../renderer/shells/browser/browser-bridge";
import type { Bridge, ShellEvent } from "../../../shared/bridge/bridge";

/** What the page keeps for the test. */
export interface BridgeWindow {
  readonly bridge: Bridge;
  readonly heard: ShellEvent[];
  /** The options of every picker that was shown. */
  readonly asked: PickerOptions[];
  /** What the person does in the next picker: the name of a file, or the name of an exception. */
  answer: { pick: string } | { fail: string };
  /** The file of that name, as another program sees it. */
  readonly disk: {
    read(name: string): Promise<string>;
    write(name: string, text: string): Promise<void>;
    grow(name: string, bytes: number): Promise<void>;
    remove(name: string): Promise<void>;
    names(): Promise<readonly string[]>;
    handle(name: string): Promise<FileSystemFileHandle>;
  };
}

interface PickerOptions {
  readonly suggestedName?: string;
  readonly types?: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
}

const folder = () => navigator.storage.getDirectory();
const handle = async (name: string) => (await folder()).getFileHandle(name, { create: true });

const change = async (name: string, work: (stream: FileSystemWritableFileStream) => Promise<void>) => {
  const stream = await (await handle(name)).createWritable();
  await work(stream);
  await stream.close();
};

const asked: PickerOptions[] = [];
const picked = async (options: PickerOptions) => {
  asked.push(options);
  const { answer } = window as unknown as BridgeWindow;
  if ("fail" in answer) throw new DOMException("", answer.fail);
  return handle(answer.pick);
};

// The address says whether this browser has file pickers.
const pickers = window.location.hash === "#pickers";
Object.assign(window, {
  showOpenFilePicker: pickers ? async (options: PickerOptions) => [await picked(options)] : undefined,
  showSaveFilePicker: pickers ? picked : undefined,
  answer: { fail: "AbortError" },
  asked,
  heard: [],
  disk: {
    read: async (name) => (await (await handle(name)).getFile()).text(),
    write: (name, text) => change(name, (stream) => stream.write(text)),
    grow: (name, bytes) => change(name, (stream) => stream.truncate(bytes)),
    names: async () => {
      const names: string[] = [];
      for await (const name of (await folder()).keys()) names.push(name);
      return names.sort();
    },
    remove: async (name) => (await folder()).removeEntry(name),
    handle,
  } satisfies BridgeWindow["disk"],
});
Object.assign(window, { bridge: createBrowserBridge() });
