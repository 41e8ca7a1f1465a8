/** The system clipboard, through the asynchronous interface that Electron has since version 44. */
import { ClipboardItem, clipboard } from "electron";

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export async function writePng(png: Uint8Array): Promise<boolean> {
  if (!PNG_SIGNATURE.equals(png.subarray(0, PNG_SIGNATURE.length))) return false;
  const picture = new Blob([new Uint8Array(png)], { type: "image/png" });
  await clipboard.write([new ClipboardItem({ "image/png": picture })]);
  return true;
}

export const writeText = (text: string): Promise<void> => clipboard.writeText(text);
