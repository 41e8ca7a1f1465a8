/** `clipboard` and `ClipboardItem`, in memory, with the asynchronous interface of Electron 44 and later. */
import type * as Electron from "electron";
import { only, record } from "./port";

let text = "";

class ItemDouble {
  constructor(readonly items: Readonly<Record<string, unknown>>) {}
  get types(): string[] {
    return Object.keys(this.items);
  }
}

export const ClipboardItem = ItemDouble as unknown as typeof Electron.ClipboardItem;

export const readClipboard = (): string => text;

export const clipboard = only<Electron.Clipboard>("clipboard", {
  readText: async () => text,
  writeText: async (value: string) => {
    text = value;
  },
  write: async (items: Electron.ClipboardItem[]) => {
    for (const item of items as unknown as ItemDouble[])
      for (const [type, value] of Object.entries(item.items)) {
        const bytes = value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : null;
        record("clipboard.write", type, bytes?.length ?? String(value));
      }
  },
});
