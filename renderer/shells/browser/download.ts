/** Handing a file to the browser's downloads: how a page saves where it may not write to files. */

/** The browser copies the content in its own time; letting go at once would cancel that in some browsers. */
const KEEP_FOR_MS = 60_000;

/** Downloads the bytes under a name, and gives them back as the browser holds them. */
export function download(name: string, bytes: Uint8Array, type: string): Blob {
  const content = new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
  downloadBlob(name, content);
  return content;
}

export function downloadBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_FOR_MS);
}
