/** The bundled font family in the page and in its workers. */
import regular from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url";
import semiBold from "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url";

/** The files, as addresses of the built page, for whoever embeds the fonts in a picture. */
export const FONT_URLS = { 400: regular, 600: semiBold } as const;

/** A page has its fonts in the document, a worker in its global scope; both lists work alike. */
function fontSet(): FontFaceSet {
  return "document" in globalThis ? document.fonts : (globalThis as unknown as FontFaceSource).fonts;
}

let loading: Promise<void> | null = null;

/**
 * Loads the bundled fonts and makes them known to the page or worker that calls. Wait for it before anything is
 * measured. Rejects where a font file can't be read; the next call tries again.
 */
export function loadFonts(): Promise<void> {
  loading ??= load().catch((reason: unknown) => {
    loading = null;
    throw reason;
  });
  return loading;
}

async function load(): Promise<void> {
  const faces = Object.entries(FONT_URLS).map(
    ([weight, url]) => new FontFace("Inter", `url(${JSON.stringify(url)})`, { weight, style: "normal" }),
  );
  for (const face of await Promise.all(faces.map((face) => face.load()))) fontSet().add(face);
}
