/**
 * The character maps that PDFs in Chinese, Japanese and Korean may name instead of bringing them along. They come with the
 * app, one file each, and are read from it where a PDF asks for one.
 */
const addresses = import.meta.glob<string>("../../node_modules/pdfjs-dist/cmaps/*.bcmap", {
  query: "?url",
  import: "default",
  eager: true,
});

const byName = new Map(
  Object.entries(addresses).map(([path, address]) => [path.replace(/^.*\/|\.bcmap$/g, ""), address]),
);

/** The map of this name, packed as PDF.js packs them. Rejects for a name that no map has. */
export async function readCharacterMap(name: string): Promise<Uint8Array> {
  const address = byName.get(name);
  if (address === undefined) throw new Error("There is no character map of this name.");
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("A character map of the app is missing.");
  return new Uint8Array(await answer.arrayBuffer());
}
