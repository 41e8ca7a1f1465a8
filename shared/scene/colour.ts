/** Colours as numbers. Only what these functions accept ever reaches a written picture. */

/** Channels 0..255, alpha 0..1. */
export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** The sixteen basic colour names of CSS. */
const NAMES: Readonly<Record<string, string>> = {
  black: "#000000",
  silver: "#c0c0c0",
  gray: "#808080",
  grey: "#808080",
  white: "#ffffff",
  maroon: "#800000",
  red: "#ff0000",
  purple: "#800080",
  fuchsia: "#ff00ff",
  green: "#008000",
  lime: "#00ff00",
  olive: "#808000",
  yellow: "#ffff00",
  navy: "#000080",
  blue: "#0000ff",
  teal: "#008080",
  aqua: "#00ffff",
};

/** Reads `#rgb`, `#rrggbb`, `#rrggbbaa` or a basic colour name; null for anything else. */
export function parseColour(text: string): Rgba | null {
  const plain = text.trim().toLowerCase();
  const hex = Object.hasOwn(NAMES, plain) ? (NAMES[plain] ?? "") : plain;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(hex);
  const long = short
    ? `#${short
        .slice(1)
        .flatMap((d) => [d, d])
        .join("")}`
    : hex;
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?$/.exec(long);
  if (!match) return null;
  const channel = (i: number) => Number.parseInt(match[i] ?? "ff", 16);
  return { red: channel(1), green: channel(2), blue: channel(3), alpha: channel(4) / 255 };
}

/** The colour as `#rrggbb`, without its alpha. */
export function hexOf(colour: Rgba): string {
  const two = (n: number) => Math.round(n).toString(16).padStart(2, "0");
  return `#${two(colour.red)}${two(colour.green)}${two(colour.blue)}`;
}

/** Relative luminance of an opaque colour, 0..1 (WCAG 2.2). */
export function luminance(colour: Rgba): number {
  const linear = (n: number) => {
    const c = n / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

/** Contrast ratio of two opaque colours, 1..21 (WCAG 2.2). */
export function contrast(a: Rgba, b: Rgba): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
