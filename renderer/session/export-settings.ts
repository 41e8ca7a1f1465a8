/** What the person chose for an export, and what follows from it. */
import type { Size } from "../../shared/basics/geometry";
import { type ExportFormat, type ExportRequest, fitsPng } from "../../shared/scene/export-request";
import type { PageName } from "../../shared/scene/pdf/page-size";

export interface ExportSettings {
  readonly format: ExportFormat;
  readonly scale: "1" | "2" | "3" | "4";
  readonly theme: "light" | "dark";
  readonly background: "theme" | "transparent" | "white";
  readonly margin: number;
  readonly part: "map" | "selection";
  readonly title: boolean;
  readonly legend: boolean;
  /** Numbers on the nodes, and the sources below the map. */
  readonly footnotes: boolean;
  /** The map travels inside the picture. */
  readonly embed: boolean;
  readonly page: PageName;
  /** Null until something is chosen: as on the canvas. */
  readonly strengths: StrengthsChoice | null;
}

/** The same with nothing left open. */
export type ResolvedSettings = ExportSettings & { readonly strengths: StrengthsChoice };

/** Whether a picture shows how strong the nodes are. */
export type StrengthsChoice = "none" | "bars" | "numbers";

export const FIRST_SETTINGS: ExportSettings = {
  format: "svg",
  scale: "2",
  theme: "light",
  background: "theme",
  margin: 24,
  part: "map",
  title: true,
  legend: false,
  footnotes: false,
  embed: true,
  page: "map",
  strengths: null,
};

/** What pictures show of strengths, wherever they go: what was chosen for exports, else what the canvas shows. */
export function strengthsInPictures(state: {
  readonly exportSettings: ExportSettings;
  readonly strengths: boolean;
  readonly strengthNumbers: boolean;
}): StrengthsChoice {
  const onCanvas = state.strengthNumbers ? "numbers" : "bars";
  return state.exportSettings.strengths ?? (state.strengths ? onCanvas : "none");
}

export const MOST_MARGIN_OFFERED = 500;

/** The request for the exporter. `mapText` is the serialised map, made only when it is wanted. */
export function requestFor(
  settings: ExportSettings,
  selection: readonly string[],
  mapText: () => string,
): ExportRequest {
  const { format, theme, margin, title, legend, footnotes, page } = settings;
  return {
    format,
    theme,
    margin,
    title,
    legend,
    footnotes,
    scale: Number(settings.scale),
    background: settings.background === "white" ? "#ffffff" : settings.background,
    ...(settings.part === "selection" ? { only: selection } : {}),
    ...(settings.embed ? { embed: mapText() } : {}),
    ...(format === "pdf" ? { page } : {}),
  };
}

/** Beyond these, some programs do not open a picture, though it can be made. */
const WIDELY_READ_SIDE = 65_535;
const WIDELY_READ_PIXELS = 268_435_456;

/** The size in words, and what there is to know about it beforehand. */
export function sizeWords(
  settings: ExportSettings,
  size: Size,
): { readonly size: string; readonly warning: string; readonly possible: boolean } {
  const number = (value: number) => Math.round(value).toLocaleString("en");
  const size_ = `${number(size.width)} × ${number(size.height)}`;
  if (settings.format === "svg") return { size: `${size_}, sharp at any size`, warning: "", possible: true };
  if (settings.format === "pdf") return { size: PAGE_WORDS[settings.page], warning: "", possible: true };
  const words = `${size_} pixels`;
  if (!fitsPng(size)) {
    const warning =
      "A picture of so many pixels can't be made. Choose a smaller scale, a part of the map, SVG or PDF.";
    return { size: words, warning, possible: false };
  }
  const unusual =
    Math.max(size.width, size.height) > WIDELY_READ_SIDE || size.width * size.height > WIDELY_READ_PIXELS;
  const warning = unusual
    ? "Many programs don't open a picture of so many pixels. SVG or PDF may serve better."
    : "";
  return { size: words, warning, possible: true };
}

const PAGE_WORDS: Readonly<Record<PageName, string>> = {
  map: "One page, as large as the map",
  a4: "Fitted to one A4 page",
  letter: "Fitted to one Letter page",
  a3: "Fitted to one A3 page",
};
