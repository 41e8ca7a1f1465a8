/**
 * A scene as SVG 1.1 text: real text elements, no script, no foreign objects, nothing fetched from anywhere. The looks
 * are attributes, not styles, because many programs that import SVG know no CSS; the style element holds only the font.
 */
import { toBase64 } from "../basics/base64";
import { FONT_FAMILY, type FontWeight } from "../layout/measure";
import { hexOf, parseColour } from "./colour";
import { svgPath } from "./svg-path";
import type { PathShape, RectShape, Scene, SceneGroup, Shape, TextShape } from "./types";
import { attributes, decimal, escapeXml } from "./xml";

/** A TrueType font that goes into the file. */
export interface EmbeddedFont {
  readonly weight: FontWeight;
  readonly bytes: Uint8Array;
}

export interface SvgOptions {
  readonly fonts: readonly EmbeddedFont[];
  /** The map's own text, to be opened again from the picture. */
  readonly embed?: string;
}

/** The element in an SVG's metadata that holds the map, and its namespace. Editors change prefixes but keep the name. */
export const SVG_EMBED_ELEMENT = "argmap-file";
const SVG_EMBED_NAMESPACE = "https://example.org/argmap/embedded";

/**
 * The fonts by name, without those for emoji: some viewers would take digits and spaces from them, and all find an
 * emoji font by themselves.
 */
const SVG_FONTS = FONT_FAMILY.split(", ")
  .filter((name) => !/Emoji|Symbol/.test(name))
  .join(", ");

/** The whole SVG file. Sizes are CSS pixels, one for each map unit. */
export function sceneToSvg(scene: Scene, options: SvgOptions): string {
  return [...svgParts(scene, options)].join("");
}

/** The same in parts, each a line or more: large maps need not be one string. */
export function* svgParts(scene: Scene, options: SvgOptions): Generator<string> {
  const { x, y, width, height } = scene.bounds;
  const frame = attributes({
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: [x, y, width, height].map(decimal).join(" "),
    role: "img",
    "aria-labelledby": "title desc",
    "font-family": SVG_FONTS,
    "text-rendering": "geometricPrecision",
    "xml:space": "preserve",
  });
  const background = scene.background === null ? [] : [backgroundRect(scene, scene.background)];
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg${frame}>`,
    `<title id="title">${escapeXml(scene.title)}</title>`,
    `<desc id="desc">${escapeXml(scene.description)}</desc>`,
    ...(options.embed === undefined ? [] : [embeddedMap(options.embed, scene)]),
    ...(options.fonts.length === 0 ? [] : [`<style>${options.fonts.map(fontFace).join("")}</style>`]),
    ...background,
  ];
  yield `${head.join("\n")}\n`;
  for (const group of scene.groups) yield `${groupElement(group)}\n`;
  yield "</svg>\n";
}

/** With the picture's size, so that cropping shows. */
function embeddedMap(text: string, { bounds: { width, height } }: Scene): string {
  const encoded = toBase64(new TextEncoder().encode(text));
  const name = SVG_EMBED_ELEMENT;
  return `<metadata><${name} xmlns="${SVG_EMBED_NAMESPACE}" size="${decimal(width)}x${decimal(height)}" encoding="base64">${encoded}</${name}></metadata>`;
}

function fontFace(font: EmbeddedFont): string {
  const source = `url(data:font/ttf;base64,${toBase64(font.bytes)}) format("truetype")`;
  return `@font-face{font-family:Inter;font-weight:${font.weight};src:${source}}`;
}

function backgroundRect(scene: Scene, fill: string): string {
  const { x, y, width, height } = scene.bounds;
  return `<rect${attributes({ x, y, width, height })}${paint("fill", fill)}/>`;
}

function groupElement(group: SceneGroup): string {
  let shapes = "";
  for (const shape of group.shapes) shapes += shapeElement(shape);
  return `<g><title>${escapeXml(group.label)}</title>${shapes}</g>`;
}

function shapeElement(shape: Shape): string {
  if (shape.type === "rect") return rectElement(shape);
  return shape.type === "path" ? pathElement(shape) : textElement(shape);
}

/** Colours that were written before: a scene has few, and many shapes. */
const paints = new Map<string, string>();
const MOST_PAINTS = 1_000;

/** A fill or stroke as attributes; only a colour that the program itself can read is written. */
function paint(name: "fill" | "stroke", colour: string | null): string {
  if (colour === null) return ` ${name}="none"`;
  const key = `${name} ${colour}`;
  const found = paints.get(key);
  if (found !== undefined) return found;
  const known = parseColour(colour);
  const looks = known === null ? { [name]: "none" } : { [name]: hexOf(known) };
  const made = attributes(known && known.alpha < 1 ? { ...looks, [`${name}-opacity`]: known.alpha } : looks);
  if (paints.size >= MOST_PAINTS) paints.clear();
  paints.set(key, made);
  return made;
}

function rectElement({ x, y, width, height, radius, fill, stroke, strokeWidth }: RectShape): string {
  const place = ` x="${decimal(x)}" y="${decimal(y)}" width="${decimal(width)}" height="${decimal(height)}"`;
  const corner = radius > 0 ? ` rx="${decimal(radius)}"` : "";
  const line = stroke === null ? "" : ` stroke-width="${decimal(strokeWidth)}"`;
  return `<rect${place}${corner}${paint("fill", fill)}${paint("stroke", stroke)}${line}/>`;
}

function pathElement({ segments, fill, stroke, strokeWidth, dash }: PathShape): string {
  const looks = `${paint("fill", fill)}${paint("stroke", stroke)}`;
  if (stroke === null) return `<path d="${svgPath(segments)}"${looks}/>`;
  const ends =
    dash.length > 0 ? ` stroke-dasharray="${dash.map(decimal).join(" ")}"` : ' stroke-linecap="round"';
  const line = ` stroke-width="${decimal(strokeWidth)}" stroke-linejoin="round"${ends}`;
  return `<path d="${svgPath(segments)}"${looks}${line}/>`;
}

/**
 * A line of text. `textLength` keeps the measured width where the viewer uses another font than ours; scaling the
 * glyphs, because stretched gaps would tear joined scripts apart. Lines from right to left go without: Inkscape 1.2 does
 * not draw them with it.
 */
function textElement(shape: TextShape): string {
  const { x, y, font, width, direction } = shape;
  const rightToLeft = direction === "rtl";
  const place = ` x="${decimal(x)}" y="${decimal(y)}" font-size="${decimal(font.size)}" font-weight="${font.weight}"`;
  const anchor = svgAnchor(shape);
  const anchored = anchor === null ? "" : ` text-anchor="${anchor}"`;
  const turned = rightToLeft ? ' direction="rtl" unicode-bidi="embed"' : "";
  const fixed =
    width > 0 && !rightToLeft ? ` textLength="${decimal(width)}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<text${place}${paint("fill", shape.fill)}${anchored}${turned}${fixed}>${escapeXml(shape.text)}</text>`;
}

/** The `text-anchor` of a line, null for the default: in SVG the start of a right-to-left line is its right end. */
export function svgAnchor(shape: TextShape): "middle" | "end" | null {
  if (shape.anchor === "middle") return "middle";
  const start = shape.direction === "rtl" ? "end" : "start";
  return shape.anchor === start ? null : "end";
}
